import { directionOf } from '../messages/direction.ts'
import type { HostPage, ToFrame, ToHost } from './protocol.ts'
import { languageFor, wordsIn } from './words.ts'

/**
 * What another site loads: a button and a panel, in a shadow of its own so that neither page's styles touch the other. The
 * conversation itself stands in a frame of our origin; this side sees none of it. Styles are set through the style sheet's
 * own interface, so the site's policy needs `script-src` and `frame-src` for our origin, and nothing inline.
 */
const KEPT = 'answerable.widget'
const LOOK_MS = 1_500
const PATIENCE_MS = 15_000

const STYLE = `
:host { all: initial; color-scheme: light dark; font: 16px/1.4 system-ui, sans-serif; }
button, a { font: inherit; }
.open { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: 2147483000; min-height: 3rem;
  padding: .625rem 1.25rem; border: 2px solid light-dark(#ffffff, #06231f); border-radius: 2rem; cursor: pointer; font-weight: 600;
  color: light-dark(#ffffff, #06231f); background: light-dark(#0d6157, #5fd0bc); box-shadow: 0 4px 16px rgb(0 0 0 / .25); }
.open:hover { background: light-dark(#094b43, #83e2d1); }
.open:focus-visible, .panel:focus-visible { outline: 3px solid light-dark(#0d6157, #83e2d1); outline-offset: 3px; }
.start { inset-inline-end: auto; inset-inline-start: 1rem; }
.count { display: inline-block; min-width: 1.25rem; margin-inline-start: .5rem; padding: 0 .375rem; border-radius: 1rem;
  color: #2e2000; background: #f2b233; font-size: .875rem; }
.panel { position: fixed; inset-block-end: 5rem; inset-inline-end: 1rem; z-index: 2147483000; display: flex; flex-direction: column;
  width: min(24rem, calc(100vw - 2rem)); height: min(38rem, calc(100dvh - 7rem)); overflow: hidden;
  border: 1px solid light-dark(#e4dfd4, #2e3935); border-radius: 14px; background: light-dark(#faf8f4, #121715);
  box-shadow: 0 12px 40px rgb(0 0 0 / .3); animation: rise .16s ease-out; }
.panel.start { inset-inline-end: auto; }
.panel iframe { flex: 1; width: 100%; border: 0; color-scheme: light dark; }
.panel p { margin: 1rem; color: light-dark(#1d2320, #edf2ef); }
.panel a { color: light-dark(#0d6157, #5fd0bc); }
[hidden] { display: none !important; }
@keyframes rise { from { transform: translateY(8px); opacity: 0; } }
@media (max-width: 30rem) { .panel { inset: 0; width: 100vw; height: 100dvh; border: 0; border-radius: 0; } }
@media (prefers-reduced-motion: reduce) { .panel { animation: none; } }
`

type Call = readonly [what: 'context' | 'open' | 'close', details?: Readonly<Record<string, unknown>>]
type Answerable = ((...call: Call) => void) & { q?: ArrayLike<Call[number]>[] }

const script = document.currentScript as HTMLScriptElement | null
const holder = window as unknown as { answerable?: Answerable }

