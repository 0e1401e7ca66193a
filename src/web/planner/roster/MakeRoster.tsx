import { useState } from 'react'
import { addDays, isoWeekday } from '#core/calendars/moments.ts'
import { demandRoutes } from '#domain/planning/contract.demand.ts'
import { peopleRoutes } from '#domain/planning/contract.people.ts'
import { rosterRoutes } from '#domain/planning/contract.rosters.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { dayOf, useZone } from '../../ui/time.ts'
import { useSay } from './say.ts'

const WEEKS_AHEAD = 12
const INTERVALS = [15, 30, 60] as const
const LENGTHS = [1, 2, 3, 4, 5] as const
const OWN = 'ledger'

/** The Mondays to come, next week’s first, and this week’s last: it has begun. */
function mondays(today: string): string[] {
  const monday = addDays(today, 1 - isoWeekday(today))
  const ahead = Array.from({ length: WEEKS_AHEAD }, (_, index) => addDays(monday, 7 * (index + 1)))
  return [...ahead, monday]
}

type Skill = { readonly id: string; readonly name: string }

/** Skills that somebody has and somebody has not: those worth looking at by themselves. */
function partialSkills(people: readonly { readonly skills: readonly Skill[] }[]): Skill[] {
  const all = people.flatMap(({ skills }) => skills)
  const byId = new Map(all.map((one) => [one.id, one]))
  const count = (id: string) => all.filter((one) => one.id === id).length
  return [...byId.values()]
    .filter(({ id }) => count(id) < people.length)
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

function Skills(props: { chosen: readonly string[]; onChange: (ids: string[]) => void }) {
  const { chosen, onChange } = props
  const { t } = useSay()
  const people = useCall(peopleRoutes.people).data?.items ?? []
  const skills = partialSkills(people.filter(({ terms }) => terms !== null))
  if (skills.length === 0) return null
  return (
    <fieldset className="roster-fieldset">
      <legend>{t('roster.make.skills')}</legend>
      <p className="desk-quiet">{t('roster.make.skills.help')}</p>
      <div className="roster-checks">
        {skills.map(({ id, name }) => (
          <Checkbox
            key={id}
            isSelected={chosen.includes(id)}
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
          >
            {name}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}

/** Asks for the days, the interval and where demand is read from, and begins a roster. */
export function MakeRoster({ onClose, onMade }: { onClose: () => void; onMade: (rosterId: string) => void }) {
  const say = useSay()
  const { t } = say
  const zone = useZone()
  const weeks = mondays(dayOf(Date.now(), zone))
  const [firstDay, setFirstDay] = useState(weeks[0] ?? '')
  const [name, setName] = useState<string>()
  const [length, setLength] = useState('1')
  const [interval, setInterval] = useState('30')
  const [series, setSeries] = useState(OWN)
  const [skillIds, setSkillIds] = useState<string[]>([])
  const known = useCall(demandRoutes.series).data?.items ?? []
  const given = name ?? t('roster.make.name.week', { day: say.date(firstDay) })
  const make = useCommand(rosterRoutes.make, {
    refreshes: [rosterRoutes.rosters],
    onSuccess: ({ id }) => {
      onClose()
      onMade(id)
    },
  })
  const submit = (): void => {
    const intervalMinutes = INTERVALS.find((one) => String(one) === interval) ?? 30
    make.mutate({
      body: { name: given.trim(), firstDay, days: 7 * Number(length), intervalMinutes, series, skillIds },
    })
  }
  return (
    <FormDialog
      title={t('roster.make')}
      lead={t('roster.make.lead')}
      action={t('roster.make.do')}
      onClose={onClose}
      onSubmit={submit}
      isReady={given.trim() !== ''}
      isBusy={make.isPending}
      error={make.error}
    >
      <div className="roster-fields">
        <Select
          label={t('roster.make.week')}
          options={weeks.map((day, index) => ({
            value: day,
            label: t(index === 0 ? 'roster.make.week.next' : 'roster.make.week.on', {
              day: say.shortDay(day),
            }),
          }))}
          value={firstDay}
          onChange={setFirstDay}
        />
        <Select
          label={t('roster.make.days')}
          options={LENGTHS.map((weeks) => ({
            value: String(weeks),
            label: t('roster.make.days.count', { weeks }),
          }))}
          value={length}
          onChange={setLength}
        />
        <Select
          label={t('roster.make.interval')}
          options={INTERVALS.map((minutes) => ({
            value: String(minutes),
            label: t('roster.minutes', { minutes }),
          }))}
          value={interval}
          onChange={setInterval}
        />
        <Select
          label={t('roster.make.series')}
          options={[
            { value: OWN, label: t('roster.make.series.own') },
            ...known.flatMap(({ id, name: label }) => (id === null ? [] : [{ value: id, label }])),
          ]}
          value={series}
          onChange={setSeries}
        />
      </div>
      <TextField label={t('roster.make.name')} value={given} onChange={setName} maxLength={80} />
      <Skills chosen={skillIds} onChange={setSkillIds} />
    </FormDialog>
  )
}
