import { widgetRoutes } from '#domain/widget/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'

/** What the client looks at on the other site, where they write to us from one; and what that page says of itself. */
export function ClientPage({ contactId }: { readonly contactId: string }) {
  const t = useT()
  const page = useCall(widgetRoutes.page, { params: { contactId } }, { staleTime: 5_000 }).data?.page
  if (!page) return null
  const details = Object.entries(page.details)
  return (
    <section aria-label={t('desk.moment.page')} className="desk-client-page">
      <p>
        {t('desk.moment.page.on', { title: page.title || page.address })}{' '}
        <a href={page.address} target="_blank" rel="noopener noreferrer">
          {page.address}
        </a>
      </p>
      {details.length > 0 && (
        <dl>
          {details.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