function begin(own: HTMLScriptElement): void {
  const { origin } = new URL(own.src)
  const wish = own.dataset['language'] ?? (document.documentElement.lang || navigator.language)
  const language = languageFor(wish)
  const say = wordsIn(language)
  let details: Record<string, string> = {}
  let frame: HTMLIFrameElement | undefined
  let isReady = false
  let told = ''

  const host = document.createElement('answerable-widget')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  root.adoptedStyleSheets = [sheet]
  host.lang = language
  host.dir = directionOf(language)

  const label = own.dataset['label'] ?? say('title')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'open'
  button.setAttribute('aria-expanded', 'false')
  button.textContent = label
  const count = document.createElement('span')
  count.className = 'count'
  count.hidden = true
  // A blank between, for whoever hears it.
  button.append(' ', count)

  const panel = document.createElement('section')
  panel.className = 'panel'
  panel.hidden = true
  panel.setAttribute('aria-label', label)
  if (own.dataset['side'] === 'start') for (const one of [button, panel]) one.classList.add('start')
  root.append(button, panel)
  document.body.append(host)

  function pageNow(): HostPage {
    const { origin: here, pathname, search } = location
    return {
      title: document.title,
      address: here + pathname + search,
      language: document.documentElement.lang || null,
      details,
    }
  }

  function post(message: ToFrame): void {
    if (isReady) frame?.contentWindow?.postMessage(message, origin)
  }

  function tellPage(): void {
    const page = pageNow()
    const text = JSON.stringify(page)
    if (!isReady || text === told) return
    told = text
    post({ answerable: 'page', page })
  }

  function load(): void {
    if (frame) return
    frame = document.createElement('iframe')
    frame.title = say('frame')
    frame.src = `${origin}/widget?site=${encodeURIComponent(location.origin)}&language=${language}`
    panel.append(frame)
    // A page that has many views in one changes its address without being loaded anew.
    setInterval(tellPage, LOOK_MS)
    setTimeout(() => !isReady && offerOwnPage(), PATIENCE_MS)
  }

  /** The frame did not come: the site is not on the list, or its policy keeps it out. A person is reached all the same. */
  function offerOwnPage(): void {
    const words = document.createElement('p')
    const link = document.createElement('a')
    link.href = `${origin}/`
    link.target = '_blank'
    link.rel = 'noopener'
    link.textContent = say('elsewhere')
    words.append(link)
    panel.prepend(words)
  }

  function show(open: boolean): void {
    load()
    panel.hidden = !open
    button.setAttribute('aria-expanded', String(open))
    keep({ open })
    if (open) {
      setCount(0)
      frame?.focus()
      post({ answerable: 'opened' })
    } else {
      button.focus()
      post({ answerable: 'closed' })
    }
  }

  function setCount(unread: number): void {
    const shown = panel.hidden ? unread : 0
    count.hidden = shown === 0
    count.textContent = shown === 0 ? '' : say('unread', { count: shown })
  }

  window.addEventListener('message', ({ source, origin: from, data }: MessageEvent) => {
    if (!frame || source !== frame.contentWindow || from !== origin) return
    const said = data as ToHost
    if (said.answerable === 'ready') {
      isReady = true
      tellPage()
      if (!panel.hidden) post({ answerable: 'opened' })
    } else if (said.answerable === 'close') show(false)
    else if (said.answerable === 'unread') setCount(said.count)
    else if (said.answerable === 'talking') keep({ talking: said.talking })
  })
  button.addEventListener('click', () => show(panel.hidden !== false))
  panel.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') show(false)
  })

  function obey(...[what, given]: Call): void {
    if (what === 'open') show(true)
    if (what === 'close' && !panel.hidden) show(false)
    if (what !== 'context') return
    details = Object.fromEntries(
      Object.entries(given ?? {}).map(([name, value]) => [name.slice(0, 60), String(value).slice(0, 500)]),
    )
    tellPage()
  }
  const before = holder.answerable?.q ?? []
  holder.answerable = obey
  for (const call of before) obey(...(Array.from(call) as unknown as Call))

  const { open, talking } = kept()
  if (open) show(true)
  else if (talking) load()
}

/** Whether it stood open, and whether a conversation goes on, on the page before. Nothing of it is kept here. */
function kept(): { open?: boolean; talking?: boolean } {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as { open?: boolean; talking?: boolean }
  } catch {
    return {}
  }
}

function keep(change: { open?: boolean; talking?: boolean }): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ ...kept(), ...change }))
  } catch {
    // A browser that keeps nothing: the next page begins closed.
  }
}

if (script) {
  if (document.body) begin(script)
  else document.addEventListener('DOMContentLoaded', () => begin(script))
}
