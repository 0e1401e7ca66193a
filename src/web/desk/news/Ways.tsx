import { newsRoutes } from '#domain/agents/contract.news.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { VisuallyHidden } from '../../ui/Words.tsx'

type Topic = ResponseOf<typeof newsRoutes.choices>['topics'][number]
const WAYS = ['inApp', 'push', 'mail'] as const

/** Which ways news of each topic takes. */
export function Ways() {
  const t = useT()
  const { data } = useCall(newsRoutes.choices)
  const choose = useCommand(newsRoutes.choose, { refreshes: [newsRoutes.choices] })
  if (!data) return null
  const change = ({ topic, inApp, push, mail }: Topic, way: (typeof WAYS)[number], on: boolean): void =>
    choose.mutate({ params: { topic }, body: { inApp, push, mail, [way]: on } })
  const isFixed = (one: Topic, way: (typeof WAYS)[number]): boolean =>
    (way === 'inApp' && one.alwaysShown) ||
    (way === 'mail' && !data.mail) ||
    (way === 'push' && data.pushKey === null)
  const box = (one: Topic, way: (typeof WAYS)[number]) => (
    <Checkbox isSelected={one[way]} isDisabled={isFixed(one, way)} onChange={(on) => change(one, way, on)}>
      <VisuallyHidden>
        {t('desk.news.ways.for', {
          way: t(`desk.news.way.${way}`),
          topic: t(`desk.news.topic.${one.topic}`),
        })}
      </VisuallyHidden>
    </Checkbox>
  )
  return (
    <section className="desk-news-card">
      <h2>{t('desk.news.ways')}</h2>
      <p className="desk-quiet">{t('desk.news.ways.says')}</p>
      <table className="desk-news-ways">
        <thead>
          <tr>
            <th scope="col">{t('desk.news.topic')}</th>
            {WAYS.map((way) => (
              <th key={way} scope="col">
                {t(`desk.news.way.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.topics.map((one) => (
            <tr key={one.topic}>
              <th scope="row">{t(`desk.news.topic.${one.topic}`)}</th>
              {WAYS.map((way) => (
                <td key={way}>{box(one, way)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!data.mail && <p className="desk-quiet">{t('desk.news.no_mail')}</p>}
      <ProblemNotice error={choose.error} />
    </section>
  )
}
