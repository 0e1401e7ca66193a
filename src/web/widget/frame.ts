import type { PortalContact, Slot, Way } from '#domain/contacts/contract.portal.ts'
import type { Whispered } from '#platform/live/contract.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import type { widgetRoutes } from '#domain/widget/contract.ts'
import type { z } from 'zod'
import { directionOf, layoutLocale } from '../messages/direction.ts'
import { ask, Refused } from './api.ts'
import { field, h, setText } from './dom.ts'
import type { HostPage, ToFrame, ToHost } from './protocol.ts'
import { talkView } from './talk.ts'
import type { Talk } from './talk.ts'
import { languageFor, wordsIn } from './words.ts'
import './frame.css'

/** The page in the frame on another site: the same conversation as on our own pages, with less around it. */
const query = new URLSearchParams(location.search)
const site = query.get('site') ?? ''
const language = languageFor(query.get('language'))
const say = wordsIn(language)
const REFRESH_MS = 30_000
const SIGN_MS = 5_000

type Visit = ResponseOf<typeof widgetRoutes.open>
let visit: Visit | undefined
let contactId: string | null = null
let talk: Talk | undefined
let page: HostPage | undefined
let stream: EventSource | undefined
let seen = 0
let isOpen = false

document.documentElement.lang = language
document.documentElement.dir = directionOf(layoutLocale(language))
const alert = h('p', { role: 'alert', class: 'alert' })
// Around the frame stands a page with a main part of its own.
const main = h('main', { 'aria-label': say('title') }, h('p', {}, say('loading')))
const heading = h('h1', {}, say('title'))
document.body.append(
  h(
    'header',
    {},
    heading,
    h(
      'button',
      { type: 'button', class: 'close', onclick: () => toHost({ answerable: 'close' }) },
      say('close'),
    ),
  ),
  alert,
  main,
)
document.addEventListener('keydown', ({ key }) => key === 'Escape' && toHost({ answerable: 'close' }))

function toHost(message: ToHost): void {
  parent.postMessage(message, site)
}

window.addEventListener('message', ({ source, origin, data }: MessageEvent) => {
  if (source !== parent || origin !== site) return
  const said = data as ToFrame
  if (said.answerable === 'page') {
    page = said.page
    void tellPage()
  } else if (said.answerable === 'opened') {
    isOpen = true
    unread(0)
    focusFirst()
  } else if (said.answerable === 'closed') isOpen = false
})
const focusFirst = () => main.querySelector<HTMLElement>('textarea, button')?.focus()

/** In the zone of the service, which is named: the browser may be in another. */
const when = (at: string) =>
  new Intl.DateTimeFormat(language, {
    ...(visit && { timeZone: visit.zone }),
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(at))

/** Shows what went wrong in words, and gives whether it went well. */
async function trying(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    setText(alert, '')
    return true
  } catch (error) {
    const problem = error instanceof Refused ? error.problem : undefined
    // The words of the service are English.
    alert.lang = problem ? 'en' : language
    setText(
      alert,
      problem ? `${problem.title}. ${problem.instead}` : say(navigator.onLine ? 'failed' : 'away'),
    )
    return false
  }
}

/** Only who writes to us is followed from page to page, and only what comes before the question mark unless the site allows more. */
async function tellPage(): Promise<void> {
  if (!page || contactId === null) return
  const { origin, pathname, search } = new URL(page.address)
  const address = origin + pathname + (visit?.keepsQuery ? search : '')
  await ask('PUT', '/portal/widget/page', {
    ...page,
    origin: site,
    address,
    title: page.title.slice(0, 300),
  }).catch(() => undefined)
}

const draft = (name: string) => ({
  get: () => {
    try {
      return sessionStorage.getItem(`answerable.${name}`) ?? ''
    } catch {
      return ''
    }
  },
  set: (text: string) => {
    try {
      sessionStorage.setItem(`answerable.${name}`, text)
    } catch {
      // A browser that keeps nothing here: what is typed lasts as long as this page.
    }
  },
})

async function refresh(): Promise<void> {
  if (contactId === null) return
  show(await ask<PortalContact>('GET', `/portal/contacts/${contactId}`))
}

