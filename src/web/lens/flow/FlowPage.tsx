import { useIntl } from 'react-intl'
import type { IntlShape } from 'react-intl'
import { flowRoutes } from '#domain/measures/contract.flow.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { ProcessMap } from '../../charts/ProcessMap.tsx'
import { SankeyChart } from '../../charts/SankeyChart.tsx'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { LENS_REREAD_MS, LensPage, Section, useLensChoice } from '../LensPage.tsx'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import { Circles } from './Circles.tsx'
import { Ways } from './Ways.tsx'
import { COUNTED, flowNames, shortSpan } from './names.ts'
import { placesOf, roleOf, withoutStep } from './places.ts'

const PATH = '/lens/flow'
const STEPS = [1, 2, 3, 4, 5, 6] as const
type Flow = ResponseOf<typeof flowRoutes.flow>
type Words = (code: string) => string
type Link = Flow['map']['links'][number]

const strongest = (links: readonly Link[]): Link | undefined => links.toSorted((a, b) => b.count - a.count)[0]

function sentence({ sampled, straight, map }: Flow, words: Words, say: LensSay): string {
  if (sampled === 0) return say.t('flow.sentence.none')
  const back = strongest(map.links.filter((link) => link.back))
  return [
    say.t('flow.sentence.straight', { needs: sampled, share: say.percent(straight / sampled) }),
    back
      ? say.t('flow.sentence.back', { from: words(back.from), to: words(back.to), count: back.count })
      : say.t('flow.sentence.no_back'),
  ].join(' ')
}

const detailed = (medianSeconds: number | null, intl: IntlShape) =>
  medianSeconds === null || medianSeconds < 1 ? {} : { detail: shortSpan(medianSeconds, intl) }

function linksOf(links: readonly Link[], intl: IntlShape) {
  return links.map(({ from, to, count, back, medianSeconds }) => ({
    ...{ from, to, count, back },
    ...detailed(medianSeconds, intl),
  }))
}

function Steps({ flow, words, say }: { flow: Flow; words: Words; say: LensSay }) {
  const intl = useIntl()
  const { nodes, links } = flow.sankey
  const all = links.reduce((sum, { count }) => sum + count, 0)
  const back = links.reduce((sum, link) => sum + (link.back ? link.count : 0), 0)
  return (
    <SankeyChart
      title={say.t('flow.sankey')}
      sentence={say.t('flow.sankey.sentence', {
        needs: flow.sampled,
        share: say.percent(all === 0 ? 0 : back / all),
      })}
      places={nodes.map(({ key, count, step, kind, medianSeconds }) => ({
        ...{ key, count, step, label: words(withoutStep(key)) },
        ...roleOf(kind),
        ...detailed(medianSeconds, intl),
      }))}
      bands={linksOf(links, intl)}
      format={COUNTED}
      names={flowNames(say.t)}
      steps={STEPS.map((step) => say.t(`flow.step.${step}`))}
    />
  )
}

function Places({ flow, words, say }: { flow: Flow; words: Words; say: LensSay }) {
  const intl = useIntl()
  const { nodes, links } = flow.map
  const most = strongest(links)
  return (
    <ProcessMap
      title={say.t('flow.map')}
      sentence={
        most
          ? say.t('flow.map.sentence', { from: words(most.from), to: words(most.to), count: most.count })
          : say.t('flow.ways.none')
      }
      places={nodes.map(({ key, count, kind, medianSeconds }) => ({
        ...{ key, count, label: words(key) },
        ...roleOf(kind),
        ...detailed(medianSeconds, intl),
      }))}
      bands={linksOf(links, intl)}
      format={COUNTED}
      names={flowNames(say.t)}
    >
      <p className="lens-period">{say.t('flow.map.rest')}</p>
    </ProcessMap>
  )
}

function FlowSeen({ flow, words, say }: { flow: Flow; words: Words; say: LensSay }) {
  const { t } = say
  return (
    <>
      {flow.sampled < flow.needs && (
        <p className="lens-period">
          {t('flow.sampled', { sampled: say.number(flow.sampled), needs: say.number(flow.needs) })}
        </p>
      )}
      <Steps flow={flow} words={words} say={say} />
      <Places flow={flow} words={words} say={say} />
      <Section title={t('flow.loops')}>
        <Circles
          circles={flow.loops.map(({ path, times, needs, clientHours, caseIds }) => ({
            path: path.map(words),
            took: t('flow.loop.took', { hours: say.hours(clientHours), needs, times }),
            caseIds: caseIds.slice(0, 5),
          }))}
        />
      </Section>
      <Section title={t('flow.ways')}>
        <Ways
          ways={flow.variants.map(({ path, needs, share, medianSeconds }) => ({
            path: path.map(words),
            share,
            many: t('flow.way.needs', { share: say.percent(share), needs }),
            ...(medianSeconds !== null && { half: t('flow.way.half', { time: say.span(medianSeconds) }) }),
          }))}
        />
      </Section>
    </>
  )
}

/** How needs flow through the service: where they go, where they turn back, and what circles cost clients. */
export function FlowPage() {
  const say = useLensSay()
  const { t } = say
  const [query] = useLensChoice(PATH)
  const { data, error, isPlaceholderData, refetch } = useCall(
    flowRoutes.flow,
    { query },
    { keep: true, refetchInterval: 4 * LENS_REREAD_MS },
  )
  const sankey = data?.sankey.nodes.map(({ key, name }) => ({ key: withoutStep(key), name })) ?? []
  const words = placesOf([...sankey, ...(data?.map.nodes ?? [])], t)
  return (
    <LensPage
      title={t('flow.title')}
      sentence={data && sentence(data, words, say)}
      filter={{
        path: PATH,
        parts: ['service', 'department', 'channel', 'demand'],
        period: data?.period,
      }}
      error={error}
      onRetry={() => void refetch()}
      isOld={isPlaceholderData}
    >
      {data && (
        <>
          {data.sampled > 0 && <FlowSeen flow={data} words={words} say={say} />}
          <div className="flow-logs">
            <Go to="/lens/logs">{t('flow.logs')}</Go>
            <p>{t('flow.logs.lead')}</p>
          </div>
        </>
      )}
    </LensPage>
  )
}
