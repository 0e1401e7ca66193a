import { CalendarCheck } from 'lucide-react'
import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import { useT } from '../../messages/Messages.tsx'
import { useTimes } from '../../ui/time.ts'
import css from './Talk.module.css'

/** What was promised in this conversation: what, by whom, by when (R12). */
export function Promises({ contact }: { readonly contact: Pick<PortalContact, 'commitments'> }) {
  const t = useT()
  const times = useTimes()
  return (
    <ul role="list" className={css['promises']}>
      {contact.commitments.map(({ id, what, by, dueAt, fromAt }) => (
        <li key={id}>
          <CalendarCheck size={20} aria-hidden="true" />
          <div>
            <strong>{what}</strong>
            <p>
              {fromAt
                ? t('portal.end.promise.call', { by, from: times.dayTime(fromAt) })
                : t('portal.end.promise', { by, when: times.dayTime(dueAt) })}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
