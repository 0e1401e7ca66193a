import { Suspense, lazy } from 'react'
import { noticeRoutes } from '#domain/notices/contract.ts'
import type { Notice } from '#domain/notices/contract.ts'
import { useCall } from '../client.ts'

export type Told = Pick<Notice, 'id' | 'serviceId' | 'service' | 'title' | 'body' | 'untilAt'>

// Mostly nothing is disturbed: then nothing more is loaded.
const NoticeStrip = lazy(async () => ({ default: (await import('./NoticeStrip.tsx')).NoticeStrip }))
const FittingNotices = lazy(async () => ({ default: (await import('./NoticeStrip.tsx')).FittingNotices }))

function useNotices(): readonly Told[] {
  const found = useCall(noticeRoutes.current, {}, { staleTime: 15_000, refetchInterval: 30_000 })
  return found.data?.items ?? []
}

/** What is disturbed just now: of everything, or of one service (R31). */
export function Notices({ serviceId }: { readonly serviceId?: string }) {
  const notices = useNotices().filter((one) => serviceId === undefined || one.serviceId === serviceId)
  if (notices.length === 0) return null
  return (
    <Suspense>
      <NoticeStrip notices={notices} />
    </Suspense>
  )
}

/** Before the client asks: what is disturbed about the services that fit the need (R31). */
export function NoticesThatFit({ serviceIds }: { readonly serviceIds: readonly string[] }) {
  const notices = useNotices().filter((one) => serviceIds.includes(one.serviceId))
  if (notices.length === 0) return null
  return (
    <Suspense>
      <FittingNotices notices={notices} />
    </Suspense>
  )
}
