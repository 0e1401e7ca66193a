import { Archive } from 'lucide-react'
import { useIntl } from 'react-intl'
import type { Backup, InAndOut } from '#domain/transfers/contract.ts'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { EmptyState } from '../../ui/Layout.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Copy } from '../Copy.tsx'

const SHOWN = 8
const MEGABYTE = 1_000_000

function BackupLine({ backup }: { readonly backup: Backup }) {
  const t = useT()
  const when = useWhen()
  const intl = useIntl()
  const { state, bytes, rows, why } = backup
  const size = bytes === null ? '' : intl.formatNumber(bytes / MEGABYTE, { maximumSignificantDigits: 3 })
  const said = {
    running: t('admin.in_and_out.backup.running'),
    failed: t('admin.in_and_out.backup.failed', { why: why ?? '' }),
    made: t('admin.in_and_out.backup.made', { rows: rows ?? 0, size }),
  }[state]
  return (
    <li className="admin-row">
      <div className="admin-row-words">
        <span className="admin-row-name">{when.at(backup.beganAt)}</span>
        <span>{said}</span>
        {state === 'made' && (
          <span className="admin-row-soft">
            {backup.removed
              ? t('admin.in_and_out.backup.removed')
              : backup.readAt === null
                ? t('admin.in_and_out.backup.not_read')
                : t('admin.in_and_out.backup.read')}{' '}
            <code>{backup.file}</code>
          </span>
        )}
      </div>
    </li>
  )
}

/** How backups are made, and the last of them. */
export function Backups({ schedule, backups }: Pick<InAndOut, 'schedule' | 'backups'>) {
  const t = useT()
  const [last] = backups
  return (
    <>
      <p>
        {schedule
          ? t('admin.in_and_out.schedule', { hours: schedule.everyHours, keep: schedule.keep })
          : t('admin.in_and_out.no_schedule')}
      </p>
      {last?.state === 'failed' && (
        <Notice tone="warn" title={t('admin.in_and_out.backup.last_failed')}>
          <p>{t('admin.in_and_out.backup.last_failed.text')}</p>
        </Notice>
      )}
      {backups.length === 0 ? (
        <EmptyState
          level={3}
          icon={<Archive size={28} aria-hidden="true" />}
          title={t('admin.in_and_out.backup.none')}
        >
          <p>{t('admin.in_and_out.backup.none.text')}</p>
        </EmptyState>
      ) : (
        <ul role="list" className="admin-list">
          {backups.slice(0, SHOWN).map((backup) => (
            <BackupLine key={backup.id} backup={backup} />
          ))}
        </ul>
      )}
      <h3>{t('admin.in_and_out.by_hand')}</h3>
      <Copy
        label={t('admin.in_and_out.command')}
        text={'bin/answerable backup now.backup\nbin/answerable restore now.backup --verify'}
        rows={2}
      />
    </>
  )
}
