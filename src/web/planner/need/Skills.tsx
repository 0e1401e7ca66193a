import { GraduationCap } from 'lucide-react'
import { useState } from 'react'
import type { Need } from '#domain/planning/contract.need.ts'
import { skillRoutes } from '#domain/planning/contract.skills.ts'
import type { SkillKind, SkillsTold } from '#domain/planning/contract.skills.ts'
import { IntervalPlot } from '../../charts/IntervalPlot.tsx'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { Working } from '../forecast/Working.tsx'
import { useSpeaker } from '../forecast/useSpeaker.ts'
import { KindTable, PoolTable, useInTime } from './SkillTables.tsx'
import type { NeedChoice } from './choice.ts'
import {
  coverSentence,
  kindName,
  metSentence,
  notPossibleWords,
  priceSentence,
  skillWarnings,
  teachSentence,
} from './skills-words.ts'
import './skills.css'

const BUSIEST = ''
const REREAD_MS = 300_000
const MOST_DRAWN = 6

type Met = SkillKind & { readonly met: NonNullable<SkillKind['met']> }

/** Those that wait most, with their intervals. */
function Chart({ told }: { told: SkillsTold }) {
  const t = useT()
  const say = useSpeaker()
  const inTime = useInTime(told)
  const all = told.kinds.filter((kind): kind is Met => kind.met !== null)
  const kinds = all
    .toSorted((a, b) => b.met.meanWaitSeconds.value - a.met.meanWaitSeconds.value)
    .slice(0, MOST_DRAWN)
  if (kinds.length < 2) return null
  const measure = (id: 'waiting' | 'meanWaitSeconds' | 'inTime', label: string) => ({
    ...{ id, label },
    format: id === 'meanWaitSeconds' ? ({ kind: 'span' } as const) : ({ kind: 'share' } as const),
    estimates: kinds.map(({ met }) => met[id]),
  })
  return (
    <IntervalPlot
      title={t('need.skills.chart')}
      sentence={metSentence(told, say)}
      level={3}
      designs={kinds.map((kind) => kindName(kind, say))}
      measures={[
        measure('waiting', t('need.skills.waiting')),
        measure('meanWaitSeconds', t('need.skills.wait')),
        measure('inTime', inTime),
      ]}
      measuresName={t('need.skills.measure')}
      coverage={0.95}
    >
      {kinds.length < all.length && (
        <p className="desk-quiet">{t('need.skills.chart.more', { count: kinds.length })}</p>
      )}
    </IntervalPlot>
  )
}

function Told({ told }: { told: SkillsTold }) {
  const t = useT()
  const say = useSpeaker()
  const isDrawn = told.kinds.filter(({ met }) => met !== null).length > 1
  return (
    <>
      <p className="need-skill-price" aria-live="polite">
        {priceSentence(told, say)}
      </p>
      <p>
        {coverSentence(told, say)} {!isDrawn && metSentence(told, say)}
      </p>
      <div className="need-skill-teach">
        <GraduationCap size={20} aria-hidden="true" />
        <div>
          <h3>{t('need.skills.teach')}</h3>
          <p>{teachSentence(told, say)}</p>
        </div>
      </div>
      <Chart told={told} />
      <KindTable told={told} />
      <PoolTable told={told} />
      {skillWarnings(told.warnings, say).map((words) => (
        <p key={words} className="desk-quiet">
          {words}
        </p>
      ))}
    </>
  )
}

function TimeField(props: {
  readonly need: Need
  readonly day: string | undefined
  readonly value: string
  readonly onChange: (at: string) => void
}) {
  const { need, day, value, onChange } = props
  const t = useT()
  const say = useSpeaker()
  const own = need.intervals.filter((one) => one.day === day)
  return (
    <Select
      label={t('need.skills.time')}
      options={[
        { value: BUSIEST, label: t('need.skills.time.busiest') },
        ...own.map((one) => ({ value: one.at, label: `${say.shortDay(one.day)}, ${say.clock(one.minute)}` })),
      ]}
      value={value}
      onChange={onChange}
    />
  )
}

/** Mixed skills at the busiest time: who waits for want of which skill, what the split costs, what to teach next (R34). */
export function Skills(props: {
  readonly need: Need
  readonly choice: NeedChoice
  readonly day: string | undefined
}) {
  const { need, choice, day } = props
  const t = useT()
  const say = useSpeaker()
  const [chosen, setChosen] = useState(BUSIEST)
  const at = need.intervals.some((one) => one.day === day && one.at === chosen) ? chosen : BUSIEST
  const { by = 30, day: _day, ...asked } = choice
  const query = {
    ...asked,
    days: need.days,
    intervalMinutes: `${by}` as const,
    ...(at !== BUSIEST && { at }),
  }
  const { data, error, refetch } = useCall(skillRoutes.skillNeed, { query }, { staleTime: REREAD_MS })
  return (
    <section className="plan-card need-skills" aria-labelledby="need-skills" aria-busy={!data && !error}>
      <div className="plan-head">
        <h2 id="need-skills">{t('need.skills.title')}</h2>
        <TimeField need={need} day={day} value={at} onChange={setChosen} />
      </div>
      <p className="desk-quiet">{t('need.skills.lead')}</p>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Working title={t('need.skills.working')} why={t('need.skills.working.why')} />}
      {data?.state === 'not_possible' && <p>{notPossibleWords(data, say)}</p>}
      {data?.state === 'told' && <Told told={data} />}
    </section>
  )
}
