import { useT } from '../../messages/Messages.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { FieldList } from './FieldList.tsx'
import { TagList } from './TagList.tsx'
import './fields.css'

/** `/admin/fields`: tags are kept in order; fields are made, for cases and for people. */
export function FieldsPage() {
  const t = useT()
  const isAdmin = useMyself()?.roles.includes('admin') ?? false
  return (
    <Page title={t('admin.nav.fields')} wide>
      <h1>{t('admin.nav.fields')}</h1>
      <TagList />
      <section className="admin-fields-part">
        <h2>{t('admin.fields.fields')}</h2>
        <p className="admin-says">{t('admin.fields.fields.says')}</p>
        {!isAdmin && <p>{t('admin.fields.only_admins')}</p>}
        {(['case', 'client'] as const).map((about) => (
          <FieldList key={about} about={about} mayChange={isAdmin} />
        ))}
      </section>
    </Page>
  )
}
