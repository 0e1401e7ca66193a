import type { Need, NeedInterval } from '#domain/planning/contract.need.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import type { MessageId } from '../../messages/catalogue.ts'
import { Scrolling } from '../forecast/Scrolling.tsx'
import { contacts } from '../forecast/sentence.ts'
import { useSpeaker } from '../forecast/useSpeaker.ts'
import type { Speaker } from '../forecast/words.ts'
import { peopleCount } from './sentence.ts'
import { missingIn, sayAddress, stretchAt, stretchesOf } from './short.ts'

type Column = {
  readonly title: MessageId
  readonly text: (one: NeedInterval, say: Speaker) => string
}

const whole = (value: number | null, say: Speaker): string => (value === null ? '–' : peopleCount(value, say))
const some = (value: number | null, say: Speaker): string =>
  value === null ? '–' : say.number(value, value < 10 ? 1 : 0)

const COLUMNS: readonly Column[] = [
  {
    title: 'need.table.contacts',
    text: ({ expected, low80, high80 }, say) =>
      `${contacts(expected, say)} ${say.t('need.table.spread', { low: contacts(low80, say), high: contacts(high80, say) })}`,
  },
  { title: 'need.table.load', text: ({ load }, say) => say.number(load, 1) },
  { title: 'need.table.needed', text: ({ needed }, say) => whole(needed, say) },
  { title: 'need.table.safely', text: ({ neededSafely }, say) => whole(neededSafely, say) },
  { title: 'need.table.roster', text: ({ toRoster }, say) => whole(toRoster, say) },
  { title: 'need.table.waiting', text: ({ waiting }, say) => say.percent(waiting) },
  { title: 'need.table.wait', text: ({ meanWaitSeconds }, say) => say.span(meanWaitSeconds) },
  { title: 'need.table.abandoned', text: ({ abandoned }, say) => say.percent(abandoned) },
]

const OF_A_ROSTER: readonly Column[] = [
  { title: 'need.table.cover', text: ({ cover }, say) => whole(cover, say) },
  {
    title: 'need.table.minutes',
    text: ({ waitingMinutes }, say) =>
      waitingMinutes === null ? '–' : say.t('need.minutes_short', { minutes: some(waitingMinutes, say) }),
  },
  { title: 'need.table.lost', text: ({ lostContacts }, say) => some(lostContacts, say) },
]

/** Where a short time leads: to its chain of constraints, or to where one is recorded. */
function Way({ need, one }: { need: Need; one: NeedInterval }) {
  const t = useT()
  const say = useSpeaker()
  const stretch = stretchAt(stretchesOf(need), one.day, one.minute)
  if (missingIn(one) === 0 || !stretch) return null
  const [nearest] = one.constraintIds
  const about = { day: say.day(one.day), from: say.clock(stretch.from), until: say.clock(stretch.until) }
  const isKnown = nearest !== undefined
  return (
    <Go
      to={isKnown ? `/planner/constraints#${nearest}` : sayAddress(stretch)}
      {...(!isKnown && { 'aria-label': t('need.short.say_of', about) })}
    >
      {t(isKnown ? 'need.table.way' : 'need.short.say')}
    </Go>
  )
}

function Row({ need, one, columns }: { need: Need; one: NeedInterval; columns: readonly Column[] }) {
  const say = useSpeaker()
  return (
    <tr data-short={missingIn(one) > 0 || undefined}>
      <th scope="row">{say.clock(one.minute)}</th>
      {columns.map(({ title, text }) => (
        <td key={title} className="plan-number">
          {text(one, say)}
        </td>
      ))}
      {one.cover !== null && (
        <td>
          <Way need={need} one={one} />
        </td>
      )}
    </tr>
  )
}

/** Every time of a day with all that is known of it. */
export function NeedTable({ need, day }: { readonly need: Need; readonly day: string }) {
  const t = useT()
  const say = useSpeaker()
  const own = need.intervals.filter((one) => one.day === day)
  if (own.length === 0) return null
  const isRostered = own.some((one) => one.cover !== null)
  const columns = isRostered ? [...COLUMNS, ...OF_A_ROSTER] : COLUMNS
  const title = t('need.table.title', { day: say.day(day) })
  return (
    <section className="plan-card" aria-labelledby="need-table">
      <h2 id="need-table">{title}</h2>
      <p className="desk-quiet">{t('need.table.explain')}</p>
      <Scrolling label={t('need.table_of', { title })}>
        <table className="plan-table need-table">
          <thead>
            <tr>
              <th scope="col">{t('need.table.time')}</th>
              {columns.map((column) => (
                <th key={column.title} scope="col" className="plan-number">
                  {t(column.title)}
                </th>
              ))}
              {isRostered && <th scope="col">{t('need.table.way')}</th>}
            </tr>
          </thead>
          <tbody>
            {own.map((one) => (
              <Row key={one.at} need={need} one={one} columns={columns} />
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  )
}
