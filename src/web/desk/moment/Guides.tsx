import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { knowledgeRoutes } from '#domain/knowledge/contract.ts'
import type { ArticleSummary } from '#domain/knowledge/contract.ts'
import { call, useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { useSteady } from '../shell/steady.ts'
import './terms.css'

type Summary = z.infer<typeof ArticleSummary>
type Search = { readonly words: string; readonly found: number }
const SHOWN = 5
/** A pause in which words become what is looked for. */
const PAUSE_MS = 300

/** Nobody waits for it, and nothing depends on it. */
function tell({ words, found }: Search): Promise<unknown> {
  return call(knowledgeRoutes.searched, { body: { words, found, place: 'desk' } }).catch(() => undefined)
}

/** A search that ends with nothing opened is told (R28): when other words follow, or the place is left. */
function useUnanswered(search: Search | undefined): () => void {
  const last = useRef<Search>(undefined)
  useEffect(() => {
    const before = last.current
    if (!search || before?.words === search.words) return
    // Words that only go on being typed are one search.
    const goesOn = before !== undefined && search.words.startsWith(before.words)
    if (before && !goesOn) void tell(before)
    last.current = search
  }, [search])
  useEffect(
    () => () => {
      if (last.current) void tell(last.current)
    },
    [],
  )
  return useCallback(() => (last.current = undefined), [])
}

function Guide({ guide, onOpen }: { guide: Summary; onOpen: () => void }) {
  const [isOpen, setIsOpen] = useState(false)
  const params = { articleId: guide.id }
  const whole = useCall(knowledgeRoutes.get, { params }, { enabled: isOpen, staleTime: 300_000 }).data
  return (
    <details
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open)
        if (currentTarget.open) onOpen()
      }}
    >
      <summary>
        {guide.title} <span className="desk-quiet">{guide.summary}</span>
      </summary>
      {whole && <p className="desk-guide-body">{whole.body}</p>}
    </details>
  )
}

function Looking({ need, serviceId }: { need: string; serviceId: string | null }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const looked = useSteady(typed.trim(), PAUSE_MS)
  const q = looked || need.slice(0, 500)
  const about = serviceId && !looked ? { serviceId } : {}
  const found = useCall(knowledgeRoutes.search, { query: { q, ...about } }, { staleTime: 60_000, keep: true })
  const guides = found.data?.items.slice(0, SHOWN) ?? []
  const isFound = found.isSuccess && !found.isPlaceholderData
  const count = found.data?.items.length ?? 0
  const search = useSearch(looked, isFound ? count : undefined)
  const answered = useUnanswered(search)
  const missing = (): void => {
    answered()
    void tell({ words: q, found: 0 }).then(() => toast({ text: t('desk.guides.missing.done') }))
  }
  return (
    <>
      <TextField type="search" label={t('desk.guides.look')} value={typed} onChange={setTyped} />
      {isFound && guides.length === 0 && <p className="desk-quiet">{t('desk.guides.none')}</p>}
      <ul role="list" className="desk-plain" aria-label={t('desk.guides.fit')}>
        {guides.map((guide) => (
          <li key={guide.id}>
            <Guide guide={guide} onOpen={answered} />
          </li>
        ))}
      </ul>
      {isFound && (
        <div>
          <Button size="s" variant="quiet" onPress={missing}>
            {t('desk.guides.missing')}
          </Button>
        </div>
      )}
    </>
  )
}

/** What is looked for by typing, once it is known how much was found; the same object while both stay. */
function useSearch(words: string, found: number | undefined): Search | undefined {
  const [search, setSearch] = useState<Search>()
  useEffect(() => {
    if (words.length > 2 && found !== undefined) setSearch({ words, found })
  }, [words, found])
  return search
}

/** Guides that fit the need, and looking for others; what was missing is noted, so that it can be written. */
export function Guides({ need, serviceId }: { need: string; serviceId: string | null }) {
  const t = useT()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details
      className="desk-guides"
      onToggle={({ currentTarget, target }) => {
        if (target === currentTarget) setIsOpen(currentTarget.open)
      }}
    >
      <summary>{t('desk.guides')}</summary>
      {isOpen && <Looking need={need} serviceId={serviceId} />}
    </details>
  )
}
