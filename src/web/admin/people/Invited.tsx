import { Go } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { buttonClass } from '../../ui/look.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Copy } from '../Copy.tsx'

export type Invitation = {
  readonly name: string
  readonly url: string
  readonly expiresAt: string
  /** Why what they see could not be limited, though it was to be. */
  readonly seesProblem?: unknown
}

/** The link by which somebody signs in once, and how long it lasts. */
export function SignInLink({ name, url, expiresAt }: Omit<Invitation, 'seesProblem'>) {
  const t = useT()
  const when = useWhen()
  return (
    <>
      <p>{t('admin.people.link.text', { name, time: when.at(expiresAt) })}</p>
      <Copy label={t('admin.people.link.of', { name })} text={url} />
    </>
  )
}

/** After adding somebody: the link to hand to them, which is shown this once. */
export function Invited({ invitation }: { readonly invitation: Invitation }) {
  const t = useT()
  const title = t('admin.people.added', { name: invitation.name })
  return (
    <Page title={title}>
      <h1>{title}</h1>
      {invitation.seesProblem !== undefined && (
        <Notice tone="warn" title={t('admin.people.sees.unlimited', { name: invitation.name })}>
          <p>{t('admin.people.sees.unlimited.text')}</p>
        </Notice>
      )}
      <SignInLink {...invitation} />
      <p className="desk-quiet">{t('admin.people.link.again')}</p>
      <div>
        <Go to="/admin/people" className={buttonClass({ variant: 'primary' })}>
          {t('admin.people.to_list')}
        </Go>
      </div>
    </Page>
  )
}
