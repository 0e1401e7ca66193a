import { useState } from 'react'
import { ownAccountRoutes } from '#domain/accounts/contract.account.ts'
import type { SecondStepState } from '#domain/accounts/contract.account.ts'
import { useCall, useCommand } from '../../client.ts'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { toast } from '../../ui/toast.tsx'
import { useNow } from '../../ui/time.ts'

type Who = SecondStepState['who']
const WHO: readonly Who[] = ['nobody', 'admins', 'everybody']
const DAYS = ['0', '7', '14', '30'] as const

/** What holds now, in a sentence. */
function Holds({ state }: { readonly state: SecondStepState }) {
  const t = useT()
  const when = useWhen()
  const now = useNow(60_000)
  const { who, from } = state
  if (who === 'nobody' || from === null) return <p>{t('admin.second_step.holds.nobody')}</p>
  // What holds from this minute on holds: clocks differ by seconds, and this one is looked at once a minute.
  const isNeeded = Date.parse(from) <= now + 60_000
  return (
    <p>
      {isNeeded
        ? t(`admin.second_step.needed.${who}`)
        : t(`admin.second_step.suggested.${who}`, { date: when.at(from) })}
    </p>
  )
}

/** What the choice means for those who have no second step yet; nothing where it means nothing. */
function Means({
  state,
  who,
  days,
}: {
  readonly state: SecondStepState
  readonly who: Who
  readonly days: number
}) {
  const t = useT()
  if (who === 'nobody') return state.who === 'nobody' ? null : <p>{t('admin.second_step.ends')}</p>
  const without = state.without[who]
  if (without === 0) return <p>{t('admin.second_step.all_have')}</p>
  return (
    <Notice tone={days === 0 ? 'warn' : 'info'} title={t('admin.second_step.without', { count: without })}>
      <p>{t(days === 0 ? 'admin.second_step.at_once' : 'admin.second_step.in_days', { days })}</p>
      <p>{t('admin.second_step.nobody_out')}</p>
    </Notice>
  )
}

function Choice({ state }: { readonly state: SecondStepState }) {
  const t = useT()
  const [who, setWho] = useState<Who>(state.who)
  const [days, setDays] = useState<(typeof DAYS)[number]>('14')
  const rule = useCommand(ownAccountRoutes.ruleSecondStep, {
    refreshes: [ownAccountRoutes.secondStepRule],
    onSuccess: () => toast({ text: t('admin.saved') }),
  })
  const isChanged = who !== state.who
  return (
    <>
      <RadioGroup
        label={t('admin.second_step.who')}
        look="plain"
        options={WHO.map((one) => ({ value: one, label: t(`admin.second_step.who.${one}`) }))}
        value={who}
        onChange={setWho}
      />
      {isChanged && who !== 'nobody' && (
        <Select
          label={t('admin.second_step.from')}
          options={DAYS.map((one) => ({
            value: one,
            label: t('admin.second_step.days', { days: Number(one) }),
          }))}
          value={days}
          onChange={setDays}
        />
      )}
      {isChanged && <Means state={state} who={who} days={Number(days)} />}
      <ProblemNotice error={rule.error} />
      {isChanged && (
        <div>
          <Button
            busy={rule.isPending}
            onPress={() => rule.mutate({ body: { who, graceDays: Number(days) } })}
          >
            {t('admin.second_step.decide')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Of whom a second step is asked when they sign in, and what happens to those who have none. */
export function SecondStepPanel() {
  const t = useT()
  const { data, error, refetch } = useCall(ownAccountRoutes.secondStepRule, {}, { staleTime: 0 })
  return (
    <section className="admin-panel" aria-label={t('admin.second_step')}>
      <h2>{t('admin.second_step')}</h2>
      <p className="desk-quiet">{t('admin.second_step.says')}</p>
      {data ? (
        <>
          <Holds state={data} />
          {data.who !== 'nobody' && data.without[data.who] > 0 && (
            <p>{t('admin.second_step.without', { count: data.without[data.who] })}</p>
          )}
          <Choice key={data.who} state={data} />
        </>
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={3} />
      )}
    </section>
  )
}
