import { useState } from 'react'
import { ruleRoutes } from '#domain/retention/contract.ts'
import type { DryRun, RetentionRule } from '#domain/retention/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'

const MOST = 10_000
const isDays = (days: number) => Number.isInteger(days) && days >= 1 && days <= 36_500

function Found({ found }: { readonly found: DryRun }) {
  const t = useT()
  const when = useWhen()
  const { count, held, days, oldestAt, samples } = found
  const date = oldestAt === null ? '' : when.day(oldestAt)
  const says =
    count + held >= MOST ? t('retention.dry.most', { date }) : t('retention.dry.count', { count, date })
  return (
    <div className="retention-dry" role="status">
      <p>{count === 0 ? t('retention.dry.none', { days }) : says}</p>
      {held > 0 && <p>{t('retention.dry.held', { count: held })}</p>}
      {samples.length > 0 && (
        <>
          <p className="desk-quiet">{t('retention.dry.samples')}</p>
          <ul role="list" className="desk-plain">
            {samples.map(({ id, text, at, href }) => (
              <li key={id}>
                {href === null ? text : <Go to={href}>{text || id}</Go>}{' '}
                <span className="desk-quiet">{when.day(at)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** One kind with how long it is kept; what would go now is counted before it is switched on. */
export function RuleRow({ rule }: { readonly rule: RetentionRule }) {
  const t = useT()
  const [days, setDays] = useState(String(rule.days))
  const [active, setActive] = useState(rule.active)
  const [asked, setAsked] = useState<number>()
  const kind = t(`retention.kind.${rule.kind}`)
  const isDuty = rule.kind === 'keeping_duty'
  const dry = useCall(
    ruleRoutes.dryRun,
    { params: { ruleKind: rule.kind }, query: { days: asked ?? rule.days } },
    { enabled: asked !== undefined, staleTime: 0 },
  )
  const save = useCommand(ruleRoutes.set, {
    refreshes: [ruleRoutes.list],
    onSuccess: () => toast({ text: t('retention.saved') }),
  })
  const wanted = Number(days)
  const isChanged = wanted !== rule.days || active !== rule.active
  return (
    <div className="retention-rule" role="group" aria-label={kind}>
      <div>
        <h3>{kind}</h3>
        <p className="desk-quiet">{t(`retention.kind.${rule.kind}.why`)}</p>
      </div>
      <div className="retention-set">
        <TextField
          label={t('retention.days')}
          value={days}
          onChange={setDays}
          inputMode="numeric"
          maxLength={5}
        />
        <Switch isSelected={active} onChange={setActive}>
          {t(isDuty ? 'retention.duty' : 'retention.active')}
        </Switch>
        <div className="retention-actions">
          {!isDuty && (
            <Button
              size="s"
              isDisabled={!isDays(wanted)}
              busy={dry.isFetching}
              aria-label={t('retention.dry.label', { kind })}
              onPress={() => (asked === wanted ? void dry.refetch() : setAsked(wanted))}
            >
              {t('retention.dry')}
            </Button>
          )}
          <Button
            size="s"
            variant={isChanged ? 'primary' : 'secondary'}
            isDisabled={!isChanged || !isDays(wanted)}
            busy={save.isPending}
            onPress={() =>
              save.mutate({
                params: { ruleKind: rule.kind },
                body: { days: wanted, active },
                ...(rule.version > 0 && { version: rule.version }),
              })
            }
          >
            {t('retention.save')}
          </Button>
        </div>
      </div>
      <ProblemNotice error={save.error ?? dry.error} />
      {dry.data && <Found found={dry.data} />}
    </div>
  )
}
