import { ArrowDown, ArrowUp, Plus } from 'lucide-react'
import { useState } from 'react'
import { ruleRoutes } from '#domain/automation/contract.rules.ts'
import type { Rule } from '#domain/automation/contract.rules.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Go, useGo } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Badge } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { Sentence } from './Sentence.tsx'
import './rules.css'

const refreshes = [ruleRoutes.list]

/** On or off, at once; what it will do from now on is said. */
export function RuleSwitch({ rule }: { readonly rule: Rule }) {
  const t = useT()
  const set = useCommand(ruleRoutes.setOn, {
    refreshes,
    onSuccess: ({ state }) =>
      toast({ text: t(`admin.rules.switched.${state === 'on' ? 'on' : 'off'}`, { name: rule.name }) }),
  })
  return (
    <>
      <Switch
        isSelected={rule.state === 'on'}
        isDisabled={set.isPending}
        onChange={(on) => set.mutate({ params: { ruleId: rule.id }, body: { on } })}
        aria-label={t('admin.rules.switch.label', { name: rule.name })}
      >
        {t(`admin.rules.state.${rule.state}`)}
      </Switch>
      <ProblemNotice error={set.error} />
    </>
  )
}

function Remove({ rule, onClose }: { readonly rule: Rule; readonly onClose: () => void }) {
  const t = useT()
  const remove = useCommand(ruleRoutes.remove, {
    refreshes,
    onSuccess: () => {
      toast({ text: t('admin.answers.do.removed', { name: rule.name }) })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('admin.answers.remove.label', { name: rule.name })}
      action={t('admin.answers.do.remove')}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { ruleId: rule.id } })}
      isReady
      isBusy={remove.isPending}
      error={remove.error}
    >
      <p>{t('admin.rules.remove.sure')}</p>
    </FormDialog>
  )
}

function OneRule(props: {
  readonly rule: Rule
  readonly nth: number
  readonly count: number
  readonly onMove: (by: -1 | 1) => void
}) {
  const { rule, nth, count, onMove } = props
  const t = useT()
  const [isRemoving, setIsRemoving] = useState(false)
  const { name } = rule
  return (
    <li className="admin-rule">
      <div className="admin-rule-head">
        <h2>
          <span className="desk-quiet">{nth}.</span> <Go to={`/admin/rules/${rule.id}`}>{name}</Go>
        </h2>
        <RuleSwitch rule={rule} />
      </div>
      {rule.state === 'paused' && (
        <Notice tone="warn" announced={false} title={t('admin.rules.paused')}>
          <p>{t('admin.rules.paused.why')}</p>
        </Notice>
      )}
      <Sentence rule={rule} />
      <div className="admin-rule-foot">
        <p className="desk-quiet">
          {t('admin.rules.counts', { done: rule.done, failed: rule.failed })}
          {rule.stops && (
            <>
              {' '}
              <Badge>{t('admin.rules.stops.badge')}</Badge>
            </>
          )}
        </p>
        <div className="desk-row-actions">
          <IconButton
            size="s"
            label={t('admin.rules.up', { name })}
            icon={<ArrowUp size={18} aria-hidden="true" />}
            isDisabled={nth === 1}
            onPress={() => onMove(-1)}
          />
          <IconButton
            size="s"
            label={t('admin.rules.down', { name })}
            icon={<ArrowDown size={18} aria-hidden="true" />}
            isDisabled={nth === count}
            onPress={() => onMove(1)}
          />
          <Button
            size="s"
            variant="quiet"
            aria-label={t('admin.answers.remove.label', { name })}
            onPress={() => setIsRemoving(true)}
          >
            {t('admin.answers.do.remove')}
          </Button>
        </div>
      </div>
      {isRemoving && <Remove rule={rule} onClose={() => setIsRemoving(false)} />}
    </li>
  )
}

function List({ items }: { readonly items: readonly Rule[] }) {
  const t = useT()
  const order = useCommand(ruleRoutes.order, { refreshes })
  const move = (at: number, by: -1 | 1): void => {
    const ids = items.map((one) => one.id)
    const [moved] = ids.splice(at, 1)
    if (moved) ids.splice(at + by, 0, moved)
    order.mutate({ body: { ruleIds: ids } })
  }
  if (items.length === 0)
    return (
      <EmptyState title={t('admin.rules.none')}>
        <p>{t('admin.rules.none.text')}</p>
      </EmptyState>
    )
  return (
    <>
      <ProblemNotice error={order.error} />
      <ol role="list" className="admin-rules">
        {items.map((rule, at) => (
          <OneRule
            key={rule.id}
            rule={rule}
            nth={at + 1}
            count={items.length}
            onMove={(by) => move(at, by)}
          />
        ))}
      </ol>
    </>
  )
}

/** Rules in the order in which they are asked. */
export function RulesPage() {
  const t = useT()
  const go = useGo()
  const { data, error, refetch } = useCall(ruleRoutes.list)
  return (
    <Page title={t('admin.nav.rules')} wide>
      <div className="admin-part-head">
        <h1>{t('admin.nav.rules')}</h1>
        <Button
          variant="primary"
          icon={<Plus size={18} aria-hidden="true" />}
          onPress={() => go('/admin/rules/new')}
        >
          {t('admin.rules.add')}
        </Button>
      </div>
      <p className="admin-says">{t('admin.rules.says')}</p>
      {!data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && <List items={data.items} />}
    </Page>
  )
}
