import type { Need } from '#domain/planning/contract.need.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { Scrolling } from '../forecast/Scrolling.tsx'
import { useSpeaker } from '../forecast/useSpeaker.ts'
import type { Speaker } from '../forecast/words.ts'
import { peopleCount } from './sentence.ts'
import { glanceOf, missingIn, stretchesOf } from './short.ts'
import type { GlanceCell } from './short.ts'

/** What stands in a place of the week, for those who listen. */
function spoken(cell: GlanceCell, say: Speaker): string {
  if (cell.state === 'closed') return say.t('need.cell.closed')
  const needed = peopleCount(cell.needed, say)
  if (cell.state === 'unknown') return say.t('need.cell.unknown', { needed })
  const cover = peopleCount(cell.cover, say)
  const by = peopleCount(cell.by, say)
  if (cell.state === 'short') return say.t('need.cell.short', { needed, cover, missing: by })
  return cell.state === 'spare'
    ? say.t('need.cell.spare', { needed, cover, spare: by })
    : say.t('need.cell.enough', { needed, cover })
}

/** What stands there to be seen: on duty and needed, and by how many it is short or has to spare. */
function Seen({ cell }: { cell: Exclude<GlanceCell, { state: 'closed' }> }) {
  const say = useSpeaker()
  const needed = peopleCount(cell.needed, say)
  if (cell.state === 'unknown') return <span aria-hidden="true">{needed}</span>
  const sign = cell.state === 'short' ? '−' : cell.state === 'spare' ? '+' : ''
  return (
    <span aria-hidden="true" className="need-cell">
      <span>
        {peopleCount(cell.cover, say)}/{needed}
      </span>
      {sign && (
        <strong>
          {sign}
          {peopleCount(cell.by, say)}
        </strong>
      )}
    </span>
  )
}

function Cell({ cell }: { cell: GlanceCell }) {
  const say = useSpeaker()
  return (
    <td data-state={cell.state}>
      {cell.state !== 'closed' && <Seen cell={cell} />}
      <VisuallyHidden>{spoken(cell, say)}</VisuallyHidden>
    </td>
  )
}

/** How a place of the week is to be read. */
function Key({ isRostered, hasClosed }: { isRostered: boolean; hasClosed: boolean }) {
  const t = useT()
  const entries = [
    ...(isRostered ? (['covered', 'short', 'spare'] as const) : (['needed'] as const)),
    ...(hasClosed ? (['closed'] as const) : []),
  ]
  return (
    <ul role="list" className="need-key">
      {entries.map((one) => (
        <li key={one}>
          <span className="need-key-mark" data-state={one} aria-hidden="true" />
          {t(`need.glance.key.${one}`)}
        </li>
      ))}
    </ul>
  )
}

function sentenceOf(need: Need, say: Speaker): string {
  if (need.totals.coverHours === null) return say.t('need.glance.sentence.no_roster')
  const count = need.intervals.filter((one) => missingIn(one) > 0).length
  if (count === 0) return say.t('need.glance.sentence.covered')
  const days = [...new Set(stretchesOf(need).map(({ day }) => day))]
  return say.t('need.glance.sentence.short', { count, days: say.list(days.map(say.day)) })
}

/** Seven days by time of day: how many are needed and on duty, and where it is short. */
export function Glance(props: {
  readonly need: Need
  readonly days: readonly string[]
  readonly shown: string | undefined
  /** The address that shows a day. */
  readonly toDay: (day: string) => string
}) {
  const { need, days, shown, toDay } = props
  const t = useT()
  const say = useSpeaker()
  const { rows } = glanceOf(need, days)
  const hasClosed = rows.some(({ cells }) => cells.some(({ state }) => state === 'closed'))
  return (
    <section className="plan-card" aria-labelledby="need-glance">
      <h2 id="need-glance">{t('need.glance.title')}</h2>
      <p>{sentenceOf(need, say)}</p>
      <Scrolling label={t('need.table_of', { title: t('need.glance.title') })}>
        <table className="need-glance">
          <thead>
            <tr>
              <th scope="col">{t('need.glance.time')}</th>
              {days.map((day) => (
                <th key={day} scope="col" data-shown={day === shown || undefined}>
                  <Go
                    to={toDay(day)}
                    aria-label={t('need.glance.show_day', { day: say.day(day) })}
                    {...(day === shown && { 'aria-current': 'date' as const })}
                  >
                    {say.shortDay(day)}
                  </Go>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ minute, cells }) => (
              <tr key={minute}>
                <th scope="row">{say.clock(minute)}</th>
                {cells.map((cell, index) => (
                  <Cell key={days[index]} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <Key isRostered={need.totals.coverHours !== null} hasClosed={hasClosed} />
    </section>
  )
}
