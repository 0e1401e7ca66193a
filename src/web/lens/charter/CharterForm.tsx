import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { charterRoutes } from '#domain/learning/contract.charter.ts'
import type { CharterLine } from '#domain/learning/contract.charter.ts'
import { call, newKey } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { Section } from '../LensPage.tsx'
import { LineFields } from './LineFields.tsx'
import { MOST_LINES, bodyOf, draftsFrom, isStale, moved, newDraft } from './drafting.ts'
import type { Draft } from './drafting.ts'

/** After a line has moved the keyboard stays on the button that moved it, or on the other one at the end. */
function useStayOnWay(drafts: readonly Draft[]) {
  const place = useRef<HTMLFormElement>(null)
  const last = useRef<{ readonly key: string; readonly by: -1 | 1 }>(undefined)
  useEffect(() => {
    if (!last.current) return
    const { key, by } = last.current
    last.current = undefined
    const line = place.current?.querySelector(`[data-line="${key}"]`)
    const way = (to: number) => line?.querySelector<HTMLButtonElement>(`[data-way="${to}"]:not(:disabled)`)
    ;(way(by) ?? way(-by))?.focus()
  }, [drafts])
  return { place, stayOn: (key: string, by: -1 | 1) => void (last.current = { key, by }) }
}

/** The lines being written, and what can be done with them. */
function useDrafts(lines: readonly CharterLine[]) {
  const t = useT()
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => draftsFrom(lines))
  const [added, setAdded] = useState<string>()
  const { place, stayOn } = useStayOnWay(drafts)
  return {
    ...{ drafts, added, place, setDrafts },
    add: (): void => {
      const key = newKey()
      setAdded(key)
      setDrafts([...drafts, newDraft(key)])
    },
    onChange: (draft: Draft) => setDrafts(drafts.map((one) => (one.key === draft.key ? draft : one))),
    onMove: (key: string, by: -1 | 1): void => {
      const next = moved(drafts, key, by)
      stayOn(key, by)
      setDrafts(next)
      announce(t('charter.moved', { nth: next.findIndex((one) => one.key === key) + 1, count: next.length }))
    },
    onRemove: (key: string): void => {
      announce(t('charter.removed', { nth: drafts.findIndex((one) => one.key === key) + 1 }))
      setDrafts(drafts.filter((one) => one.key !== key))
      place.current?.querySelector<HTMLButtonElement>('[data-add], [type=submit]')?.focus()
    },
  }
}

/** Keeps the charter, unless somebody else has written it meanwhile: then what stands there now is shown first. */
function useKeep(begun: readonly CharterLine[], onKept: () => void) {
  const t = useT()
  const queries = useQueryClient()
  const [meanwhile, setMeanwhile] = useState<readonly CharterLine[]>()
  const keep = useMutation({
    mutationFn: async ({ drafts, seen }: { drafts: readonly Draft[]; seen: readonly CharterLine[] }) => {
      const { items: now } = await call(charterRoutes.lines)
      if (isStale(seen, now)) return now
      await call(charterRoutes.setLines, { body: { items: bodyOf(drafts, now) } })
      return undefined
    },
    onSuccess: (now) => {
      setMeanwhile(now)
      if (now) return
      for (const { id } of [charterRoutes.lines, charterRoutes.charter])
        void queries.invalidateQueries({ queryKey: [id] })
      toast({ text: t('charter.kept') })
      onKept()
    },
  })
  return { keep, seen: meanwhile ?? begun, meanwhile, forget: () => setMeanwhile(undefined) }
}

function Meanwhile(props: {
  readonly lines: readonly CharterLine[]
  readonly onTheirs: () => void
  readonly onMine: () => void
}) {
  const { lines, onTheirs, onMine } = props
  const t = useT()
  return (
    <Notice
      tone="warn"
      title={t('charter.meanwhile')}
      action={
        <div className="charter-ways">
          <Button onPress={onTheirs}>{t('charter.meanwhile.theirs')}</Button>
          <Button onPress={onMine}>{t('charter.meanwhile.mine')}</Button>
        </div>
      }
    >
      <p>{t('charter.meanwhile.text')}</p>
      {lines.length === 0 ? (
        <p>{t('charter.meanwhile.none')}</p>
      ) : (
        <ol>
          {lines.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
      )}
    </Notice>
  )
}

/** The charter as a whole, to be written: lines in their order, each bound to a measure (R23). */
export function CharterForm({
  lines,
  onClose,
}: {
  readonly lines: readonly CharterLine[]
  readonly onClose: () => void
}) {
  const t = useT()
  // What the writing began with; the page behind goes on reading.
  const [begun, setBegun] = useState(lines)
  const { drafts, added, place, setDrafts, add, ...doings } = useDrafts(begun)
  const { keep, seen, meanwhile, forget } = useKeep(begun, onClose)
  const [asksWords, askWords] = useState(false)
  const send = (event?: FormEvent): void => {
    event?.preventDefault()
    const empty = drafts.find(({ text }) => text.trim() === '')
    askWords(empty !== undefined)
    if (empty)
      place.current?.querySelector<HTMLTextAreaElement>(`[data-line="${empty.key}"] textarea`)?.focus()
    else if (!keep.isPending) keep.mutate({ drafts, seen })
  }
  const takeTheirs = (now: readonly CharterLine[]): void => {
    setBegun(now)
    setDrafts(draftsFrom(now))
    forget()
  }
  return (
    <form className="charter-form" ref={place} onSubmit={send} noValidate>
      <Section title={t('charter.edit.title')}>
        <p className="lens-period">{t('charter.edit.lead')}</p>
        {drafts.map((draft, index) => (
          <LineFields
            key={draft.key}
            draft={draft}
            nth={index + 1}
            count={drafts.length}
            asksWords={asksWords}
            isNew={added === undefined ? index === 0 : draft.key === added}
            {...doings}
          />
        ))}
        <div>
          {drafts.length < MOST_LINES ? (
            <Button data-add onPress={add} autoFocus={lines.length === 0}>
              {t('charter.add')}
            </Button>
          ) : (
            <p>{t('charter.full')}</p>
          )}
        </div>
        {meanwhile && (
          <Meanwhile lines={meanwhile} onTheirs={() => takeTheirs(meanwhile)} onMine={() => send()} />
        )}
        <ProblemNotice error={keep.error} />
        <div className="charter-ways">
          <Button variant="primary" type="submit" busy={keep.isPending}>
            {t('charter.keep')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('charter.leave')}
          </Button>
        </div>
      </Section>
    </form>
  )
}
