import { X } from 'lucide-react'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { peopleRoutes } from '#domain/planning/contract.people.ts'
import type { Leave, PlanPerson, WorkTerms } from '#domain/planning/contract.people.ts'
import type { z } from 'zod'
import { useCall, useCommand } from '../../client.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { LeaveForm } from './LeaveForm.tsx'
import { TermsForm } from './TermsForm.tsx'
import { useSay } from './say.ts'
import type { Say } from './say.ts'

type LeaveView = z.infer<typeof Leave>
const DAYS_AHEAD = 120
const FIND_FROM = 9
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const

/** What somebody agreed to, in two short lines. */
function termsWords(terms: WorkTerms, say: Say): [string, string] {
  const { leastMinutesWeek: least, mostMinutesWeek: most, restMinutes, mostDaysInRow } = terms
  const words = { least: say.length(least), most: say.length(most) }
  const rest = { rest: say.length(restMinutes), days: mostDaysInRow }
  return [
    say.t(least === most ? 'roster.people.terms.exact' : 'roster.people.terms.week', words),
    say.t('roster.people.terms.rest', rest),
  ]
}

/** When somebody can work: weekdays with the same times are told together. */
export function availableWords({ available }: WorkTerms, say: Say): string[] {
  const timesOn = (day: (typeof WEEKDAYS)[number]) =>
    (available[day] ?? []).map(([from, to]) => say.times(from, to)).join(', ')
  const worked = WEEKDAYS.filter((day) => timesOn(day) !== '')
  return [...Map.groupBy(worked, timesOn)].map(([times, days]) => {
    const [first = '1', last = '1'] = [days[0], days.at(-1)]
    const inRow = days.length > 2 && Number(last) - Number(first) === days.length - 1
    const names = inRow
      ? `${say.shortWeekday(Number(first))}–${say.shortWeekday(Number(last))}`
      : days.map((day) => say.shortWeekday(Number(day))).join(', ')
    return `${names} ${times}`
  })
}

/** A leave in words. */
function leaveWords({ kind, firstDay, lastDay }: LeaveView, say: Say): string {
  const word = say.t(`roster.leave.kind.${kind}`)
  return firstDay === lastDay
    ? say.t('roster.leave.one', { kind: word, day: say.shortDay(firstDay) })
    : say.t('roster.leave.many', { kind: word, from: say.shortDay(firstDay), to: say.shortDay(lastDay) })
}

function Leaves({ leaves, mayPlan }: { leaves: readonly LeaveView[]; mayPlan: boolean }) {
  const say = useSay()
  const remove = useCommand(peopleRoutes.removeLeave, {
    refreshes: [peopleRoutes.leaves],
    onSuccess: () => toast({ text: say.t('roster.leave.removed') }),
  })
  if (leaves.length === 0) return <span className="desk-quiet">{say.t('roster.people.away.none')}</span>
  return (
    <ul role="list">
      {leaves.map((leave) => {
        const when = leaveWords(leave, say)
        return (
          <li key={leave.id} className="roster-leave">
            {when}
            {mayPlan && (
              <IconButton
                size="s"
                label={say.t('roster.people.leave.remove', { when })}
                icon={<X size={16} aria-hidden="true" />}
                onPress={() => remove.mutate({ params: { leaveId: leave.id } })}
              />
            )}
          </li>
        )
      })}
      <ProblemNotice error={remove.error} />
    </ul>
  )
}

type Open = { readonly person: PlanPerson; readonly what: 'terms' | 'leave' }