function show(contact: PortalContact): void {
  contactId = contact.id
  talk ??= openTalk()
  talk.show(contact)
  if (contact.agent) talk.writes(null)
  toHost({ answerable: 'talking', talking: contact.state !== 'ended' })
  const theirs = contact.messages.filter((one) => one.author !== 'client').length
  if (isOpen) seen = theirs
  else unread(theirs - seen)
  if (contact.state === 'ended') stream?.close()
}

function unread(count: number): void {
  toHost({ answerable: 'unread', count })
}

function openTalk(): Talk {
  const path = (verb: string) => `/portal/contacts/${contactId ?? ''}/${verb}`
  let lastSign = 0
  const view = talkView({
    say,
    when,
    draft: draft('message'),
    write: (body) => trying(() => ask('POST', path('messages'), { body }).then(refresh)),
    typing: () => {
      if (Date.now() - lastSign < SIGN_MS - 2_000) return
      lastSign = Date.now()
      void ask('POST', path('typing'), {}).catch(() => undefined)
    },
    slots: async () => {
      const { slots } = await ask<{ slots: z.infer<typeof Slot>[] }>(
        'GET',
        `/portal/slots?contactId=${contactId ?? ''}`,
      )
      return slots.slice(0, 40).map((one) => one.from)
    },
    act: async (verb, body) => {
      const done = await trying(() => ask('POST', path(verb), body).then(refresh))
      // Out of a conversation one simply goes; it stays open until whoever is in it has settled what is left.
      if (done && verb === 'leave') toHost({ answerable: 'close' })
    },
    again: () => {
      contactId = null
      talk = undefined
      void begin()
    },
  })
  main.replaceChildren(view.element)
  listen(view)
  return view
}

function listen(view: Talk): void {
  stream?.close()
  stream = new EventSource('/api/v1/portal/live?as=widget')
  let pending: ReturnType<typeof setTimeout> | undefined
  let sign: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(pending)
    pending = setTimeout(() => void refresh().catch(() => undefined), 60)
  }
  for (const event of ['happened', 'refetch', 'open']) stream.addEventListener(event, soon)
  stream.addEventListener('whisper', ({ data }) => {
    const { kind, name } = JSON.parse(String(data)) as Whispered
    if (kind !== 'typing' || name === null) return
    view.writes(name)
    clearTimeout(sign)
    sign = setTimeout(() => view.writes(null), SIGN_MS)
  })
}
// An estimate grows old by itself, and a stream may be kept out by what lies between.
setInterval(() => contactId !== null && void refresh().catch(() => undefined), REFRESH_MS)

/** What do you need? The need is enough. */
async function begin(): Promise<void> {
  const kept = draft('need')
  const need = h('textarea', {
    rows: 4,
    required: true,
    maxlength: 5000,
    oninput: () => kept.set(need.value),
  })
  need.value = kept.get()
  const name = h('input', { autocomplete: 'name', maxlength: 120 })
  const go = h('button', { type: 'submit', class: 'main' }, say('start'))
  const hint = h('p', { class: 'soft' })
  const start = () =>
    trying(async () => {
      const contact = await ask<PortalContact>('POST', '/portal/contacts', {
        need: need.value.trim(),
        ...(name.value.trim() && { name: name.value.trim() }),
        ...(visit?.service && { serviceId: visit.service.id }),
        language,
      })
      kept.set('')
      show(contact)
      await tellPage()
      talk?.focus()
    })
  const onsubmit = (event: Event) => {
    event.preventDefault()
    if (need.value.trim() === '') return
    go.disabled = true
    void start().finally(() => (go.disabled = false))
  }
  main.replaceChildren(
    h(
      'form',
      { class: 'start', onsubmit },
      hint,
      field(say('need'), need, say('needHelp')),
      field(say('name'), name),
      go,
    ),
  )
  if (isOpen) focusFirst()
  const service = visit?.service ? `?serviceId=${visit.service.id}` : ''
  const { ways } = await ask<{ ways: Way[] }>('GET', `/portal/ways${service}`)
  const chat = ways.find((one) => one.way === 'chat')
  setText(hint, chat?.somebodyThere ? say('startNow') : say('startNobody'))
}

void trying(async () => {
  visit = await ask<Visit>('POST', '/widget/visits', { origin: site })
  setText(heading, visit.organisation || say('title'))
  document.title = heading.textContent ?? ''
  toHost({ answerable: 'ready' })
  contactId = visit.contactId
  if (contactId === null) await begin()
  else await refresh()
})
