import type { Likely, SkillKind, SkillPool, SkillsTold } from '#domain/planning/contract.skills.ts'
import { useT } from '../../messages/Messages.tsx'
import { Badge } from '../../ui/Words.tsx'
import { contacts } from '../forecast/sentence.ts'
import { Scrolling } from '../forecast/Scrolling.tsx'
import { useSpeaker } from '../forecast/useSpeaker.ts'
import { peopleCount } from './sentence.ts'
import { kindName, poolName, shortSpan } from './skills-words.ts'

/** What “in time” is called: within a time, or at once. */
export function useInTime({ withinSeconds }: SkillsTold): string {
  const t = useT()
  const say = useSpeaker()
  return withinSeconds === 0
    ? t('need.skills.at_once')
    : t('need.skills.in_time', { span: say.span(withinSeconds) })
}

/** A figure with where it likely lies beneath. */
function LikelyCell({ figure, words }: { figure: Likely; words: (value: number) => string }) {
  const t = useT()
  return (
    <td className="plan-number">
      {words(figure.value)}
      <span className="desk-quiet need-skill-likely">
        {t('need.skills.between', { low: words(figure.low), high: words(figure.high) })}
      </span>
    </td>
  )
}

function Met({ kind }: { kind: SkillKind }) {
  const t = useT()
  const say = useSpeaker()
  const { met, why } = kind
  if (!met) return <td colSpan={4}>{why && <Badge tone="golden">{t(`need.skills.why.${why}`)}</Badge>}</td>
  return (
    <>
      <LikelyCell figure={met.waiting} words={say.percent} />
      <LikelyCell figure={met.meanWaitSeconds} words={(value) => shortSpan(value, say)} />
      <LikelyCell figure={met.inTime} words={say.percent} />
      <td>
        <Badge tone={met.keepsOffer ? 'good' : 'golden'}>
          {t(met.keepsOffer ? 'need.skills.offer.kept' : 'need.skills.offer.missed')}
        </Badge>
      </td>
    </>
  )
}

function KindRow({ kind }: { kind: SkillKind }) {
  const say = useSpeaker()
  return (
    <tr>
      <th scope="row">
        {kindName(kind, say)}
        <span className="desk-quiet">{say.list(kind.services)}</span>
      </th>
      <td className="plan-number">{contacts(kind.perHour, say)}</td>
      <td className="plan-number">
        {shortSpan(kind.handlingSeconds, say)}
        {kind.handlingOf === 'all' && ' *'}
      </td>
      <Met kind={kind} />
    </tr>
  )
}

/** What clients meet, by the skill they need. */
export function KindTable({ told }: { readonly told: SkillsTold }) {
  const t = useT()
  const inTime = useInTime(told)
  const title = t('need.skills.kinds')
  const numbers = [t('need.skills.per_hour'), t('need.skills.takes'), t('need.skills.waiting')]
  return (
    <>
      <h3>{title}</h3>
      <Scrolling label={title}>
        <table className="plan-table need-skill-table">
          <thead>
            <tr>
              <th scope="col">{t('need.skills.kind')}</th>
              {[...numbers, t('need.skills.wait'), inTime].map((column) => (
                <th key={column} scope="col" className="plan-number">
                  {column}
                </th>
              ))}
              <th scope="col">{t('need.skills.offer')}</th>
            </tr>
          </thead>
          <tbody>
            {told.kinds.map((kind) => (
              <KindRow key={kind.skill?.id ?? ''} kind={kind} />
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className="desk-quiet">{t('need.skills.explain')}</p>
    </>
  )
}

function PoolRow({ pool }: { pool: SkillPool }) {
  const say = useSpeaker()
  return (
    <tr>
      <th scope="row">{poolName(pool, say)}</th>
      <td className="plan-number">{say.number(pool.people, 0)}</td>
      <td className="plan-number">{peopleCount(pool.onDuty, say)}</td>
      {pool.occupancy ? (
        <LikelyCell figure={pool.occupancy} words={say.percent} />
      ) : (
        <td className="plan-number">–</td>
      )}
      <td className="plan-number">{pool.least === null ? '–' : say.number(pool.least, 0)}</td>
    </tr>
  )
}

/** Groups of people by what they can take: how many there are, how busy, how many it takes. */
export function PoolTable({ told }: { readonly told: SkillsTold }) {
  const t = useT()
  const say = useSpeaker()
  const title = t('need.skills.pools')
  return (
    <>
      <h3>{title}</h3>
      <Scrolling label={title}>
        <table className="plan-table need-skill-table">
          <thead>
            <tr>
              <th scope="col">{t('need.skills.pool')}</th>
              {(['people', 'on_duty', 'busy', 'least'] as const).map((column) => (
                <th key={column} scope="col" className="plan-number">
                  {t(`need.skills.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.pools.map((pool) => (
              <PoolRow key={pool.id} pool={pool} />
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className="desk-quiet">{t('need.skills.pools.explain', { percent: say.percent(told.certainty) })}</p>
    </>
  )
}
