import { useNames } from '../../desk/macros/names.ts'
import { useT } from '../../messages/Messages.tsx'
import { Select } from '../../ui/Select.tsx'

const ALL = 'all'
/** A list has no entry for nothing: all services are a choice of their own. */
export const serviceIdOf = (choice: string): string | null => (choice === ALL ? null : choice)
export const serviceChoiceOf = (serviceId: string | null): string => serviceId ?? ALL

/** For which service something is meant, or for all. */
export function ForService({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT()
  const { services } = useNames()
  return (
    <Select
      label={t('admin.answers.service')}
      options={[{ value: ALL, label: t('admin.answers.service.all') }, ...services]}
      value={value}
      onChange={onChange}
    />
  )
}
