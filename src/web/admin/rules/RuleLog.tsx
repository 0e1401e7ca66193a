import { Check, Minus, X } from 'lucide-react'
import { useState } from 'react'
import { RunOutcome, ruleRoutes } from '#domain/automation/contract.rules.ts'
import type { RuleRun } from '#domain/automation/contract.rules.ts'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useWhen } from '../../desk/shell/when.ts'
import { doneWords } from '../../desk/macros/words.ts'
import { useT } from '../../messages/Messages.tsx'
import type { MessageId } from '../../messages/catalogue.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { Badge } from '../../ui/Words.tsx'
import { useSaying } from './Sentence.tsx'
import { conditionWords, foundWords } from './words.ts'

function Why({ run }: { readonly run: RuleRun }) {
  const saying = useSaying()
  const { t } = saying
  return (
    <ul role="list" className="admin-rule-why">
      {run.conditions.map((one, at) => (
        <li key={at}>
          {one.met ? <Check size={16} aria-hidden="true" /> : <X size={16} aria-hidden="true" />}
          <span>
            {conditionWords(one.condition, saying)}{' '}
            <span className="desk-quiet">
              {t(one.met ? 'admin.rules.held' : 'admin.rules.did_not_hold', {
                found: foundWords(one, saying),
              })}
            </span>
          </span>
        </li>
      ))}
      {run.actions.map((one, at) => (
        <li key={`then${at}`}>
          {one.outcome === 'done' ? (
            <Check size={16} aria-hidden="true" />
          ) : (
            <Minus size={16} aria-hidden="true" />
          )}
          <span>
            {one.do !== 'all' && `${t(`admin.step.${one.do}` as MessageId)}: `}
            {doneWords(one, t)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Line({ run }: { readonly run: RuleRun }) {
  const t = useT()
  const when = useWhen()
  return (
    <li className="admin-rule-run">
      <p>
        <Badge tone={run.outcome === 'done' ? 'good' : run.outcome === 'failed' ? 'problem' : 'neutral'}>
          {t(`admin.rules.outcome.${run.outcome}`)}
        </Badge>{' '}
        {run.caseId && (
          <Go to={`/desk/cases/${run.caseId}`}>
            {run.caseReference} {run.clientName ?? t('desk.unknown')}
          </Go>
        )}
        {!run.caseId && run.contactId && (
          <Go to={`/desk/contacts/${run.contactId}`}>{t('admin.rules.the_contact')}</Go>
        )}{' '}
        <time dateTime={run.at} className="desk-quiet">
          {when.at(run.at)}
        </time>
      </p>
      <Why run={run} />
    </li>
  )
}

/** Why the rule did something or did not, newest first. */
export function RuleLog({ ruleId }: { readonly ruleId: string }) {
  const t = useT()
  const [outcome, setOutcome] = useState<RunOutcome | 'all'>('all')
  const [limit, setLimit] = useState(20)
  const query = { ruleId, limit, ...(outcome !== 'all' && { outcome }) }
  const { data, error, refetch } = useCall(ruleRoutes.log, { query }, { keep: true, refetchInterval: 10_000 })
  return (
    <section className="admin-rule-part" aria-label={t('admin.rules.log')}>
      <h2>{t('admin.rules.log')}</h2>
      <p className="desk-quiet">{t('admin.rules.log.lead')}</p>
      <Select
        label={t('admin.rules.log.show')}
        options={[
          { value: 'all' as const, label: t('admin.rules.log.all') },
          ...RunOutcome.options.map((one) => ({ value: one, label: t(`admin.rules.outcome.${one}`) })),
        ]}
        value={outcome}
        onChange={setOutcome}
      />
      {!data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p>{t('admin.rules.log.none')}</p>}
      <ul role="list" className="admin-rule-runs">
        {data?.items.map((run) => (
          <Line key={run.id} run={run} />
        ))}
      </ul>
      {data?.next && limit < 100 && (
        <div>
          <Button size="s" onPress={() => setLimit(Math.min(100, limit + 40))}>
            {t('admin.rules.log.more')}
          </Button>
        </div>
      )}
    </section>
  )
}
