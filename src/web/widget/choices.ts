import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import { field, h } from './dom.ts'
import type { Say } from './words.ts'

export type ChoicesParts = {
  readonly contact: PortalContact
  readonly say: Say
  readonly slots: () => Promise<readonly string[]>
  readonly when: (at: string) => string
  /** Does it by the API and shows what is so then. */
  readonly act: (verb: string, body: unknown) => Promise<void>
}

/** Besides staying: keep the place and be called, choose a time, write instead, or go (R2). */
export function choices(parts: ChoicesParts): HTMLElement {
  const { contact, say } = parts
  const waits = contact.state === 'waiting'
  return h(
    'section',
    { 'aria-label': say('other'), class: 'choices' },
    waits && contact.callBackTo === null && contact.somebodyThere ? callMe(parts) : null,
    waits ? chooseTime(parts) : null,
    waits ? writeInstead(parts) : null,
    leave(parts),
  )
}

function choice(title: string, onOpen: () => Node): HTMLElement {
  const one: HTMLDetailsElement = h('details', {
    ontoggle: () => {
      if (one.open && one.childElementCount === 1) one.append(onOpen())
    },
  })
  one.append(h('summary', {}, title))
  return one
}

function form(action: string, parts: readonly HTMLElement[], onSubmit: () => Promise<void>): HTMLFormElement {
  const button = h('button', { type: 'submit', class: 'main' }, action)
  return h(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault()
        button.disabled = true
        void onSubmit().finally(() => (button.disabled = false))
      },
    },
    ...parts,
    button,
  )
}

const phoneInput = () => h('input', { type: 'tel', autocomplete: 'tel', required: true, maxlength: 40 })
const text = (input: HTMLInputElement | HTMLTextAreaElement) => input.value.trim()

function callMe({ say, act }: ChoicesParts): HTMLElement {
  return choice(say('call'), () => {
    const phone = phoneInput()
    return form(say('goCall'), [field(say('phone'), phone)], () => act('keep-place', { phone: text(phone) }))
  })
}

function chooseTime({ say, slots, when, act }: ChoicesParts): HTMLElement {
  return choice(say('time'), () => {
    const box = h('div', {}, say('loading'))
    void slots().then((times) => {
      if (times.length === 0) return box.replaceChildren(h('p', {}, say('noTimes')))
      const select = h(
        'select',
        { required: true },
        ...times.map((at) => h('option', { value: at }, when(at))),
      )
      const phone = phoneInput()
      box.replaceChildren(
        form(say('goTime'), [field(say('when'), select), field(say('phone'), phone)], () =>
          act('choose-time', { from: select.value, phone: text(phone) }),
        ),
      )
    })
    return box
  })
}

function writeInstead({ say, act }: ChoicesParts): HTMLElement {
  return choice(say('instead'), () => {
    const body = h('textarea', { rows: 3, maxlength: 20000 })
    const email = h('input', { type: 'email', autocomplete: 'email', required: true, maxlength: 200 })
    return form(say('goInstead'), [field(say('write'), body), field(say('email'), email)], () =>
      act('write-instead', { ...(text(body) && { body: text(body) }), email: text(email) }),
    )
  })
}

function leave({ contact, say, act }: ChoicesParts): HTMLElement {
  return choice(say('leave'), () =>
    h(
      'div',
      {},
      h('p', {}, say(contact.state === 'waiting' ? 'leaveSure' : 'leaveTalk')),
      form(say('leave'), [], () => act('leave', {})),
    ),
  )
}
