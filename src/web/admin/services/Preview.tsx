import { useT } from '../../messages/Messages.tsx'
import { Badge } from '../../ui/Words.tsx'
import type { ServiceDraft } from './draft.ts'

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

/** The service as clients will see it, while it is written. */
export function Preview(props: {
  readonly draft: ServiceDraft
  readonly department: string
  readonly slug: string | undefined
}) {
  const { draft, department, slug } = props
  const t = useT()
  const terms = draft.terms.filter(({ label, value }) => label && value)
  const steps = linesOf(draft.selfSteps)
  return (
    <section className="admin-panel" aria-label={t('admin.services.preview')}>
      <p className="desk-quiet">{t('admin.services.preview')}</p>
      <h2>{draft.name || t('admin.services.name')}</h2>
      <p>{draft.purpose || t('admin.services.purpose')}</p>
      <p className="admin-row-soft">{t('admin.services.preview.by', { department })}</p>
      {draft.selfLabel && steps.length > 0 && (
        <>
          <h3>{draft.selfLabel}</h3>
          <ol className="admin-used" style={{ listStyle: 'decimal' }}>
            {steps.map((step, nth) => (
              // oxlint-disable-next-line react/no-array-index-key -- steps are known by their place alone
              <li key={nth}>{step}</li>
            ))}
          </ol>
        </>
      )}
      <p>
        {draft.levels.map((level) => (
          <Badge key={level} tone="accent">
            {t(`admin.level.${level}`)}
          </Badge>
        ))}
      </p>
      {terms.length > 0 && (
        <dl className="admin-lines">
          {terms.map(({ label, value }, nth) => (
            // oxlint-disable-next-line react/no-array-index-key -- terms are known by their place alone
            <div key={nth}>
              <dt className="admin-row-soft">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {slug && <a href={`/services/${slug}`}>{t('admin.services.preview.open')}</a>}
    </section>
  )
}
