import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import type { Roster, Shift } from '#domain/planning/contract.rosters.ts'
import { Button } from '../../ui/Button.tsx'
import { Badge } from '../../ui/Words.tsx'
import { useZone } from '../../ui/time.ts'
import { Bar } from './Bar.tsx'
import type { Span } from './Bar.tsx'
import { CoverStrip, coverSentence, mostPeople } from './CoverStrip.tsx'
import type { FormFor } from './Grid.tsx'
import { placeOf, spanOf } from './place.ts'
import { useSay } from './say.ts'
import { namesOf, warningWords } from './words.ts'

function Line({ roster, shift, span }: { roster: Roster; shift: Shift; span: Span }) {
  const say = useSay()
  const zone = useZone()
  const names = useMemo(() => namesOf(roster), [roster])
  const place = placeOf(shift, zone)
  const rests = place.breakAfter === null ? null : place.fromMinute + place.breakAfter
  const warnings = roster.warnings.filter((one) => one.agentId === shift.agent.id && one.day === shift.day)
  return (
    <>
      <span className="roster-line-head">
        <strong>{shift.agent.name}</strong>
        <span>{say.times(shift.fromMinute, shift.toMinute)}</span>
      </span>
      <Bar place={place} span={span} />
      <span className="desk-quiet">
        {[
          rests === null
            ? say.t('shifts.no_break')
            : say.t('shifts.break', { times: say.times(rests, rests + place.breakMinutes) }),
          ...(shift.pattern ? [shift.pattern] : []),
          ...(shift.fixed ? [say.t('roster.by_hand')] : []),
        ].join(' · ')}
      </span>
      {warnings.length > 0 && (
        <Badge tone="golden">
          {say.t('roster.cell.warns', {
            words: say.list(warnings.map((one) => warningWords(one, say, names))),
          })}
        </Badge>
      )}
    </>
  )
}

/** One day of a roster as a list, for narrow screens: shifts by their beginning; a tap opens the form. */
export function DayList(props: {
  readonly roster: Roster
  readonly day: string
  readonly canEdit: boolean
  readonly onForm: (what: FormFor) => void
}) {
  const { roster, day, canEdit, onForm } = props
  const say = useSay()
  const [from, to] = spanOf(roster)
  const cover = roster.cover.find((one) => one.day === day)
  const shifts = roster.shifts
    .filter((one) => one.day === day)
    .toSorted((a, b) => a.fromMinute - b.fromMinute || a.agent.name.localeCompare(b.agent.name))
  return (
    <div className="roster-day-list">
      <p>{coverSentence(cover, day, roster.intervalMinutes, say)}</p>
      <CoverStrip
        {...{ day: cover, intervalMinutes: roster.intervalMinutes, from, to, tall: true }}
        most={mostPeople(roster.cover)}
      />
      {shifts.length === 0 && <p>{say.t('roster.nobody.here')}</p>}
      <ul role="list">
        {shifts.map((shift) => (
          <li key={shift.id}>
            {canEdit ? (
              <button type="button" className="roster-line" onClick={() => onForm({ shift })}>
                <Line roster={roster} shift={shift} span={{ from, to }} />
              </button>
            ) : (
              <div className="roster-line">
                <Line roster={roster} shift={shift} span={{ from, to }} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {canEdit && (
        <Button icon={<Plus size={18} aria-hidden="true" />} onPress={() => onForm({ agentId: null, day })}>
          {say.t('roster.action.give')}
        </Button>
      )}
    </div>
  )
}
