import { ArrowLeft } from 'lucide-react'
import type { FormEvent, ReactNode } from 'react'
import { ProblemError } from '../client.ts'
import { Go } from '../desk/shell/Go.tsx'
import { Page } from '../desk/shell/Page.tsx'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice, ProblemNotice } from '../ui/Notice.tsx'
import './listing.css'

/** What went wrong when saving. Where somebody else has saved meanwhile, theirs can be taken instead. */
export function SaveProblem({
  error,
  onReload,
}: {
  readonly error: unknown
  readonly onReload?: () => void
}) {
  const t = useT()
  if (!(error instanceof ProblemError) || !onReload || error.code !== 'stale_version')
    return (
      <>
        <ProblemNotice error={error} />
        <UsedBy error={error} />
      </>
    )
  return (
    <Notice
      tone="warn"
      title={t('admin.stale')}
      action={
        <Button size="s" onPress={onReload}>
          {t('admin.stale.take')}
        </Button>
      }
    >
      <p>{t('admin.stale.text')}</p>
    </Notice>
  )
}

/** Who still uses what cannot be withdrawn. */
function UsedBy({ error }: { readonly error: unknown }) {
  const by = error instanceof ProblemError ? error.details['by'] : undefined
  if (!Array.isArray(by)) return null
  return (
    <ul className="admin-used">
      {by.map((name) => (
        <li key={String(name)}>{String(name)}</li>
      ))}
    </ul>
  )
}

/** A page on which one thing is changed as a whole and saved. */
export function FormPage(props: {
  readonly title: string
  readonly back: { readonly to: string; readonly text: string }
  readonly says?: ReactNode
  readonly action: string
  readonly isReady: boolean
  readonly isBusy: boolean
  readonly error: unknown
  readonly onReload?: () => void
  readonly onSave: () => void
  readonly children: ReactNode
  /** What stands beside or below the form and is done at once. */
  readonly beside?: ReactNode
}) {
  const { title, back, says, action, isReady, isBusy, error, onReload, onSave, children, beside } = props
  const t = useT()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady && !isBusy) onSave()
  }
  return (
    <Page title={title} wide>
      <Go to={back.to} className="admin-up">
        <ArrowLeft size={18} aria-hidden="true" />
        {back.text}
      </Go>
      <h1>{title}</h1>
      {says && <p className="admin-says">{says}</p>}
      <div className={beside ? 'admin-two' : 'admin-one'}>
        <form noValidate className="admin-form" onSubmit={submit}>
          {children}
          <SaveProblem error={error} {...(onReload && { onReload })} />
          <div className="admin-save">
            <Button variant="primary" type="submit" isDisabled={!isReady} busy={isBusy}>
              {action}
            </Button>
            {!isReady && <span className="desk-quiet">{t('admin.not_ready')}</span>}
          </div>
        </form>
        {beside && <div className="admin-beside">{beside}</div>}
      </div>
    </Page>
  )
}

/** Fields that belong together, with their heading. */
export function FormPart(props: {
  readonly title: string
  readonly says?: ReactNode
  readonly children: ReactNode
}) {
  const { title, says, children } = props
  return (
    <section className="admin-part" aria-label={title}>
      <h2>{title}</h2>
      {says && <p className="desk-quiet">{says}</p>}
      {children}
    </section>
  )
}
