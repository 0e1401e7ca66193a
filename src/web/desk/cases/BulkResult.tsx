import { useEffect, useRef } from 'react'
import { bulkRoutes } from '#domain/bulk/contract.ts'
import type { BulkRun, LeftAlone } from '#domain/bulk/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { viewRoutes } from '#domain/cases/contract.views.ts'
import { queryClient, useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import type { MessageId } from '../../messages/catalogue.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { useNow } from '../../ui/time.ts'
import { Go } from '../shell/Go.tsx'
import { useWhen } from '../shell/when.ts'

const LOOK_EVERY_MS = 400
const isOver = (state: BulkRun['state'] | undefined): boolean => state === 'done' || state === 'undone'

const WHYS = [
  'changed_since',
  'case_closed',
  'not_yours',
  'owner_not_able',
  'not_found',
  'field_out_of_use',
  'field_value_differs',
  'tag_withdrawn',
  'invalid_input',
] as const
const whyOf = (code: string): MessageId => `desk.bulk.why.${WHYS.find((one) => one === code) ?? 'other'}`

/** Why some were left as they are, each reason with its cases. */
function Left({ reasons, title }: { reasons: readonly LeftAlone[]; title: string }) {
  const t = useT()
  if (reasons.length === 0) return null
  return (
    <details open>
      <summary>{title}</summary>
      <ul className="desk-bulk-left">
        {reasons.map((one) => (
          <li key={one.why}>
            {t('desk.bulk.left.why', { count: one.count, why: t(whyOf(one.why)) })}{' '}
            <span className="desk-bulk-cases">
              {one.cases.map(({ id, reference }) => (
                <Go key={id} to={`/desk/cases/${id}`}>
                  {reference}
                </Go>
              ))}
              {one.count > one.cases.length && '…'}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

const sum = (reasons: readonly LeftAlone[]): number => reasons.reduce((all, { count }) => all + count, 0)

function Progress({ run }: { run: BulkRun }) {
  const t = useT()
  const isUndoing = run.state === 'undoing'
  const done = isUndoing ? run.undone + sum(run.kept) : run.total - run.waiting
  const total = isUndoing ? run.done : run.total
  const what = t(isUndoing ? 'desk.bulk.undoing' : `desk.bulk.doing.${run.act.do}`)
  return (
    <label className="desk-bulk-progress">
      <span>{t('desk.bulk.progress', { what, done, total })}</span>
      <progress max={total} value={done} />
    </label>
  )
}

function Words({ run }: { run: BulkRun }) {
  const t = useT()
  if (run.state === 'undone') {
    return (
      <>
        <p>{t('desk.bulk.undone', { count: run.undone })}</p>
        <Left reasons={run.kept} title={t('desk.bulk.kept', { count: sum(run.kept) })} />
      </>
    )
  }
  return (
    <>
      <p>
        {t('desk.bulk.done', { count: run.done })} {run.same > 0 && t('desk.bulk.same', { count: run.same })}
      </p>
      <Left reasons={run.left} title={t('desk.bulk.left', { count: sum(run.left) })} />
    </>
  )
}

/** How far work on many cases has come; then what came of it in words, with undo for ten minutes. */
export function BulkResult({ runId, onClose }: { readonly runId: string; readonly onClose: () => void }) {
  const t = useT()
  const when = useWhen()
  const now = useNow(15_000)
  const input = { params: { runId } }
  const known = queryClient.getQueryData<BulkRun>([bulkRoutes.get.id, input])
  const { data: run, error } = useCall(bulkRoutes.get, input, {
    refetchInterval: isOver(known?.state) ? false : LOOK_EVERY_MS,
  })
  const undo = useCommand(bulkRoutes.undo, {
    onSuccess: (next) => queryClient.setQueryData([bulkRoutes.get.id, input], next),
  })
  const state = run?.state
  const told = useRef(state)
  useEffect(() => {
    if (!isOver(state) || told.current === state) return
    told.current = state
    for (const { id } of [caseRoutes.list, caseRoutes.counts, viewRoutes.matching]) {
      void queryClient.invalidateQueries({ queryKey: [id] })
    }
  }, [state])
  if (!run) return <ProblemNotice error={error} />
  if (!isOver(run.state)) return <Progress run={run} />
  const mayUndo = run.mayUndo && run.undoUntil !== null && Date.parse(run.undoUntil) > now
  return (
    <Notice tone={run.left.length + run.kept.length > 0 ? 'info' : 'good'}>
      <Words run={run} />
      <ProblemNotice error={undo.error} />
      <div className="desk-bulk-acts">
        {mayUndo && (
          <>
            <Button size="s" busy={undo.isPending} onPress={() => undo.mutate({ ...input, body: {} })}>
              {t('desk.bulk.undo')}
            </Button>
            <span className="desk-quiet">
              {t('desk.bulk.undo_until', { when: when.clock(run.undoUntil ?? '') })}
            </span>
          </>
        )}
        <Button size="s" variant="quiet" onPress={onClose}>
          {t('desk.bulk.close')}
        </Button>
      </div>
    </Notice>
  )
}
