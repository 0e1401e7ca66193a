import { useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ActionKind } from '#domain/automation/contract.actions.ts'
import { ruleRoutes, Trigger } from '#domain/automation/contract.rules.ts'
import type { Rule } from '#domain/automation/contract.rules.ts'
import { useCall, useCommand } from '../../client.ts'
import { Go, useGo } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { StepsEditor } from '../steps/StepsEditor.tsx'
import { actionsOf, draftOf, newStep } from '../steps/drafts.ts'
import { ConditionsEditor } from './ConditionsEditor.tsx'
import { DryRunPanel } from './DryRunPanel.tsx'
import { RuleLog } from './RuleLog.tsx'
import { RuleSwitch } from './RulesPage.tsx'
import { conditionDraft, conditionsOf } from './conditions.ts'
import './rules.css'

/** What a rule may do: everything but put words before somebody who is not there. */
const KINDS: readonly ActionKind[] = [
  ...(['notify', 'add_tag', 'remove_tag', 'note', 'follow', 'set_stakes', 'set_service'] as const),
  ...(['wait_on', 'snooze', 'ask_client', 'tell'] as const),
]
const refreshes = [ruleRoutes.list]

function useDraft(rule: Rule | undefined) {
  const [name, setName] = useState(rule?.name ?? '')
  const [trigger, setTrigger] = useState<Trigger | null>(rule?.trigger ?? null)
  const [conditions, setConditions] = useState(() => rule?.conditions.map(conditionDraft) ?? [])
  const [steps, setSteps] = useState(() => rule?.actions.map(draftOf) ?? [newStep('notify')])
  const [stops, setStops] = useState(rule?.stops ?? false)
  const [wanted, actions] = [conditionsOf(conditions), actionsOf(steps)]
  const words = trigger && wanted && actions ? { trigger, conditions: wanted, actions, stops } : undefined
  return {
    ...{ name, setName, trigger, setTrigger, conditions, setConditions },
    ...{ steps, setSteps, stops, setStops, words },
  }
}

function useSaving(rule: Rule | undefined) {
  const t = useT()
  const go = useGo()
  const onSuccess = ({ id }: { readonly id: string }): void => {
    toast({ text: t('admin.answers.do.saved') })
    if (!rule) go(`/admin/rules/${id}`)
  }
  const add = useCommand(ruleRoutes.add, { refreshes, onSuccess })
  const change = useCommand(ruleRoutes.change, { refreshes, onSuccess })
  return { add, change, isPending: add.isPending || change.isPending, error: add.error ?? change.error }
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="admin-rule-part" aria-label={title}>
      <h2>{title}</h2>
      {lead && <p className="desk-quiet">{lead}</p>}
      {children}
    </section>
  )
}

function Form({ rule }: { readonly rule: Rule | undefined }) {
  const t = useT()
  const draft = useDraft(rule)
  const saving = useSaving(rule)
  const { name, trigger, words } = draft
  const save = (): void => {
    if (!words) return
    const body = { name, ...words }
    if (rule) saving.change.mutate({ params: { ruleId: rule.id }, body, version: rule.version })
    else saving.add.mutate({ body })
  }
  return (
    <>
      <form
        className="admin-rule-form"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField
          label={t('admin.rules.name')}
          help={t('admin.rules.name.hint')}
          value={name}
          onChange={draft.setName}
          maxLength={120}
        />
        <Part title={t('admin.rules.when')}>
          <Select
            label={t('admin.rules.trigger')}
            options={Trigger.options.map((one) => ({ value: one, label: t(`admin.rules.when.${one}`) }))}
            value={trigger}
            onChange={draft.setTrigger}
          />
          {trigger === 'contact_arrived' && <p className="desk-quiet">{t('admin.rules.no_case_yet')}</p>}
        </Part>
        <Part title={t('admin.rules.if')} lead={t('admin.rules.if.lead')}>
          <ConditionsEditor
            conditions={draft.conditions}
            onChange={(next) => draft.setConditions([...next])}
          />
        </Part>
        <Part title={t('admin.rules.then')} lead={t('admin.rules.then.lead')}>
          <StepsEditor steps={draft.steps} kinds={KINDS} onChange={(next) => draft.setSteps([...next])} />
          <Checkbox isSelected={draft.stops} onChange={draft.setStops}>
            {t('admin.rules.stops')}
          </Checkbox>
        </Part>
        <ProblemNotice error={saving.error} />
        <div className="admin-save">
          <Button variant="primary" type="submit" isDisabled={!words || !name.trim()} busy={saving.isPending}>
            {t('admin.rules.save')}
          </Button>
        </div>
      </form>
      <DryRunPanel words={words} />
    </>
  )
}

/** One rule: what it says, what it would have done, whether it is on, and why it did something or did not. */
function Whole({ rule }: { readonly rule: Rule | undefined }) {
  const t = useT()
  return (
    <>
      <div className="admin-part-head">
        <h1>{rule?.name ?? t('admin.rules.add')}</h1>
        {rule && <RuleSwitch rule={rule} />}
      </div>
      {rule?.state === 'paused' && (
        <Notice tone="warn" announced={false} title={t('admin.rules.paused')}>
          <p>{t('admin.rules.paused.why')}</p>
        </Notice>
      )}
      {!rule && <p className="admin-says">{t('admin.rules.add.says')}</p>}
      <Form key={`${rule?.id} ${rule?.version}`} rule={rule} />
      {rule && <RuleLog ruleId={rule.id} />}
    </>
  )
}

export function RulePage() {
  const t = useT()
  const { ruleId = '' } = useParams({ strict: false })
  const isNew = ruleId === 'new'
  const { data, error, refetch } = useCall(ruleRoutes.list)
  const rule = data?.items.find((one) => one.id === ruleId)
  return (
    <Page title={rule?.name ?? t('admin.nav.rules')}>
      <Go to="/admin/rules" className="admin-up">
        <ArrowLeft size={18} aria-hidden="true" />
        {t('admin.rules.back')}
      </Go>
      {!data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && !rule && !isNew && (
        <Notice title={t('admin.rules.gone')}>
          <p>{t('admin.rules.gone.text')}</p>
        </Notice>
      )}
      {data && (rule ?? isNew) && <Whole rule={rule} />}
    </Page>
  )
}
