import { noticeRoutes } from '#domain/notices/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWhen } from '../shell/when.ts'

/** What is disturbed about the service just now, so that nobody is asked what is known (R31). */
export function ServiceNotices({ serviceId }: { serviceId: string | null }) {
  const t = useT()
  const when = useWhen()
  const { data } = useCall(noticeRoutes.current, {}, { staleTime: 15_000, refetchInterval: 60_000 })
  const notices = data?.items.filter((one) => one.serviceId === serviceId) ?? []
  if (notices.length === 0) return null
  return (
    <section className="desk-notices" aria-label={t('desk.notices')}>
      {notices.map((one) => (
        <Notice key={one.id} tone="warn" announced={false}>
          <details>
            <summary>
              <strong>{one.title}</strong>
            </summary>
            <p className="desk-said">{one.body}</p>
            <p>{t('desk.notices.until', { when: when.at(one.untilAt) })}</p>
          </details>
        </Notice>
      ))}
    </section>
  )
}
