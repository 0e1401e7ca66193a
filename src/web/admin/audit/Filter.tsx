import { X } from 'lucide-react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { ReadOf, auditRoutes } from '#domain/audit/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { ComboBox, Select } from '../../ui/Select.tsx'
import { PERIODS } from './filter.ts'
import type { Asked, Only, Period } from './filter.ts'

type FilterProps = { readonly asked: Asked; readonly only: Only }

function Who({ asked, only }: FilterProps) {
  const t = useT()
  const { data } = useCall(agentRoutes.colleagues, {})
  const options = (data?.items ?? []).map(({ id, name, department }) => ({
    value: id,
    label: name,
    detail: department,
  }))
  return (
    <ComboBox
      label={t('admin.audit.who')}
      options={options}
      value={asked.agentId}
      placeholder={t('admin.audit.anybody')}
      onChange={(agentId) => only({ agentId })}
    />
  )
}

function Kind({ asked, only }: FilterProps) {
  const t = useT()
  const { data } = useCall(auditRoutes.kinds, {}, { staleTime: 3_600_000 })
  const options = (data?.items ?? []).map(({ kind, meaning }) => ({
    value: kind,
    label: meaning,
    detail: kind,
  }))
  return (
    <ComboBox
      label={t('admin.audit.kind')}
      options={options}
      value={asked.kind}
      placeholder={t('admin.audit.any_kind')}
      onChange={(kind) => only({ kind })}
    />
  )
}

const ANYTHING = 'anything'

function What({ asked, only }: FilterProps) {
  const t = useT()
  const named = ReadOf.options.map((value) => ({ value, label: t(`admin.audit.what.${value}`) }))
  return (
    <Select<ReadOf | typeof ANYTHING>
      label={t('admin.audit.what')}
      options={[{ value: ANYTHING, label: t('admin.audit.any_kind') }, ...named]}
      value={asked.what ?? ANYTHING}
      onChange={(what) => only({ what: what === ANYTHING ? null : what })}
    />
  )
}

/** Whose, what, when; and what the list has been narrowed to. */
export function Filter({ tab, asked, only }: FilterProps & { readonly tab: 'changes' | 'reads' }) {
  const t = useT()
  return (
    <div className="admin-audit-filter">
      <Who asked={asked} only={only} />
      {tab === 'changes' ? <Kind asked={asked} only={only} /> : <What asked={asked} only={only} />}
      <Select<Period>
        label={t('admin.audit.period')}
        options={(['day', 'week', 'month', 'all'] as const).map((value) => ({
          value,
          label: t(`admin.audit.period.${value}`),
        }))}
        value={asked.period}
        onChange={(period) => only(PERIODS[period](Date.now()))}
      />
      {(asked.clientId ?? asked.caseId) !== null && (
        <p className="admin-audit-only">
          <span>{t('admin.audit.only', { name: asked.name })}</span>
          <Button
            size="s"
            icon={<X size={16} aria-hidden="true" />}
            onPress={() => only({ clientId: null, caseId: null, name: '' })}
          >
            {t('admin.audit.not_only')}
          </Button>
        </p>
      )}
    </div>
  )
}
