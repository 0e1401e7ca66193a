import type { PushData } from '#domain/agents/contract.news.ts'
import { shownOf } from './words.ts'

/*
 * The service worker: it shows what a device is told, and leads to it. It holds no pages back and answers no requests:
 * what is shown is always what the service says now.
 */

/** What of a service worker is used here; the library of types for it does not go together with that for pages. */
type Worker = {
  readonly registration: ServiceWorkerRegistration
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly Window_[]>
    openWindow(url: string): Promise<unknown>
    claim(): Promise<void>
  }
  skipWaiting(): Promise<void>
  addEventListener(name: string, listen: (event: Event_) => void): void
}
type Window_ = { readonly url: string; focus(): Promise<Window_>; postMessage(message: unknown): void }
type Event_ = {
  readonly data?: { json(): unknown } | null
  readonly notification?: Notification
  waitUntil(work: Promise<unknown>): void
}
const worker = globalThis as unknown as Worker

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('push', (event) => {
  const data = readData(event)
  const { title, ...shown } = shownOf(data)
  const options = {
    ...shown,
    icon: '/icon.svg',
    badge: '/icon.svg',
    renotify: true,
    data: { ...data, place: shown.place },
  }
  event.waitUntil(worker.registration.showNotification(title, options))
})

function readData(event: Event_): Partial<PushData> {
  try {
    const data = event.data?.json()
    return typeof data === 'object' && data !== null ? data : {}
  } catch {
    return {}
  }
}

worker.addEventListener('notificationclick', (event) => {
  event.notification?.close()
  const { place = '/desk' } = (event.notification?.data ?? {}) as { place?: string }
  event.waitUntil(open(place))
})

/** A desk that is open already goes there; else one is opened. */
async function open(place: string): Promise<void> {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const desk = windows.find(({ url }) => /^\/(desk|lens|planner|admin)(\/|$)/.test(new URL(url).pathname))
  if (!desk) return void (await worker.clients.openWindow(place))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to a client of a worker: its origin is ours
  desk.postMessage({ kind: 'go', place })
  await desk.focus()
}
