import type { Story } from '#domain/cases/contract.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useStory } from './useStory.ts'
import type { Saving, StoryField } from './useStory.ts'

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

/** The story as it is told: the need, what is going on, what matters, works and does not, and what we do now (R8). */
export function StoryPanel(props: {
  readonly caseId: string
  readonly story: Story
  readonly version: number
  readonly canWrite: boolean
}) {
  const { caseId, canWrite } = props
  const t = useT()
  const { story, saving, clash, write, settle } = useStory({
    caseId,
    story: props.story,
    version: props.version,
  })
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
