import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { viewRoutes } from '#domain/cases/contract.views.ts'
import { tagRoutes } from '#domain/cases/contract.tags.ts'
import type { TagName } from '#domain/cases/contract.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TagField } from './TagField.tsx'
import './tags.css'

const refreshes = [caseRoutes.get, caseRoutes.list, viewRoutes.matching, tagRoutes.list]

/** The tags of a case: each can be taken off; another is added while typing, a new name makes a new tag. */
export function Tags({ caseId, tags }: { caseId: string; tags: readonly TagName[] }) {
  const t = useT()
  const [isAdding, setAdding] = useState(false)
  // Focus goes back to where the next one is begun, and never there by itself when the page opens.
  const [hasAdded, setAdded] = useState(false)
  const add = useCommand(tagRoutes.add, {
    refreshes,
    onSuccess: ({ name }) => announce(t('desk.tags.added', { name })),
  })
  const remove = useCommand(tagRoutes.remove, { refreshes })
  const take = ({ id, name }: TagName): void =>
    remove.mutate(
      { params: { caseId, tagId: id } },
      { onSuccess: () => announce(t('desk.tags.removed', { name })) },
    )
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    setAdding(false)
    setAdded(true)
  }
  return (
    <div className="desk-tags" role="group" aria-label={t('desk.tags')}>
      <ul role="list">
        {tags.map((tag) => (
          <li key={tag.id} className="desk-tag">
            <span>{tag.name}</span>
            <IconButton
              size="s"
              label={t('desk.tags.remove', { name: tag.name })}
              icon={<X size={14} aria-hidden="true" />}
              onPress={() => take(tag)}
            />
          </li>
        ))}
      </ul>
      {isAdding ? (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape leaves the field inside it
        <div className="desk-tag-field" onKeyDown={leave}>
          <TagField
            label={t('desk.tags.add')}
            labelHidden
            except={tags.map(({ id }) => id)}
            onChoose={(name) => {
              add.mutate({ params: { caseId }, body: { name } })
              setAdding(false)
              setAdded(true)
            }}
            autoFocus
          />
        </div>
      ) : (
        <Button
          size="s"
          variant="quiet"
          icon={<Plus size={16} aria-hidden="true" />}
          onPress={() => setAdding(true)}
          autoFocus={hasAdded}
        >
          {t('desk.tags.add')}
        </Button>
      )}
      <ProblemNotice error={add.error ?? remove.error} />
    </div>
  )
}
