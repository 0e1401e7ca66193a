import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Message } from '#domain/cases/contract.ts'
import { useT } from '../../messages/Messages.tsx'
import { useRefusal } from '../../messages/refusals.ts'
import type { Letter } from '../../outbox.ts'
import { sendAgain } from '../../outbox.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWhen } from '../shell/when.ts'
import type { Pending } from './delayed.ts'
import type { Happening } from './happenings.ts'

/** Turns addresses in a text into links; everything else stays as it was written. */
function withLinks(body: string): ReactNode[] {
  return body.split(/(https?:\/\/[^\s<>"]+)/g).map((part, index) =>
    part.startsWith('http') ? (
      <a key={index} href={part} rel="noreferrer" target="_blank">
        {part}
      </a>
    ) : (
      part
    ),
  )
}

function useAuthor(message: Message, clientName: string): string {
  const t = useT()
  if (message.author === 'client') return clientName
  if (message.kind === 'told') return t('desk.talk.told')
  if (message.author === 'service') return t('desk.talk.service')
  return message.agent?.name ?? t('desk.talk.service')
}

function Said({ message, clientName }: { message: Message; clientName: string }) {
  const t = useT()
  const when = useWhen()
  const author = useAuthor(message, clientName)
  const isNote = message.kind === 'note'
  // What a colleague wrote on the case came by no channel worth a word.
  const cameBy = message.channel !== 'chat' && !(message.channel === 'form' && message.author !== 'client')
  const look = isNote ? 'note' : message.kind === 'told' ? 'told' : message.author
  return (
    <li className={`desk-said-row desk-said-${look}`}>
      {look !== 'told' && <Avatar name={author} size="s" />}
      <div className="desk-bubble">
        <p className="desk-said-by">
          <strong>{isNote ? t('desk.talk.note.by', { name: author }) : author}</strong>{' '}
          <time dateTime={message.at}>{when.at(message.at)}</time>
          {cameBy && ` · ${t(`desk.channel.${message.channel}`)}`}
        </p>
        <p className="desk-said">{withLinks(message.body)}</p>
      </div>
    </li>
  )
}

function Between({ happening }: { happening: Exclude<Happening, { kind: 'message' }> }) {
  const t = useT()
  const when = useWhen()
  const words = (): string => {
    if ('endedAt' in happening) {
      if (!happening.endedAt) return t(`desk.talk.${happening.kind}`)
      const seconds = (Date.parse(happening.endedAt) - Date.parse(happening.at)) / 1000
      return t(`desk.talk.${happening.kind}_for`, { span: when.span(seconds) })
    }
    const { kind, name } = happening
    return t(`desk.talk.${kind}`, { name })
  }
  return (
    <li className="desk-between">
      <span>{words()}</span> <time dateTime={happening.at}>{when.clock(happening.at)}</time>
    </li>
  )
}

function OnItsWay(props: {
  readonly letter: Letter
  readonly version: number
  readonly onTakeBack: ((letter: Letter) => void) | undefined
}) {
  const { letter, version, onTakeBack } = props
  const t = useT()
  const inWords = useRefusal()
  const { refused } = letter
  if (!refused)
    return (
      <li className="desk-said-row desk-said-agent desk-said-waiting">
        <div className="desk-bubble">
          <p className="desk-said-by">{t('desk.outbox', { count: 1 })}</p>
          <p className="desk-said">{letter.text}</p>
        </div>
      </li>
    )
  const isStale = refused.code === 'stale_version'
  const said = inWords(refused)
  return (
    <li>
      <Notice
        tone="warn"
        title={isStale ? t('desk.write.stale') : <span lang={said.lang}>{said.title}</span>}
      >
        {isStale ? (
          <p>{t('desk.write.stale.lead')}</p>
        ) : (
          <p lang={said.lang}>{`${said.detail} ${said.instead}`}</p>
        )}
        <p className="desk-said desk-quoted">{letter.text}</p>
        <div className="desk-row-actions">
          <Button size="s" variant="primary" onPress={() => sendAgain(letter.key, version)}>
            {t('desk.write.send_as_is')}
          </Button>
          {onTakeBack && (
            <Button size="s" onPress={() => onTakeBack(letter)}>
              {t('desk.write.change_it')}
            </Button>
          )}
        </div>
      </Notice>
    </li>
  )
}

/** What is held back for a moment, with the way to take it back. */
function Held({ pending, onUndo, onNow }: { pending: Pending; onUndo: () => void; onNow: () => void }) {
  const t = useT()
  return (
    <li className={`desk-said-row desk-said-${pending.note ? 'note' : 'agent'} desk-said-waiting`}>
      <div className="desk-bubble">
        <p className="desk-said-by">{t('desk.talk.sending')}</p>
        <p className="desk-said">{pending.text}</p>
        <div className="desk-row-actions">
          <Button size="s" onPress={onUndo}>
            {t('desk.undo')}
          </Button>
          <Button size="s" variant="quiet" onPress={onNow}>
            {t('desk.talk.send_now')}
          </Button>
        </div>
      </div>
    </li>
  )
}

/** Keeps the newest in sight, unless somebody has scrolled up to read. */
function useNewestInSight(count: number) {
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  useEffect(() => {
    const element = box.current
    if (element && atEnd.current) element.scrollTop = element.scrollHeight
  }, [count])
  const onScroll = (): void => {
    const element = box.current
    if (element) atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80
  }
  return { box, onScroll }
}

/** The conversation as it went: messages, notes, who came and went, holds, and what is still on its way. */
export function Talk(props: {
  readonly happened: readonly Happening[]
  readonly clientName: string
  readonly letters: readonly Letter[]
  readonly version: number
  readonly pending: Pending | undefined
  readonly onUndo: () => void
  readonly onNow: () => void
  /** Takes a letter back to change it; left out where there is nowhere to write. */
  readonly onTakeBack: ((letter: Letter) => void) | undefined
  readonly typing: string | undefined
}) {
  const { happened, clientName, letters, version, pending, typing } = props
  const t = useT()
  const { box, onScroll } = useNewestInSight(happened.length + letters.length + Number(Boolean(pending)))
  return (
    <div
      className="desk-talk"
      ref={box}
      onScroll={onScroll}
      tabIndex={0}
      role="log"
      aria-label={t('desk.talk')}
    >
      {happened.length === 0 && letters.length === 0 && !pending && (
        <p className="desk-quiet">{t('desk.talk.empty')}</p>
      )}
      <ul role="list">
        {happened.map((one, index) =>
          one.kind === 'message' ? (
            <Said key={one.message.id} message={one.message} clientName={clientName} />
          ) : (
            <Between key={`${one.kind}${one.at}${index}`} happening={one} />
          ),
        )}
        {letters.map((letter) => (
          <OnItsWay key={letter.key} letter={letter} version={version} onTakeBack={props.onTakeBack} />
        ))}
        {pending && <Held pending={pending} onUndo={props.onUndo} onNow={props.onNow} />}
      </ul>
      <p className="desk-typing" aria-live="polite">
        {typing ? t('desk.talk.typing', { name: typing }) : ''}
      </p>
    </div>
  )
}
