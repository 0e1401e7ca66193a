import { useParams } from '@tanstack/react-router'
import { charterRoutes } from '#domain/learning/contract.charter.ts'
import type { PackHead } from '#domain/learning/contract.charter.ts'
import { streamAddress, useCall, useCommand } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { LensPage } from '../LensPage.tsx'
import { useLensSay } from '../useLensSay.ts'
import { PackFigures } from './PackFigures.tsx'
import { PackJourney } from './PackJourney.tsx'
import { PackSignals } from './PackSignals.tsx'
import { PackExperiments, PackMisses, PackPatterns } from './PackWork.tsx'
import { packSentence, readersWords } from './words.ts'
import './packs.css'

/** The way to say that it was read, at the end of what there is to read; and who has. */
function Read({ head }: { head: PackHead }) {
  const say = useLensSay()
  const { t } = say
  const read = useCommand(charterRoutes.readPack, {
    refreshes: [charterRoutes.pack, charterRoutes.packs],
    onSuccess: () => announce(t('packs.read.done')),
  })
  return (
    <section className="pack-read" aria-label={t('packs.read')}>
      <ProblemNotice error={read.error} />
      {head.readByMe ? (
        <strong>{t('packs.read.mine')}</strong>
      ) : (
        <Button
          variant="primary"
          busy={read.isPending}
          onPress={() => read.mutate({ params: { packId: head.id } })}
        >
          {t('packs.read')}
        </Button>
      )}
      <p>{readersWords(head, say)}</p>
    </section>
  )
}

function Papers({ packId }: { packId: string }) {
  const t = useT()
  const of = (kind: 'html' | 'pdf') => streamAddress(`/packs/${packId}/${kind}`)
  return (
    <>
      <Button onPress={() => window.print()}>{t('packs.print')}</Button>
      <a className={buttonClass()} href={of('html')} target="_blank" rel="noreferrer">
        {t('packs.html')}
      </a>
      <a className={buttonClass()} href={of('pdf')} download>
        {t('packs.pdf')}
      </a>
    </>
  )
}

/** One daily pack, to be read from top to bottom: the figures, the signals, what slips, and one real journey. */
export function PackPage() {
  const say = useLensSay()
  const { t } = say
  const { packId } = useParams({ strict: false }) as { packId: string }
  const { data, error, refetch } = useCall(charterRoutes.pack, { params: { packId } }, { staleTime: 60_000 })
  const { head, content } = data ?? {}
  return (
    <LensPage
      title={content ? t('packs.one', { day: say.day(content.day) }) : t('packs.title')}
      sentence={content && packSentence(content, say)}
      error={error}
      onRetry={() => void refetch()}
      actions={head && <Papers packId={head.id} />}
    >
      {head && content && (
        <div className="pack lens-seen">
          <p className="lens-period">
            <span className="pack-way">
              <Go to="/lens/packs">{t('packs.back')}</Go>
              {content.journey && (
                <>
                  {' · '}
                  <a href="#pack-journey">{t('packs.journey.to')}</a>
                </>
              )}
              {' · '}
            </span>
            {content.organisation} · {t('packs.made', { time: say.at(head.madeAt) })}{' '}
            {readersWords(head, say)}
          </p>
          <PackFigures content={content} />
          <PackSignals content={content} />
          <PackPatterns patterns={content.patterns} />
          <PackMisses state="at_risk" misses={content.atRisk} more={content.more.atRisk} />
          <PackMisses state="missed" misses={content.missed} more={content.more.missed} />
          <PackExperiments experiments={content.experiments} />
          <div id="pack-journey" className="pack-to-journey" tabIndex={-1}>
            <PackJourney journey={content.journey} />
          </div>
          <Read head={head} />
        </div>
      )}
    </LensPage>
  )
}
