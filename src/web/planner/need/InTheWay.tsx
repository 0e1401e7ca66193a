import { MessageSquarePlus } from 'lucide-react'
import { constraintRoutes } from '#domain/planning/contract.constraints.ts'
import type { Constraint } from '#domain/planning/contract.constraints.ts'
import type { Need } from '#domain/planning/contract.need.ts'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { useSpeaker } from '../forecast/useSpeaker.ts'
import { lost, minutes, people } from './sentence.ts'
import { sayAddress, stretchesOf } from './short.ts'
import type { Stretch } from './short.ts'

type Known = ReadonlyMap<string, Pick<Constraint, 'what' | 'behindId'>>

/** What constraints say, by id; read only where there is one to name. */
function useConstraints(isWanted: boolean): Known {
  const { data } = useCall(constraintRoutes.list, {}, { enabled: isWanted, staleTime: 60_000 })
  return new Map(data?.items.map((one) => [one.id, one]))
}

/** Whether the second lies behind the first: the chain goes on instead of another beginning. */
const isBehind = (known: Known, first: string | undefined, second: string): boolean =>
  first !== undefined && known.get(first)?.behindId === second

/** What explains a stretch, nearest first; or the way to say it. */
function InTheWay({ stretch, known }: { stretch: Stretch; known: Known }) {
  const t = useT()
  const say = useSpeaker()
  const { day, from, until, constraintIds } = stretch
  if (constraintIds.length === 0) {
    const about = { day: say.day(day), from: say.clock(from), until: say.clock(until) }
    return (
      <Go to={sayAddress(stretch)} className="need-say" aria-label={t('need.short.say_of', about)}>
        <MessageSquarePlus size={16} aria-hidden="true" />
        {t('need.short.say')}
      </Go>
    )
  }
  return (
    <ol role="list" className="need-chain" aria-label={t('need.short.explained')}>
      {constraintIds.map((id, index) => (
        <li key={id} data-behind={isBehind(known, constraintIds[index - 1], id) || undefined}>
          <Go to={`/planner/constraints#${id}`}>{known.get(id)?.what ?? t('need.constraint.unnamed')}</Go>
        </li>
      ))}
    </ol>
  )
}

/** Every time that is short of people, what it costs clients, and what stands in the way. */
export function ShortTimes({ need }: { readonly need: Need }) {
  const t = useT()
  const say = useSpeaker()
  const stretches = stretchesOf(need)
  const known = useConstraints(stretches.some(({ constraintIds }) => constraintIds.length > 0))
  if (need.totals.coverHours === null) return null
  return (
    <section className="plan-card" aria-labelledby="need-short">
      <h2 id="need-short">{t('need.short')}</h2>
      <p>{t(stretches.length === 0 ? 'need.short.none' : 'need.short.lead')}</p>
      <ul role="list" className="need-stretches">
        {stretches.map((stretch) => (
          <li key={`${stretch.day} ${stretch.from}`}>
            <div>
              <strong>
                {say.day(stretch.day)}, {say.times(stretch.from, stretch.until)}
              </strong>
              <p className="desk-quiet">
                {t('need.short.item', {
                  people: people(stretch.missing, say),
                  minutes: minutes(stretch.waitingMinutes, say),
                  lost: lost(stretch.lostContacts, say),
                })}
              </p>
            </div>
            <InTheWay stretch={stretch} known={known} />
          </li>
        ))}
      </ul>
    </section>
  )
}
