import { charterRoutes } from '#domain/learning/contract.charter.ts'
import type { PackHead } from '#domain/learning/contract.charter.ts'
import { patternRoutes } from '#domain/learning/contract.patterns.ts'
import { standardRoutes } from '#domain/learning/contract.standards.ts'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { dayOf } from '../../ui/time.ts'
import { seesLens } from '../pages.ts'
import { aboutWords } from '../patterns/words.ts'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import './packs.css'

const REREAD = { refetchInterval: 120_000, staleTime: 30_000 }

type Way = { readonly to: string; readonly words: string; readonly why?: string }

function packWay(latest: PackHead | undefined, say: LensSay): Way | undefined {
  const { t } = say
  const isToday = latest?.day === dayOf(Date.now(), say.zone)
  if (latest && !latest.readByMe)
    return {
      to: `/lens/packs/${latest.id}`,
      words: isToday ? t('learning.pack.today') : t('learning.pack.of', { day: say.day(latest.day) }),
    }
  return isToday ? undefined : { to: '/lens/packs', words: t('learning.pack.none') }
}

function usePackWay(say: LensSay): Way | undefined {
  const { data } = useCall(charterRoutes.packs, { query: { limit: 1 } }, REREAD)
  return data && packWay(data.items[0], say)
}

function usePatternWay(say: LensSay): Way | undefined {
  const items = useCall(patternRoutes.patterns, { query: {} }, REREAD).data?.items
  const first = items?.find(({ state }) => state !== 'set_aside' && state !== 'solved')
  if (!first) return undefined
  const words = say.t('learning.pattern', {
    kind: say.t(`patterns.kind.${first.kind}`),
    about: aboutWords(first, say),
    time: say.hours(first.figures.clientMinutes.likely / 60),
  })
  return { to: `/lens/patterns/${first.id}`, words, why: say.t('learning.pattern.why') }
}

function useAskedWay({ t }: LensSay): Way | undefined {
  const items = useCall(standardRoutes.mine, {}, REREAD).data?.items ?? []
  const count = items.filter(({ answer }) => answer === null).length
  return count > 0 ? { to: '/lens/asked', words: t('learning.asked', { count }) } : undefined
}

function useRiskWay({ t }: LensSay): Way | undefined {
  const { data } = useCall(standardRoutes.misses, { query: { state: 'at_risk' } }, REREAD)
  const count = data ? data.items.length + data.more : 0
  return count > 0 ? { to: '/lens/standards', words: t('learning.risk', { count }) } : undefined
}

function Strip() {
  const say = useLensSay()
  const [pack, pattern] = [usePackWay(say), usePatternWay(say)]
  const [asked, risk] = [useAskedWay(say), useRiskWay(say)]
  const ways = [pack, pattern, asked, risk].filter((one) => one !== undefined)
  if (ways.length === 0) return null
  return (
    <section className="learning" aria-labelledby="learning-title">
      <h2 id="learning-title">{say.t('learning.title')}</h2>
      <ul role="list">
        {ways.map(({ to, words, why }) => (
          <li key={to}>
            {why && <small>{why}: </small>}
            <Go to={to}>{words}</Go>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The ways from what is now to what is being learnt; for those who look through the lens. */
export function LearningStrip() {
  const me = useMyself()
  return me && seesLens(me.roles) ? <Strip /> : null
}
