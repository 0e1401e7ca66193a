import { FileInput } from 'lucide-react'
import type { Import } from '#domain/transfers/contract.ts'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import type { MessageId } from '../../messages/catalogue.ts'
import { EmptyState } from '../../ui/Layout.tsx'

const CODES = [
  ...['id_missing', 'arrival_missing', 'time_unreadable', 'zone_unknown', 'in_the_future', 'long_ago'],
  ...['answered_before_arrival', 'end_before_start', 'closed_before_arrival', 'row_broken', 'columns_twice'],
  ...['order_assumed', 'clock_twice', 'clock_skipped', 'channel_unknown', 'phone_unreadable'],
  ...['email_unreadable', 'words_cut'],
]

function Findings({ findings }: Pick<Import, 'findings'>) {
  const t = useT()
  const known = findings.filter(({ code }) => CODES.includes(code))
  if (known.length === 0) return null
  return (
    <ul className="in-and-out-findings">
      {known.map(({ code, count, examples }) => (
        <li key={code}>
          {t(`admin.in_and_out.found.${code}` as MessageId, { count })}
          {examples.length > 0 && <span className="admin-row-soft"> ({examples.join('; ')})</span>}
        </li>
      ))}
    </ul>
  )
}

function ImportLine({ one }: { readonly one: Import }) {
  const t = useT()
  const when = useWhen()
  return (
    <li className="admin-row">
      <div className="admin-row-words">
        <span className="admin-row-name">{one.name}</span>
        <span className="admin-row-soft">
          {t(`admin.in_and_out.import.${one.state}`, { at: when.at(one.beganAt), by: one.by ?? '–' })}
        </span>
        <span>
          {t('admin.in_and_out.import.brought', {
            contacts: one.contacts,
            cases: one.cases,
            clients: one.clients,
          })}
        </span>
        {one.known > 0 && <span>{t('admin.in_and_out.import.known', { count: one.known })}</span>}
        {one.keptAside > 0 && <span>{t('admin.in_and_out.import.aside', { count: one.keptAside })}</span>}
        <Findings findings={one.findings} />
      </div>
    </li>
  )
}

/** The last imports, each with what it brought and what was found. */
export function Imports({ imports }: { readonly imports: readonly Import[] }) {
  const t = useT()
  if (imports.length === 0)
    return (
      <EmptyState
        level={3}
        icon={<FileInput size={28} aria-hidden="true" />}
        title={t('admin.in_and_out.import.none')}
      >
        <p>{t('admin.in_and_out.import.none.text')}</p>
      </EmptyState>
    )
  return (
    <ul role="list" className="admin-list">
      {imports.map((one) => (
        <ImportLine key={one.id} one={one} />
      ))}
    </ul>
  )
}
