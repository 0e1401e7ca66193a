import { useState } from 'react'
import type { z } from 'zod'
import { erasureRoutes, holdRoutes, ruleRoutes } from '#domain/retention/contract.ts'
import type { Erasure, Hold } from '#domain/retention/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Go } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { RuleRow } from './RuleRow.tsx'
import './retention.css'

type LastRun = z.infer<typeof ruleRoutes.list.response>['lastRun']

function Last({ run }: { readonly run: LastRun }) {
  const t = useT()
  const when = useWhen()
  if (!run) return <p className="desk-quiet">{t('retention.never')}</p>
  const parts = Object.entries(run.counts).map(
    ([kind, count]) => `${t(`retention.kind.${kind}` as 'retention.kind.papers')}: ${count}`,
  )
  const what = parts.length === 0 ? t('retention.last.nothing') : parts.join(', ')
  return <p className="desk-quiet">{t('retention.last', { date: when.at(run.beganAt), what })}</p>
}

function Rules() {
  const t = useT()
  const { data, error, refetch } = useCall(ruleRoutes.list)
  return (
    <section className="retention-part" aria-labelledby="retention-rules">
      <h2 id="retention-rules">{t('retention.rules')}</h2>
      {!data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Last run={data.lastRun} />}
      <ul role="list" className="retention-rules">
        {data?.items.map((rule) => (
          <li key={rule.kind}>
            <RuleRow key={`${rule.version}`} rule={rule} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function EndHold({ hold, onClose }: { readonly hold: Hold; readonly onClose: () => void }) {
  const t = useT()
  const end = useCommand(holdRoutes.end, {
    refreshes: [holdRoutes.list, ruleRoutes.dryRun],
    onSuccess: () => {
      toast({ text: t('retention.hold.ended') })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('retention.hold.end.label', { name: hold.clientName ?? t('retention.hold.nobody') })}
      action={t('retention.hold.end')}
      onClose={onClose}
      onSubmit={() => end.mutate({ params: { holdId: hold.id }, body: {} })}
      isReady
      isBusy={end.isPending}
      error={end.error}
    >
      <p>{hold.reason}</p>
    </FormDialog>
  )
}

function Holds() {
  const t = useT()
  const when = useWhen()
  const [ending, setEnding] = useState<Hold>()
  const { data, error } = useCall(holdRoutes.list)
  return (
    <section className="retention-part" aria-labelledby="retention-holds">
      <h2 id="retention-holds">{t('retention.holds')}</h2>
      <p className="desk-quiet">{t('retention.holds.says')}</p>
      <ProblemNotice error={error} />
      {data?.items.length === 0 && (
        <EmptyState title={t('retention.holds.none')}>
          <p>{t('retention.holds.none.text')}</p>
        </EmptyState>
      )}
      <ul role="list" className="desk-plain">
        {data?.items.map((hold) => {
          const name = hold.clientName ?? t('retention.hold.nobody')
          return (
            <li key={hold.id} className="desk-line">
              <span>
                <Go to={`/desk/people/${hold.clientId}`}>{name}</Go>
                {hold.caseReference && ` · ${hold.caseReference}`}: {hold.reason}{' '}
                <span className="desk-quiet">
                  {t('retention.hold.line', { by: hold.placedBy.name, date: when.day(hold.placedAt) })}
                </span>
              </span>
              <Button
                size="s"
                aria-label={t('retention.hold.end.label', { name })}
                onPress={() => setEnding(hold)}
              >
                {t('retention.hold.end')}
              </Button>
            </li>
          )
        })}
      </ul>
      {ending && <EndHold hold={ending} onClose={() => setEnding(undefined)} />}
    </section>
  )
}

function Receipt({ erasure }: { readonly erasure: Erasure }) {
  const t = useT()
  const when = useWhen()
  const { agent, at, counts, overridden, reason } = erasure
  const date = when.at(at)
  const rows = counts.reduce((sum, { count }) => sum + count, 0)
  return (
    <li className="desk-item">
      <p>
        {agent
          ? t('retention.erasure.person', { date, name: agent.name })
          : t('retention.erasure.rule', { date })}
        {' · '}
        {t('retention.erasure.rows', { count: rows })}
      </p>
      <p className="desk-quiet">{erasure.clientId}</p>
      {overridden.length > 0 && (
        <p>
          {t('retention.erasure.passed_over', {
            reasons: overridden.map((one) => t(`retention.reason.${one}`)).join(', '),
            reason: reason ?? '',
          })}
        </p>
      )}
    </li>
  )
}

function Erasures() {
  const t = useT()
  const { data, error } = useCall(erasureRoutes.list)
  return (
    <section className="retention-part" aria-labelledby="retention-erasures">
      <h2 id="retention-erasures">{t('retention.erasures')}</h2>
      <p className="desk-quiet">{t('retention.erasures.says')}</p>
      <ProblemNotice error={error} />
      {data?.items.length === 0 && (
        <EmptyState title={t('retention.erasures.none')}>
          <p>{t('retention.erasures.none.text')}</p>
        </EmptyState>
      )}
      <ul role="list" className="desk-plain">
        {data?.items.map((erasure) => (
          <Receipt key={erasure.id} erasure={erasure} />
        ))}
      </ul>
    </section>
  )
}

/** How long things are kept, what must not go, and who was erased. */
export function RetentionPage() {
  const t = useT()
  return (
    <Page title={t('admin.nav.retention')}>
      <h1>{t('admin.nav.retention')}</h1>
      <p className="admin-says">{t('retention.says')}</p>
      <Rules />
      <Holds />
      <Erasures />
    </Page>
  )
}
