import { useCallback, useEffect, useState } from 'react'
import { newsRoutes } from '#domain/agents/contract.news.ts'
import { call, queryClient } from '../client.ts'

/** How it stands with push in this browser. */
export type PushState = 'unsupported' | 'denied' | 'off' | 'on' | 'failed'

const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && typeof Notification !== 'undefined'

/** Makes the service worker stand by, where browsers have one. */
export async function registerWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined
  return navigator.serviceWorker.register('/sw.js').catch(() => undefined)
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager.getSubscription()) ?? null
}

const text = (key: ArrayBuffer | null): string => {
  const letters = String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer(0)))
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** What somebody calls this browser: its maker and its machine, as far as it says. */
function nameOfBrowser(): string {
  const agent = navigator.userAgent
  const browser = /(Edg|Firefox|Chrome|Safari)\//.exec(agent)?.[1]?.replace('Edg', 'Edge') ?? ''
  const machine = /(Android|iPhone|iPad|Mac OS X|Windows|Linux)/.exec(agent)?.[1]?.replace(' OS X', '') ?? ''
  return [browser, machine].filter(Boolean).join(', ')
}

async function subscribe(pushKey: string, language: string): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied'
  await registerWorker()
  const registration = await navigator.serviceWorker.ready
  const options = { userVisibleOnly: true, applicationServerKey: pushKey }
  const made = await registration.pushManager.subscribe(options).catch(() => undefined)
  if (!made) return 'failed'
  const keys = { p256dh: text(made.getKey('p256dh')), auth: text(made.getKey('auth')) }
  const body = { endpoint: made.endpoint, ...keys, language, name: nameOfBrowser() }
  const device = await call(newsRoutes.addDevice, { body })
  rememberDevice(device.id)
  return 'on'
}

const KEPT = 'answerable.device'
function rememberDevice(id: string | null): void {
  if (id === null) localStorage.removeItem(KEPT)
  else localStorage.setItem(KEPT, id)
}
/** The number of this browser among my devices, where it is one. */
export const thisDevice = (): string | null => localStorage.getItem(KEPT)

const refresh = () => queryClient.invalidateQueries({ queryKey: [newsRoutes.devices.id] })

/** Push in this browser: how it stands, and switching it on and off. */
export function useThisDevice(pushKey: string | null, language: string) {
  const [state, setState] = useState<PushState>(canPush() ? 'off' : 'unsupported')
  useEffect(() => {
    if (!canPush()) return
    if (Notification.permission === 'denied') setState('denied')
    else void subscription().then((made) => setState(made && thisDevice() ? 'on' : 'off'))
  }, [])
  const on = useCallback(async () => {
    if (pushKey === null) return
    setState(await subscribe(pushKey, language).catch(() => 'failed' as const))
    await refresh()
  }, [pushKey, language])
  const off = useCallback(async () => {
    const id = thisDevice()
    await (await subscription())?.unsubscribe().catch(() => false)
    if (id) await call(newsRoutes.removeDevice, { params: { deviceId: id } }).catch(() => undefined)
    rememberDevice(null)
    setState('off')
    await refresh()
  }, [])
  return { state, on, off }
}

/** Takes away what this device still shows of things that have been read meanwhile, here or elsewhere. */
export async function clearShown(isUnread: (id: string) => boolean): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration()
  for (const shown of (await registration?.getNotifications()) ?? []) {
    const { id, kind } = (shown.data ?? {}) as { id?: string; kind?: string }
    if (id !== undefined && kind !== 'trial' && !isUnread(id)) shown.close()
  }
}
