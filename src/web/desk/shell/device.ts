import { useEffect } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { useCall } from '../../client.ts'
import { clearShown, registerWorker } from '../../push/device.ts'
import { useGo } from './Go.tsx'

/** The service worker stands by; a pressed message leads here; what was read is shown on this device no more. */
export function useDevice(): void {
  const go = useGo()
  const { data } = useCall(agentRoutes.notifications)
  useEffect(() => {
    void registerWorker()
  }, [])
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const { serviceWorker } = navigator
    const hear = ({ data: said }: MessageEvent<{ kind?: string; place?: string }>): void => {
      if (said.kind === 'go' && said.place?.startsWith('/')) go(said.place)
    }
    serviceWorker.addEventListener('message', hear)
    return () => serviceWorker.removeEventListener('message', hear)
  }, [go])
  useEffect(() => {
    if (!data) return
    const unread = new Set(data.items.filter((news) => news.readAt === null).map((news) => news.id))
    void clearShown((id) => unread.has(id))
  }, [data])
}