function Line(props: {
  person: PlanPerson
  leaves: readonly LeaveView[]
  mayPlan: boolean
  open: (what: Open['what']) => void
}) {
  const { person, leaves, mayPlan, open } = props
  const say = useSay()
  const { t } = say
  const { agent, department, terms } = person
  const [week, rest] = terms ? termsWords(terms, say) : [t('roster.people.terms.none'), '']
  return (
    <tr>
      <th scope="row">
        <span className="roster-name">{agent.name}</span>
        <span className="desk-quiet">{department}</span>
      </th>
      <td>
        {week} <span className="desk-quiet roster-second">{rest}</span>
      </td>
      <td>{terms && availableWords(terms, say).map((words) => <div key={words}>{words}</div>)}</td>
      <td>
        <Leaves leaves={leaves} mayPlan={mayPlan} />
      </td>
      {mayPlan && (
        <td>
          <div className="roster-row-actions">
            <Button
              size="s"
              aria-label={t('roster.people.set.label', { name: agent.name })}
              onPress={() => open('terms')}
            >
              {t('roster.people.set')}
            </Button>
            <Button
              size="s"
              variant="quiet"
              aria-label={t('roster.people.leave.label', { name: agent.name })}
              onPress={() => open('leave')}
            >
              {t('roster.people.leave')}
            </Button>
          </div>
        </td>
      )}
    </tr>
  )
}

function Head({ mayPlan }: { mayPlan: boolean }) {
  const { t } = useSay()
  return (
    <thead>
      <tr>
        <th scope="col">{t('roster.person')}</th>
        <th scope="col">{t('roster.people.terms')}</th>
        <th scope="col">{t('roster.people.available')}</th>
        <th scope="col">{t('roster.people.away')}</th>
        {mayPlan && (
          <th scope="col">
            <span className="desk-visually-hidden">{t('roster.patterns.change')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

function Found(props: { people: readonly PlanPerson[]; mayPlan: boolean; open: (what: Open) => void }) {
  const { people, mayPlan, open } = props
  const { t } = useSay()
  const leaves = useCall(peopleRoutes.leaves, { query: { days: DAYS_AHEAD } }).data?.items ?? []
  const byPerson = Map.groupBy(leaves, ({ agent }) => agent.id)
  return (
    <div className="roster-scroll" role="region" aria-label={t('roster.people.caption')} tabIndex={0}>
      <table className="roster-table roster-cards">
        <caption className="desk-visually-hidden">{t('roster.people.caption')}</caption>
        <Head mayPlan={mayPlan} />
        <tbody>
          {people.map((person) => (
            <Line
              key={person.agent.id}
              person={person}
              leaves={byPerson.get(person.agent.id) ?? []}
              mayPlan={mayPlan}
              open={(what) => open({ person, what })}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Everybody who can be rostered: what they agreed to work, when they can, and when they are away. */
export function People({ mayPlan }: { readonly mayPlan: boolean }) {
  const { t } = useSay()
  const { locale } = useIntl()
  const [find, setFind] = useState('')
  const [open, setOpen] = useState<Open>()
  const { data, error, refetch } = useCall(peopleRoutes.people)
  const close = (): void => setOpen(undefined)
  if (!data)
    return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />
  const byName = new Intl.Collator(locale)
  const all = data.items.toSorted((a, b) => byName.compare(a.agent.name, b.agent.name))
  const wanted = find.trim().toLocaleLowerCase(locale)
  const people = all.filter(({ agent }) => agent.name.toLocaleLowerCase(locale).includes(wanted))
  if (all.length === 0) {
    return (
      <EmptyState title={t('roster.people.none')}>
        <p>{t('roster.people.none.text')}</p>
      </EmptyState>
    )
  }
  return (
    <div className="roster-part">
      <p>{t('roster.people.lead')}</p>
      {all.length >= FIND_FROM && (
        <div className="roster-find">
          <TextField label={t('roster.people.find')} value={find} onChange={setFind} type="search" />
        </div>
      )}
      {people.length === 0 ? (
        <p role="status">{t('roster.people.find.none')}</p>
      ) : (
        <Found people={people} mayPlan={mayPlan} open={setOpen} />
      )}
      {open?.what === 'terms' && <TermsForm person={open.person} onClose={close} />}
      {open?.what === 'leave' && <LeaveForm person={open.person} onClose={close} />}
    </div>
  )
}
