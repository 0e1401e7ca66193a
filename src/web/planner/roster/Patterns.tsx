import { useState } from 'react'
import { peopleRoutes } from '#domain/planning/contract.people.ts'
import type { ShiftPattern } from '#domain/planning/contract.people.ts'
import { useCall } from '../../client.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { PatternForm } from './PatternForm.tsx'
import { useSay } from './say.ts'
import type { Say } from './say.ts'

/** When a kind of shift may begin: a few times by name, many as a range. */
function startsWords(starts: readonly number[], say: Say): string {
  const inOrder = starts.toSorted((a, b) => a - b)
  if (inOrder.length <= 4) return inOrder.map(say.clock).join(', ')
  return `${say.clock(inOrder[0] ?? 0)} … ${say.clock(inOrder.at(-1) ?? 0)} (${inOrder.length})`
}

function marksOf({ mostShare, active }: ShiftPattern, say: Say): string {
  const marks = [
    ...(active ? [] : [say.t('roster.patterns.retired')]),
    ...(mostShare === null ? [] : [say.t('roster.patterns.share', { share: say.percent(mostShare) })]),
  ]
  return marks.join('; ')
}

function Line({ pattern, onChange }: { pattern: ShiftPattern; onChange: (() => void) | undefined }) {
  const say = useSay()
  const { t } = say
  const { name, minutes, breakMinutes, breakPaid, weekdays, starts } = pattern
  const paid = breakPaid ? 'yes' : 'no'
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{say.length(minutes)}</td>
      <td>
        {breakMinutes === 0
          ? t('roster.patterns.break.none')
          : t('roster.patterns.break.words', { length: say.length(breakMinutes), paid })}
      </td>
      <td>{startsWords(starts, say)}</td>
      <td>
        {weekdays.length === 7
          ? t('roster.patterns.days.all')
          : weekdays
              .toSorted((a, b) => a - b)
              .map(say.shortWeekday)
              .join(', ')}
      </td>
      <td className="desk-quiet">{marksOf(pattern, say)}</td>
      {onChange && (
        <td>
          <Button size="s" aria-label={t('roster.patterns.change.label', { name })} onPress={onChange}>
            {t('roster.patterns.change')}
          </Button>
        </td>
      )}
    </tr>
  )
}

function Table(props: {
  items: readonly ShiftPattern[]
  onChange: ((one: ShiftPattern) => void) | undefined
}) {
  const { items, onChange } = props
  const { t } = useSay()
  const heads = [
    'roster.make.name',
    'roster.patterns.length',
    'roster.patterns.break',
    'roster.patterns.starts',
    'roster.patterns.days',
    'roster.patterns.marks',
  ] as const
  return (
    <div className="roster-scroll" role="region" aria-label={t('roster.patterns.caption')} tabIndex={0}>
      <table className="roster-table roster-cards">
        <caption className="desk-visually-hidden">{t('roster.patterns.caption')}</caption>
        <thead>
          <tr>
            {heads.map((id) => (
              <th key={id} scope="col">
                {t(id)}
              </th>
            ))}
            {onChange && (
              <th scope="col">
                <span className="desk-visually-hidden">{t('roster.patterns.change')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((pattern) => (
            <Line key={pattern.id} pattern={pattern} onChange={onChange && (() => onChange(pattern))} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The kinds of shift from which rosters are made. */
export function Patterns({ mayPlan }: { readonly mayPlan: boolean }) {
  const { t } = useSay()
  const [open, setOpen] = useState<ShiftPattern | 'new'>()
  const { data, error, refetch } = useCall(peopleRoutes.patterns)
  if (!data)
    return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={4} />
  const add = mayPlan && (
    <div>
      <Button onPress={() => setOpen('new')}>{t('roster.patterns.add')}</Button>
    </div>
  )
  return (
    <div className="roster-part">
      <p>{t('roster.patterns.lead')}</p>
      {data.items.length === 0 ? (
        <EmptyState title={t('roster.patterns.none')}>
          <p>{t('roster.patterns.none.text')}</p>
        </EmptyState>
      ) : (
        <Table items={data.items} onChange={mayPlan ? setOpen : undefined} />
      )}
      {add}
      {open && <PatternForm pattern={open === 'new' ? null : open} onClose={() => setOpen(undefined)} />}
    </div>
  )
}
