import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { Now } from '#domain/contacts/contract.ts'
import { useCall } from '../client.ts'
import { Page } from '../desk/shell/Page.tsx'
import { useWhen } from '../desk/shell/when.ts'
import { useT } from '../messages/Messages.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { useNow } from '../ui/time.ts'
import { AtRisk, People, Talking, Waiting } from './Parts.tsx'
import { Today } from './Today.tsx'
import { LearningStrip } from './packs/LearningStrip.tsx'
import { sentence } from './sentence.ts'
import './lens.css'

function Seen({ now }: { now: Now }) {
  const t = useT()
  const when = useWhen()
  const at = useNow(5_000)
  return (
    <>
      <p className="lens-sentence">{sentence(now, at, t, when.span)}</p>
      <Today now={now} />
      <div className="lens-parts">
        <Waiting contacts={now.waiting} />
        <Talking contacts={now.talking} />
        <People now={now} />
        <AtRisk promises={now.atRisk} />
      </div>
      <LearningStrip />
    </>
  )
}

/** What is happening at this moment: who waits, who talks with whom, who is free, which promises may slip. Live. */
export function NowPage() {
  const t = useT()
  const when = useWhen()
  const { data: now, error, refetch } = useCall(contactRoutes.now, {}, { refetchInterval: 20_000 })
  return (
    <Page title={t('lens.title')} wide>
      <div className="lens-head">
        <h1>{t('lens.title')}</h1>
        <p className="desk-quiet">
          {t('lens.lead')} {now && t('lens.as_of', { time: when.clock(now.at) })}
        </p>
      </div>
      {!now && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!now && !error && <Skeleton lines={6} />}
      {now && <Seen now={now} />}
    </Page>
  )
}
