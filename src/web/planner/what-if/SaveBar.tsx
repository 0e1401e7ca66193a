import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Editor } from './useEditor.ts'

/** Somebody else was quicker: which one is to hold. */
function Clash({ editor }: { readonly editor: Editor }) {
  const t = useT()
  return (
    <Notice
      tone="warn"
      title={t('what_if.clash')}
      action={
        <div className="desk-row-actions">
          <Button size="s" onPress={editor.undo}>
            {t('what_if.clash.theirs')}
          </Button>
          <Button size="s" onPress={editor.storeMine}>
            {t('what_if.clash.mine')}
          </Button>
        </div>
      }
    >
      <p>{t('what_if.clash.text')}</p>
    </Notice>
  )
}

/** What is not saved yet, always in reach: save it, save and run it, or undo it. */
export function SaveBar({ editor }: { readonly editor: Editor }) {
  const t = useT()
  const { changes, isDirty, isRight, clash, save } = editor
  if (!isDirty) return null
  if (clash)
    return (
      <div className="what-if-save">
        <Clash editor={editor} />
      </div>
    )
  return (
    <section className="what-if-save" aria-label={t('what_if.changed', { count: changes })}>
      <p>
        {t('what_if.changed', { count: changes })}
        {!isRight && <span className="desk-warn"> {t('what_if.changed.wrong')}</span>}
      </p>
      <div className="desk-row-actions">
        <Button variant="quiet" onPress={editor.undo}>
          {t('what_if.undo')}
        </Button>
        <Button isDisabled={!isRight} busy={save.isPending} onPress={() => editor.store(false)}>
          {t('what_if.save')}
        </Button>
        <Button
          variant="primary"
          isDisabled={!isRight}
          busy={save.isPending}
          onPress={() => editor.store(true)}
        >
          {t('what_if.run.save')}
        </Button>
      </div>
    </section>
  )
}
