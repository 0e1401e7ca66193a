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
import { NoticesThatFit } from './Notices.tsx'
import { tellSearch, wordsOf } from './searched.ts'
import css from './Home.module.css'

const PAUSE_MS = 250
const FEWEST_LETTERS = 3
const MOST_OFTEN = 6
/** So long without another letter, and the words are what somebody looks for. */
const MEANT_MS = 3_000

/** What may answer the need at once, found while the client types. Arrow down goes from the box into it. */
export function Hints({
  text,
  serviceId,
  onAsk,
  box,
}: {
  readonly text: string
  /** What the need is about, where that is known already. */
  readonly serviceId: string | undefined
  readonly onAsk: (slug: string) => void
  readonly box: RefObject<HTMLTextAreaElement | null>
}) {
  const settled = useSettled(wordsOf(text))
  const enough = settled.length >= FEWEST_LETTERS
  const found = useCall(serviceRoutes.suggest, { query: { q: settled } }, { enabled: enough, keep: true })
  const services = enough ? (found.data?.services.slice(0, 3) ?? []) : []
  const articles = enough ? (found.data?.articles.slice(0, 3) ?? []) : []
  const count = services.length + articles.length
  const isFound = enough && found.isSuccess && !found.isPlaceholderData
  const list = useRef<HTMLUListElement>(null)
  useAnnounced(count, isFound)
  useFoundNothing(settled, isFound && count === 0)
  useArrowDown(box, list)
  const opened = () => tellSearch(settled, count)
  const about = [...(serviceId ? [serviceId] : []), ...services.map((one) => one.id)]
  return (
    <>
      <NoticesThatFit serviceIds={about} />
      {!settled && <Often />}
      {settled && count > 0 && (
        <Found services={services} articles={articles} list={list} onAsk={onAsk} onOpen={opened} />
      )}
    </>
  )
}

function Found(props: {
  readonly services: readonly z.infer<typeof ServiceHint>[]
  readonly articles: readonly z.infer<typeof ArticleHint>[]
  readonly list: RefObject<HTMLUListElement | null>
  readonly onAsk: (slug: string) => void
  /** One of them is opened as the answer. */
  readonly onOpen: () => void
}) {
  const { services, articles, list, onAsk, onOpen } = props
  const t = useT()
  return (
    <section className={css['hints']} aria-label={t('portal.hints.title')}>
      <h2>{t('portal.hints.title')}</h2>
      <ul role="list" ref={list}>
        {services.map((service) => (
          <li key={service.id}>
            <ServiceHintRow service={service} onAsk={onAsk} onOpen={onOpen} />
          </li>
        ))}
        {articles.map((article) => (
          <li key={article.id}>
            <ArticleRow article={article} onOpen={onOpen} />
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
  onOpen,
}: {
  readonly service: z.infer<typeof ServiceHint>
  readonly onAsk: (slug: string) => void
  readonly onOpen: () => void
}) {
  const t = useT()
  const alone = service.selfService
  if (!alone) {
    return (
      <div className={css['hint']}>
        <Link to="/services/$slug" params={{ slug: service.slug }} onClick={onOpen}>
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
    <details className={css['hint']} onToggle={({ currentTarget }) => currentTarget.open && onOpen()}>
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

function ArticleRow({
  article,
  onOpen,
}: {
  readonly article: z.infer<typeof ArticleHint>
  readonly onOpen: () => void
}) {
  return (
    <div className={css['hint']}>
      <Link to="/help/$articleId" params={{ articleId: article.id }} onClick={onOpen}>
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

/** Words that stand for a while and lead to nothing are told (R28). */
function useFoundNothing(words: string, isNothing: boolean): void {
  useEffect(() => {
    if (!isNothing) return
    const timer = setTimeout(() => tellSearch(words, 0), MEANT_MS)
    return () => clearTimeout(timer)
  }, [words, isNothing])
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
