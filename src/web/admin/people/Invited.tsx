import { Go } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { buttonClass } from '../../ui/look.ts'
import { Copy } from '../Copy.tsx'

export type Invitation = { readonly name: string; readonly url: string; readonly expiresAt: string }

/** The link by which somebody signs in once, and how long it lasts. */
export function SignInLink({ name, url, expiresAt }: Invitation) {
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
