import { RotateCw, Undo2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import type { Message } from '#domain/cases/contract.ts'
import { useT } from '../../messages/Messages.tsx'
import { useRefusal } from '../../messages/refusals.ts'
import type { MessageId } from '../../messages/catalogue.ts'
import { sendAgain, takeBack, useOutbox } from '../../outbox.ts'
import type { Letter } from '../../outbox.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/announce.tsx'
import { cx } from '../../ui/cx.ts'
import { dayOf, useTimes } from '../../ui/time.ts'
import type { Happening } from './happenings.ts'
import css from './MessageList.module.css'

type AMessage = z.infer<typeof Message>
type Entry =
  | { readonly kind: 'message'; readonly at: string; readonly message: AMessage }
  | { readonly kind: 'happening'; readonly at: string; readonly happening: Happening }

/** What was said, with who came and went, and what is still on its way. New words of others are read aloud. */
export function MessageList({
  contact,
  place,
  happenings,
  plain = false,
  refusedElsewhere = false,
}: {
  readonly contact: { readonly messages: readonly AMessage[] }
  readonly place: string
  readonly happenings: readonly Happening[]
  /** Without names and pictures: only my own words so far. */
  readonly plain?: boolean
  /** What was refused is shown outside of this list. */
  readonly refusedElsewhere?: boolean
}) {
  const letters = useOutbox(place).filter((letter) => !(refusedElsewhere && letter.refused))
  const times = useTimes()
  useReadAloud(contact.messages)
  const entries = inOrder(contact.messages, happenings)
  return (
    <ol role="list" className={cx(css['list'], plain && css['plain'])}>
      {entries.map((entry, index) => {
        const before = entries[index - 1]
        const newDay = !before || dayOf(before.at, times.zone) !== dayOf(entry.at, times.zone)
        return (
          <li key={entry.kind === 'message' ? entry.message.id : `${entry.at}${entry.happening.name}`}>
            {newDay && !plain && <p className={css['day']}>{times.day(entry.at)}</p>}
            {entry.kind === 'happening' ? (
              <HappeningLine happening={entry.happening} />
            ) : (
              <OneMessage message={entry.message} follows={!newDay && sameVoice(before, entry)} />
            )}
          </li>
        )
      })}
      {letters.map((letter) => (
        <li key={letter.key}>
          <OneLetter letter={letter} />
        </li>
      ))}
    </ol>
  )
}

function inOrder(messages: readonly AMessage[], happenings: readonly Happening[]): Entry[] {
  const all: Entry[] = [
    ...messages.map((message) => ({ kind: 'message' as const, at: message.at, message })),
    ...happenings.map((happening) => ({ kind: 'happening' as const, at: happening.at, happening })),
  ]
  return all.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

const SOON_MS = 5 * 60_000

function sameVoice(before: Entry | undefined, now: Entry): boolean {
  if (before?.kind !== 'message' || now.kind !== 'message') return false
  const same =
    before.message.author === now.message.author && before.message.agent?.id === now.message.agent?.id
  return same && Date.parse(now.at) - Date.parse(before.at) < SOON_MS
}

function OneMessage({ message, follows }: { readonly message: AMessage; readonly follows: boolean }) {
  const t = useT()
  const times = useTimes()
  const mine = message.author === 'client'
  const service = message.author === 'service'
  const name = mine ? t('portal.chat.you') : (message.agent?.name ?? t('portal.chat.service'))
  return (
    <div className={cx(css['message'], mine && css['mine'], service && css['service'])}>
      {!mine && !service && (
        <span className={css['face']}>{!follows && <Avatar name={name} size="s" />}</span>
      )}
      <div className={css['said']}>
        <p className={cx(css['who'], follows && css['hidden'])}>
          <strong>{name}</strong>{' '}
          <time dateTime={message.at} title={times.full(message.at)}>
            {times.time(message.at)}
          </time>
        </p>
        <p className={css['bubble']}>{message.body}</p>
      </div>
    </div>
  )
}

function HappeningLine({ happening }: { readonly happening: Happening }) {
  const t = useT()
  const id: MessageId = `portal.chat.${happening.kind}`
  return (
    <p className={css['happening']}>
      <span>{t(id, { name: happening.name, owner: happening.owner })}</span>
    </p>
  )
}

/** Something I wrote that has not arrived yet: it is visible, it is kept, and it says so. */
function OneLetter({ letter }: { readonly letter: Letter }) {
  const t = useT()
  const { refused } = letter
  return (
    <div className={cx(css['message'], css['mine'], css['pending'])}>
      <div className={css['said']}>
        <p className={css['bubble']}>{letter.text}</p>
        {!refused && (
          <p className={css['state']}>
            {t(navigator.onLine ? 'portal.chat.pending' : 'portal.chat.pending.offline')}
          </p>
        )}
        {refused && (
          <div role="alert" className={css['refused']}>
            <NotSent refused={refused} />
            <Button
              size="s"
              icon={<RotateCw size={14} aria-hidden="true" />}
              onPress={() => sendAgain(letter.key)}
            >
              {t('portal.chat.again')}
            </Button>
            <Button
              size="s"
              variant="quiet"
              icon={<Undo2 size={14} aria-hidden="true" />}
              onPress={() => takeBack(letter.key)}
            >
              {t('portal.chat.takeBack')}
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}

function NotSent({ refused }: { readonly refused: NonNullable<Letter['refused']> }) {
  const t = useT()
  const { title, instead, lang } = useRefusal()(refused)
  return (
    <>
      <p>{t('portal.chat.notSent', { title })}</p>
      <p lang={lang}>{instead}</p>
    </>
  )
}

/** Words of others are announced as they come; what was there before is not. */
function useReadAloud(messages: readonly AMessage[]): void {
  const t = useT()
  const heard = useRef<Set<string> | undefined>(undefined)
  useEffect(() => {
    const known = heard.current
    heard.current = new Set(messages.map(({ id }) => id))
    if (!known) return
    for (const { id, author, agent, body } of messages) {
      if (known.has(id) || author === 'client') continue
      announce(t('portal.chat.from', { name: agent?.name ?? t('portal.chat.service'), text: body }))
    }
  }, [messages, t])
}
