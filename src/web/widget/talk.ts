import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import { choices } from './choices.ts'
import type { ChoicesParts } from './choices.ts'
import { field, h, setText } from './dom.ts'
import { standing } from './wait.ts'
import type { Say } from './words.ts'

export type TalkParts = Omit<ChoicesParts, 'contact'> & {
  readonly say: Say
  readonly draft: { get(): string; set(text: string): void }
  readonly write: (body: string) => Promise<boolean>
  readonly typing: () => void
  readonly again: () => void
}

export type Talk = {
  readonly element: HTMLElement
  show(contact: PortalContact): void
  writes(name: string | null): void
  focus(): void
}

/** A conversation: where it stands, what was said, a place to write, other ways. What is typed is never lost to what arrives. */
export function talkView(parts: TalkParts): Talk {
  const { say } = parts
  const status = h('p', { role: 'status', class: 'status' })
  const said = h('ol', {})
  const log = h('div', { role: 'log', 'aria-label': say('frame'), tabindex: 0 }, said)
  const sign = h('p', { class: 'soft sign', 'aria-live': 'off' })
  const composer = composerFor(parts)
  const rest = h('div', {})
  const element = h('div', { class: 'talk' }, status, log, sign, composer.element, rest)
  const shown = new Set<string>()
  let standingKey = ''

  return {
    element,
    show(contact) {
      setText(status, standing(contact, say, parts.when))
      for (const message of contact.messages) {
        if (shown.has(message.id)) continue
        shown.add(message.id)
        said.append(messageItem(message, say))
        log.scrollTop = log.scrollHeight
      }
      composer.element.hidden = contact.state === 'ended'
      // Rebuilt only when what can be chosen differs: a form that is being filled in stays.
      const key = [
        contact.state,
        contact.callBackTo,
        contact.somebodyThere,
        contact.commitments.length,
      ].join()
      if (key === standingKey) return
      standingKey = key
      rest.replaceChildren(contact.state === 'ended' ? after(contact, parts) : choices({ ...parts, contact }))
    },
    writes: (name) => setText(sign, name === null ? '' : say('writes', { name })),
    focus: () => composer.focus(),
  }
}

function messageItem(message: PortalContact['messages'][number], say: Say): HTMLElement {
  const who = message.author === 'client' ? say('you') : (message.agent?.name ?? say('us'))
  return h('li', { class: message.author }, h('strong', {}, who), h('p', {}, message.body))
}

function composerFor({ say, draft, write, typing }: TalkParts) {
  const body = h('textarea', {
    rows: 2,
    maxlength: 20000,
    oninput: () => {
      draft.set(body.value)
      typing()
    },
    onkeydown: (event) => {
      const { key, shiftKey, isComposing } = event as KeyboardEvent
      if (key !== 'Enter' || shiftKey || isComposing) return
      event.preventDefault()
      element.requestSubmit()
    },
  })
  body.value = draft.get()
  const send = async () => {
    const text = body.value.trim()
    if (text === '') return
    body.value = ''
    draft.set('')
    if (await write(text)) return
    // It did not go: the words come back, before anything typed meanwhile.
    body.value = [text, body.value].filter(Boolean).join('\n')
    draft.set(body.value)
  }
  const element = h(
    'form',
    {
      class: 'composer',
      onsubmit: (event) => {
        event.preventDefault()
        void send()
      },
    },
    field(say('write'), body),
    h('button', { type: 'submit', class: 'main' }, say('send')),
  )
  return { element, focus: () => body.focus() }
}

function after({ commitments }: PortalContact, { say, when, again }: TalkParts): HTMLElement {
  return h(
    'section',
    { class: 'after' },
    commitments.length > 0 && h('h2', {}, say('promised')),
    commitments.length > 0 &&
      h(
        'ul',
        {},
        ...commitments.map((one) =>
          h('li', {}, say('by', { what: one.what, when: when(one.dueAt), name: one.by })),
        ),
      ),
    h('button', { type: 'button', class: 'main', onclick: again }, say('again')),
  )
}
