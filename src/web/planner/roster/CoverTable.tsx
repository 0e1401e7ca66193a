import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { Roster } from '#domain/planning/contract.rosters.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { coverSentence } from './CoverStrip.tsx'
import { useSay } from './say.ts'

type Days = { readonly roster: Roster; readonly days: readonly string[] }

/** The times of the days' intervals, from the earliest to the latest. */
function timesOf({ roster, days }: Days): number[] {
  const shown = roster.cover.filter(({ day }) => days.includes(day))
  const all = shown.flatMap(({ fromMinute, needed }) =>
    needed.map((_, index) => fromMinute + index * roster.intervalMinutes),
  )
  return [...new Set(all)].toSorted((a, b) => a - b)
}

function Cell({ roster, day, time }: { roster: Roster; day: string; time: number }) {
  const { t } = useSay()
  const cover = roster.cover.find((one) => one.day === day)
  const index = cover ? (time - cover.fromMinute) / roster.intervalMinutes : -1
  const needed = cover?.needed[index]
  if (needed === undefined) return <td>–</td>
  const at = cover?.cover[index] ?? 0
  const isShort = at < needed
  const words = { cover: at, needed, short: needed - at }
  return (
    <td className={cx(isShort && 'roster-figure-short')}>
      {t(isShort ? 'roster.cover.cell.short' : 'roster.cover.cell', words)}
    </td>
  )
}

function Figures(props: Days) {
  const say = useSay()
  const { roster, days } = props
  const caption = say.t('roster.cover.table')
  return (
    <div className="roster-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="roster-table roster-figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say.t('roster.cover.time')}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {say.shortDay(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {timesOf(props).map((time) => (
            <tr key={time}>
              <th scope="row">{say.clock(time)}</th>
              {days.map((day) => (
                <Cell key={day} roster={roster} day={day} time={time} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Legend() {
  const { t } = useSay()
  return (
    <ul role="list" className="roster-legend">
      <li>
        <span className="roster-key roster-key-cover" aria-hidden="true" /> {t('roster.cover.legend.cover')}
      </li>
      <li>
        <span className="roster-key roster-key-need" aria-hidden="true" /> {t('roster.cover.legend.need')}
      </li>
      <li>
        <span className="roster-key roster-key-short" aria-hidden="true" /> {t('roster.cover.legend.short')}
      </li>
    </ul>
  )
}

/** What the strips show, as sentences and behind a button as a table. */
export function CoverTable({ roster, days }: Days) {
  const say = useSay()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="roster-twin" aria-label={say.t('roster.cover')}>
      <div className="roster-twin-head">
        <Legend />
        <Button
          variant="quiet"
          size="s"
          icon={<ChevronRight size={16} aria-hidden="true" className={cx(isOpen && 'roster-turned')} />}
          aria-expanded={isOpen}
          {...(isOpen && { 'aria-controls': id })}
          onPress={() => setOpen(!isOpen)}
        >
          {say.t(isOpen ? 'roster.cover.hide' : 'roster.cover.show')}
        </Button>
      </div>
      {isOpen && (
        <div id={id} className="roster-twin-body">
          <ul>
            {days.map((day) => (
              <li key={day}>
                {coverSentence(
                  roster.cover.find((one) => one.day === day),
                  day,
                  roster.intervalMinutes,
                  say,
                )}
              </li>
            ))}
          </ul>
          <Figures roster={roster} days={days} />
        </div>
      )}
    </section>
  )
}
