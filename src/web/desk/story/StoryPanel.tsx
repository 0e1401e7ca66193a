import type { Story } from '#domain/cases/contract.ts'
import type { ProblemError } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import type { Mine, Saving, StoryField } from './keeper.ts'
import { useStory } from './useStory.ts'

const FIELDS: readonly { readonly id: StoryField; readonly rows: number }[] = [
  { id: 'need', rows: 2 },
  { id: 'situation', rows: 2 },
  { id: 'matters', rows: 1 },
  { id: 'works', rows: 1 },
  { id: 'doesNotWork', rows: 1 },
  { id: 'plan', rows: 2 },
]

function SavingSign({ saving }: { saving: Saving }) {
  const t = useT()
  const words = {
    still: t('desk.story.saved'),
    typing: t('desk.saving'),
    saving: t('desk.saving'),
    saved: t('desk.saved'),
    failed: t('desk.write.kept'),
  }
  return <span className="desk-quiet">{words[saving]}</span>
}

/** What was written and will not be saved: the words themselves, why, and a way to give them up. */
function Unsaved(props: {
  readonly problem: ProblemError
  readonly mine: Mine
  readonly onRetry: () => void
  readonly onDiscard: () => void
}) {
  const t = useT()
  return (
    <>
      <ProblemNotice error={props.problem} onRetry={props.onRetry} />
      <Notice tone="warn" title={t('desk.story.unsaved')}>
        {FIELDS.filter(({ id }) => props.mine[id] !== undefined).map(({ id }) => (
          <p key={id} className="desk-said">
            {t(`desk.story.${id}`)}: {props.mine[id]}
          </p>
        ))}
        <Button size="s" onPress={props.onDiscard}>
          {t('desk.story.discard')}
        </Button>
      </Notice>
    </>
  )
}

/** The story as it is told: the need, what is going on, what matters, works and does not, and what we do now (R8). */
export function StoryPanel(props: {
  readonly caseId: string
  readonly story: Story
  readonly version: number
  readonly canWrite: boolean
}) {
  const { caseId, canWrite } = props
  const t = useT()
  const { saved, mine, told, write, settle, again, discard } = useStory({
    caseId,
    story: props.story,
    version: props.version,
  })
  const { saving, clash, problem } = told
  const story = canWrite ? { ...saved, ...mine } : saved
  return (
    <section className="desk-story" aria-labelledby="desk-story-title">
      <div className="desk-section-head">
        <h2 id="desk-story-title">{t('desk.story')}</h2>
        {canWrite && <SavingSign saving={saving} />}
      </div>
      {clash && (
        <Notice tone="warn" title={t('desk.story.elsewhere')}>
          <p>{t('desk.story.elsewhere.lead', { theirs: clash.theirs })}</p>
          <div className="desk-row-actions">
            <Button size="s" onPress={() => settle(clash, true)}>
              {t('desk.story.keep_mine')}
            </Button>
            <Button size="s" onPress={() => settle(clash, false)}>
              {t('desk.story.take_theirs')}
            </Button>
          </div>
        </Notice>
      )}
      {problem && <Unsaved problem={problem} mine={mine} onRetry={again} onDiscard={discard} />}
      <div className="desk-story-fields">
        {FIELDS.map(({ id, rows }) =>
          canWrite ? (
            <div key={id} className={`desk-story-${id}`}>
              <TextArea
                label={t(`desk.story.${id}`)}
                placeholder={t(`desk.story.${id}.hint`)}
                rows={rows}
                value={story[id]}
                onChange={(text) => write(id, text)}
              />
            </div>
          ) : (
            <div key={id} className={`desk-story-${id}`}>
              <h3>{t(`desk.story.${id}`)}</h3>
              <p className="desk-said">{story[id] || t('desk.story.none')}</p>
            </div>
          ),
        )}
      </div>
    </section>
  )
}
