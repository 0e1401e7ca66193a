import { ArrowDown, ArrowUp, Plus } from 'lucide-react'
import { useState } from 'react'
import { fieldRoutes } from '#domain/fields/contract.ts'
import type { Field, FieldAbout } from '#domain/fields/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Badge } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { FieldForm } from './FieldForm.tsx'

const refreshes = [fieldRoutes.list]

function useWithdraw() {
  const t = useT()
  const withdraw = useCommand(fieldRoutes.withdraw, { refreshes })
  const set = ({ id, name }: Field, withdrawn: boolean): void =>
    withdraw.mutate(
      { params: { fieldId: id }, body: { withdrawn } },
      {
        onSuccess: () => {
          if (!withdrawn) return
          const undo = (): void => withdraw.mutate({ params: { fieldId: id }, body: { withdrawn: false } })
          toast({ text: t('admin.fields.withdraw.done', { name }), undo })
        },
      },
    )
  return { set, error: withdraw.error }
}

function Facts({ field }: { field: Field }) {
  const t = useT()
  const answers = field.options.filter((one) => !one.withdrawn).map((one) => one.name)
  const services = field.services.map((one) => one.name)
  return (
    <p className="desk-quiet">
      {[
        t(`admin.fields.kind.${field.kind}`) + (answers.length > 0 ? `: ${answers.join(', ')}` : ''),
        field.about === 'case' &&
          (services.length > 0 ? services.join(', ') : t('admin.fields.services.all')),
        t('admin.fields.used', { count: field.uses }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  )
}

/** The fields of one kind of record, in their order. */
export function FieldList({ about, mayChange }: { about: FieldAbout; mayChange: boolean }) {
  const t = useT()
  const { data, error } = useCall(fieldRoutes.list, { query: { all: 'true' } })
  const move = useCommand(fieldRoutes.move, { refreshes })
  const withdraw = useWithdraw()
  const [doing, setDoing] = useState<Field | 'new'>()
  const fields = (data?.items ?? []).filter((field) => field.about === about)
  const isOut = (field: Field): boolean => field.withdrawnAt !== null
  const go = (field: Field, to: 'before' | 'after') => (): void =>
    move.mutate({ params: { fieldId: field.id }, body: { to } })
  return (
    <div className="admin-fields-list">
      <div className="admin-fields-head">
        <h3>{t(`admin.fields.about.${about}`)}</h3>
        {mayChange && (
          <Button size="s" icon={<Plus size={16} aria-hidden="true" />} onPress={() => setDoing('new')}>
            {t('admin.fields.add')}
          </Button>
        )}
      </div>
      <ProblemNotice error={error ?? move.error ?? withdraw.error} />
      {data && fields.length === 0 && (
        <EmptyState title={t(`admin.fields.fields.none.${about}`)}>
          <p>{t('admin.fields.fields.none.why')}</p>
        </EmptyState>
      )}
      <ul role="list" className="admin-fields-rows">
        {fields.map((field) => (
          <li key={field.id} aria-label={field.name}>
            <div>
              <strong>{field.name}</strong> {isOut(field) && <Badge>{t('admin.fields.withdrawn')}</Badge>}
              <Facts field={field} />
            </div>
            {mayChange && (
              <div className="admin-fields-acts">
                {!isOut(field) && (
                  <>
                    <IconButton
                      size="s"
                      label={t('admin.fields.before')}
                      icon={<ArrowUp size={16} aria-hidden="true" />}
                      onPress={go(field, 'before')}
                    />
                    <IconButton
                      size="s"
                      label={t('admin.fields.after')}
                      icon={<ArrowDown size={16} aria-hidden="true" />}
                      onPress={go(field, 'after')}
                    />
                    <Button size="s" onPress={() => setDoing(field)}>
                      {t('admin.fields.edit')}
                    </Button>
                  </>
                )}
                <Button size="s" variant="quiet" onPress={() => withdraw.set(field, !isOut(field))}>
                  {t(isOut(field) ? 'admin.fields.restore' : 'admin.fields.withdraw')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {doing !== undefined && (
        <FieldForm
          about={about}
          field={doing === 'new' ? undefined : doing}
          onClose={() => setDoing(undefined)}
        />
      )}
    </div>
  )
}
