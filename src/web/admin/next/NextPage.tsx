import { Check, Circle } from 'lucide-react'
import type { ReactNode } from 'react'
import { personRoutes } from '#domain/agents/contract.people.ts'
import { skillRoutes } from '#domain/organisation/contract.departments.ts'
import { catalogueRoutes } from '#domain/services/contract.catalogue.ts'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useT } from '../../messages/Messages.tsx'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { useOrganisation } from '../../ui/time.ts'
import { Copy } from '../Copy.tsx'
import '../listing.css'

function NextStep(props: {
  readonly title: string
  readonly isDone?: boolean
  readonly children: ReactNode
}) {
  const { title, isDone, children } = props
  const t = useT()
  return (
    <li>
      {isDone ? <Check size={22} aria-hidden="true" /> : <Circle size={22} aria-hidden="true" />}
      <h2>
        {title}
        {isDone && <VisuallyHidden> ({t('admin.next.done')})</VisuallyHidden>}
      </h2>
      {children}
    </li>
  )
}

/** A link to the portal, ready to be put on the organisation’s own site. */
const linkTo = (address: string, words: string) => `<a href="${address}">${words}</a>`

/** What comes after the set-up, the most useful first. */
export function NextPage() {
  const t = useT()
  const organisation = useOrganisation()
  const people = useCall(personRoutes.list).data?.items.filter(({ active }) => active)
  const services = useCall(catalogueRoutes.list).data?.items.filter(({ active }) => active)
  const skills = useCall(skillRoutes.list).data?.items.filter(({ active }) => active)
  const address = `${location.origin}/`
  const title = t('admin.next.title', { name: organisation?.name ?? '' })
  return (
    <Page title={t('admin.nav.next')}>
      <h1>{title}</h1>
      <p className="admin-says">{t('admin.next.says')}</p>
      <ol role="list" className="admin-steps">
        <NextStep title={t('admin.next.try')}>
          <p>{t('admin.next.try.text')}</p>
          <p>
            <a href="/" target="_blank" rel="noreferrer">
              {t('admin.next.try.portal')}
            </a>
          </p>
        </NextStep>
        <NextStep title={t('admin.next.invite')} isDone={(people?.length ?? 0) > 1}>
          <p>{t('admin.next.invite.text')}</p>
          <p>
            <Go to="/admin/people/new">{t('admin.people.add')}</Go>
          </p>
        </NextStep>
        <NextStep title={t('admin.next.link')}>
          <p>{t('admin.next.link.text')}</p>
          <Copy label={t('admin.next.link')} text={linkTo(address, t('admin.next.link.words'))} />
        </NextStep>
        <NextStep title={t('admin.next.service')} isDone={(services?.length ?? 0) > 1}>
          <p>{t('admin.next.service.text')}</p>
          <p>
            <Go to="/admin/services/new">{t('admin.services.add')}</Go>
          </p>
        </NextStep>
        <NextStep title={t('admin.next.skills')} isDone={(skills?.length ?? 0) > 0}>
          <p>{t('admin.next.skills.text')}</p>
          <p>
            <Go to="/admin/skills">{t('admin.nav.skills')}</Go>
          </p>
        </NextStep>
      </ol>
    </Page>
  )
}
