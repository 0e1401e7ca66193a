import { fieldRoutes } from '#domain/fields/contract.ts'
import type { FieldFact } from '#domain/fields/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { announce } from '../../ui/announce.tsx'
import { Card } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { useWhen } from '../shell/when.ts'
import { FieldInput } from './FieldInput.tsx'
import './fields.css'

type Saving = {
  readonly error: Error | null
  readonly save: (fieldId: string, value: string | null) => void
}

function Facts({ items, saving, title }: { items: readonly FieldFact[]; saving: Saving; title: string }) {
  const when = useWhen()
  const t = useT()
  if (items.length === 0) return null
  return (
    <section className="desk-fields">
      <h2>{title}</h2>
      <div className="desk-fields-grid">
        {items.map((fact) => {
          const set =
            fact.setBy && fact.setAt
              ? t('desk.fields.set', { who: fact.setBy.name, when: when.at(fact.setAt) })
              : undefined
          return (
            <FieldInput
              key={`${fact.fieldId} ${fact.value ?? ''}`}
              label={fact.name}
              kind={fact.kind}
              options={fact.options}
              value={fact.value}
              help={[fact.hint, set].filter(Boolean).join(' · ')}
              onSave={(value) => saving.save(fact.fieldId, value)}
            />
          )
        })}
      </div>
      <ProblemNotice error={saving.error} />
    </section>
  )
}

/** An organisation's own facts about a case; every field is kept when it is left. Nothing where there are none. */
export function CaseFields({ caseId }: { caseId: string }) {
  const t = useT()
  const { data } = useCall(fieldRoutes.ofCase, { params: { caseId } })
  const set = useCommand(fieldRoutes.setOfCase, {
    refreshes: [fieldRoutes.ofCase],
    onSuccess: ({ name }) => announce(t('desk.fields.saved', { name })),
  })
  const save = (fieldId: string, value: string | null): void =>
    set.mutate({ params: { caseId, fieldId }, body: { value } })
  return <Facts items={data?.items ?? []} saving={{ error: set.error, save }} title={t('desk.fields')} />
}

/** An organisation's own facts about a person, on a card. Nothing where there are none. */
export function ClientFields({ clientId }: { clientId: string }) {
  const t = useT()
  const { data } = useCall(fieldRoutes.ofClient, { params: { clientId } })
  const set = useCommand(fieldRoutes.setOfClient, {
    refreshes: [fieldRoutes.ofClient],
    onSuccess: ({ name }) => announce(t('desk.fields.saved', { name })),
  })
  const save = (fieldId: string, value: string | null): void =>
    set.mutate({ params: { clientId, fieldId }, body: { value } })
  if (!data || data.items.length === 0) return null
  return (
    <Card label={t('desk.fields')}>
      <Facts items={data.items} saving={{ error: set.error, save }} title={t('desk.fields')} />
    </Card>
  )
}
