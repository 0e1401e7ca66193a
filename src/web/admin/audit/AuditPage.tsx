import { useState } from 'react'
import { Page } from '../../desk/shell/Page.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Filter } from './Filter.tsx'
import { Changes, Reads } from './Lists.tsx'
import { NOBODY, PERIODS } from './filter.ts'
import type { Asked } from './filter.ts'
import './audit.css'

const TABS = ['changes', 'reads'] as const

/** `/admin/audit`: what was changed and what was opened, by whom, when and about what. */
export function AuditPage() {
  const t = useT()
  const [tab, setTab] = useState<(typeof TABS)[number]>('changes')
  const [asked, setAsked] = useState<Asked>(() => ({ ...NOBODY, ...PERIODS.week(Date.now()) }))
  const only = (more: Partial<Asked>): void => setAsked({ ...asked, ...more })
  const lists = { changes: <Changes asked={asked} only={only} />, reads: <Reads asked={asked} only={only} /> }
  return (
    <Page title={t('admin.nav.audit')} wide>
      <h1>{t('admin.nav.audit')}</h1>
      <p className="admin-says">{t('admin.audit.says')}</p>
      <Tabs
        label={t('admin.audit.which')}
        selected={tab}
        onSelect={setTab}
        tabs={TABS.map((id) => ({
          id,
          label: t(`admin.audit.${id}`),
          content: (
            <>
              <Filter tab={id} asked={asked} only={only} />
              {lists[id]}
            </>
          ),
        }))}
      />
    </Page>
  )
}
