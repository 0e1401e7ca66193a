import { useT } from '../../messages/Messages.tsx'
import type { useMentions } from './useMentions.ts'

/** People and departments that fit what was typed after `@`. */
export function MentionList({ mentions }: { readonly mentions: ReturnType<typeof useMentions> }) {
  const { found, at, listId, idOf, choose } = mentions
  const t = useT()
  if (found.length === 0) return <p className="desk-quiet">{t('desk.mention.none')}</p>
  return (
    <ul role="listbox" id={listId} aria-label={t('desk.mention.list')} className="desk-prepared">
      {found.map((one, index) => (
        <li
          key={one.id}
          id={idOf(index)}
          role="option"
          aria-selected={index === at}
          onPointerDown={(event) => {
            event.preventDefault()
            choose(one)
          }}
        >
          <strong>{one.name}</strong>
          <span className="desk-quiet">
            {one.people === undefined ? one.detail : t('desk.mention.department', { count: one.people })}
          </span>
        </li>
      ))}
    </ul>
  )
}
