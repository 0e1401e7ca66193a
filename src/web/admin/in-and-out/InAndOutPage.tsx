import { transferRoutes } from '#domain/transfers/contract.ts'
import { useCall } from '../../client.ts'
import { Page } from '../../desk/shell/Page.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Card, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Copy } from '../Copy.tsx'
import { Backups } from './Backups.tsx'
import { Imports } from './Imports.tsx'
import { TakeOut } from './TakeOut.tsx'
import './in-and-out.css'

const COMMANDS = {
  import: [
    'bin/answerable import contacts calls.csv --dry-run',
    'bin/answerable import contacts calls.csv --zone Europe/London --owner you@example.org',
  ].join('\n'),
  export: 'bin/answerable export everything.zip --format csv',
} as const

/** `/admin/in-and-out`: taking data out, backups, and what was brought in. */
export function InAndOutPage() {
  const t = useT()
  const { data, error, refetch } = useCall(transferRoutes.overview, {}, { refetchInterval: 10_000 })
  return (
    <Page title={t('admin.nav.in-and-out')} wide>
      <h1>{t('admin.nav.in-and-out')}</h1>
      <p className="admin-says">{t('admin.in_and_out.says')}</p>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      <div className="in-and-out">
        <Card>
          <h2>{t('admin.in_and_out.out')}</h2>
          <TakeOut />
          <h3>{t('admin.in_and_out.everything')}</h3>
          <p>{t('admin.in_and_out.everything.text')}</p>
          <Copy label={t('admin.in_and_out.command')} text={COMMANDS.export} rows={1} />
        </Card>
        <Card>
          <h2>{t('admin.in_and_out.backups')}</h2>
          {data ? <Backups {...data} /> : <Skeleton />}
        </Card>
        <Card>
          <h2>{t('admin.in_and_out.in')}</h2>
          <p>{t('admin.in_and_out.in.text')}</p>
          <Copy label={t('admin.in_and_out.command')} text={COMMANDS.import} rows={3} />
          <h3>{t('admin.in_and_out.imports')}</h3>
          {data ? <Imports imports={data.imports} /> : <Skeleton />}
        </Card>
      </div>
    </Page>
  )
}
