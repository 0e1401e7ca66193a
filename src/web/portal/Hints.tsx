import { Link } from '@tanstack/react-router'
import { BookOpen, ChevronDown, ChevronRight, ListChecks } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { z } from 'zod'
import { serviceRoutes } from '#domain/services/contract.ts'
import type { ArticleHint, ServiceHint } from '#domain/services/contract.ts'
import { useCall } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { announce } from '../ui/announce.tsx'
import css from './Home.module.css'

const PAUSE_MS = 250
const FEWEST_LETTERS = 3
const MOST_OFTEN = 6

/** What may answer the need at once, found while the client types. Arrow down goes from the box into it. */
export function Hints({
  text,
  onAsk,
  box,
}: {
  readonly text: string
  readonly onAsk: (slug: string) => void
  readonly box: RefObject<HTMLTextAreaElement | null>
}) {
  const t = useT()
  const settled = useSettled(text.trim().slice(0, 500))
  const enough = settled.length >= FEWEST_LETTERS
  const found = useCall(serviceRoutes.suggest, { query: { q: settled } }, { enabled: enough, keep: true })
  const services = enough ? (found.data?.services.slice(0, 3) ?? []) : []
  const articles = enough ? (found.data?.articles.slice(0, 3) ?? []) : []
  const count = services.length + articles.length
  const list = useRef<HTMLUListElement>(null)
  useAnnounced(count, enough && found.isSuccess && !found.isPlaceholderData)
  useArrowDown(box, list)
  if (!settled) return <Often />
  if (count === 0) return null
  return (
    <section className={css['hints']} aria-label={t('portal.hints.title')}>
      <h2>{t('portal.hints.title')}</h2>
      <ul role="list" ref={list}>
        {services.map((service) => (
          <li key={service.id}>
            <ServiceHintRow service={service} onAsk={onAsk} />
          </li>
        ))}
        {articles.map((article) => (
          <li key={article.id}>
            <ArticleRow article={article} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Before a word is typed: what is often needed, one tap away. */
function Often() {
  const t = useT()
  const services = useCall(serviceRoutes.list, {}, { staleTime: 300_000 }).data?.items ?? []
  const often = services.filter(({ levels }) => levels.includes('self_service')).slice(0, MOST_OFTEN)
  if (often.length === 0) return null
  return (
    <section className={css['hints']} aria-label={t('portal.hints.often')}>
      <h2>{t('portal.hints.often')}</h2>
      <ul role="list" className={css['often']}>
        {often.map(({ id, slug, name }) => (
          <li key={id}>
            <Link to="/services/$slug" params={{ slug }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ServiceHintRow({
  service,
  onAsk,
}: {
  readonly service: z.infer<typeof ServiceHint>
  readonly onAsk: (slug: string) => void
}) {
  const t = useT()
  const alone = service.selfService
  if (!alone) {
    return (
      <div className={css['hint']}>
        <Link to="/services/$slug" params={{ slug: service.slug }}>
          <ListChecks size={20} aria-hidden="true" />
          <span>
            <strong>{service.name}</strong>
            <em>{service.purpose}</em>
          </span>
          <ChevronRight size={18} aria-hidden="true" />
        </Link>
      </div>
    )
  }
  return (
    <details className={css['hint']}>
      <summary>
        <ListChecks size={20} aria-hidden="true" />
        <span>
          <strong>{service.name}</strong>
          <em>{t('portal.hints.yourself', { label: alone.label })}</em>
        </span>
        <ChevronDown size={18} aria-hidden="true" />
      </summary>
      <div className={css['steps']}>
        <ol>
          {alone.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <Link to="/services/$slug" params={{ slug: service.slug }} className={css['linkish']}>
          {t('portal.hints.more', { service: service.name })}
        </Link>
        <button type="button" className={css['linkish']} onClick={() => onAsk(service.slug)}>
          {t('portal.hints.ask')}
        </button>
      </div>
    </details>
  )
}

function ArticleRow({ article }: { readonly article: z.infer<typeof ArticleHint> }) {
  return (
    <div className={css['hint']}>
      <Link to="/help/$articleId" params={{ articleId: article.id }}>
        <BookOpen size={20} aria-hidden="true" />
        <span>
          <strong>{article.title}</strong>
          <em>{article.summary}</em>
        </span>
        <ChevronRight size={18} aria-hidden="true" />
      </Link>
    </div>
  )
}

/** The text once typing pauses. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

function useAnnounced(count: number, ready: boolean): void {
  const t = useT()
  const said = useRef(0)
  useEffect(() => {
    if (!ready || said.current === count) return
    said.current = count
    announce(count > 0 ? t('portal.hints.found', { count }) : t('portal.hints.none'))
  }, [count, ready, t])
}

/** From the last line of the box, arrow down leads into the suggestions; arrow up from the first leads back. */
function useArrowDown(
  box: RefObject<HTMLTextAreaElement | null>,
  list: RefObject<HTMLUListElement | null>,
): void {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      const stops = [...(list.current?.querySelectorAll<HTMLElement>('summary, a') ?? [])].filter(
        (stop) => stop.offsetParent !== null,
      )
      const at = stops.indexOf(document.activeElement as HTMLElement)
      const inBox = document.activeElement === box.current
      const atEnd = box.current !== null && box.current.selectionEnd === box.current.value.length
      if (inBox && !(event.key === 'ArrowDown' && atEnd)) return
      if (!inBox && at < 0) return
      const next = event.key === 'ArrowDown' ? stops[at + 1] : (stops[at - 1] ?? box.current)
      if (!next) return
      event.preventDefault()
      next.focus()
    }
    document.addEventListener('keydown', move)
    return () => document.removeEventListener('keydown', move)
  }, [box, list])
}
