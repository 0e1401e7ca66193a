import { useState } from 'react'
import type { z } from 'zod'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { CaseSummary } from '#domain/cases/contract.ts'
import { call, queryClient } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useWhen } from '../shell/when.ts'
import { SnoozeDialog } from './Snooze.tsx'
import { undoable } from './undoable.ts'

async function restAll(ids: readonly string[], until: string): Promise<number> {
  const settled = await Promise.allSettled(
    ids.map((caseId) => call(caseRoutes.snooze, { params: { caseId }, body: { until } })),
  )
  await queryClient.invalidateQueries({ queryKey: [caseRoutes.list.id] })
  await queryClient.invalidateQueries({ queryKey: [caseRoutes.counts.id] })
  return settled.filter((one) => one.status === 'rejected').length
}

/** What can be done with the chosen cases at once, with undo. */
export function Bulk(props: {
  readonly chosen: readonly z.infer<typeof CaseSummary>[]
  readonly onClear: () => void
}) {
  const { chosen, onClear } = props
  const t = useT()
  const when = useWhen()
  const [isAsking, setAsking] = useState(false)
  const count = chosen.length
  const rest = (until: number): void => {
    const ids = chosen.map((one) => one.id)
    onClear()
    undoable(t('desk.cases.will_rest', { count }), () => {
      void restAll(ids, new Date(until).toISOString()).then((failed) => {
        const text = failed
          ? t('desk.cases.partly', { count: failed })
          : t('desk.cases.resting', { count, when: when.at(until) })
        toast({ text })
      })
    })
  }
  if (count === 0) return null
  return (
    <div className="desk-bulk" role="group" aria-label={t('desk.cases.selected', { count })}>
      <strong>{t('desk.cases.selected', { count })}</strong>
      <Button size="s" onPress={() => setAsking(true)}>
        {t('desk.cases.rest')}
      </Button>
      <Button size="s" variant="quiet" onPress={onClear}>
        {t('desk.cases.selected.clear')}
      </Button>
      {isAsking && <SnoozeDialog onChoose={rest} onClose={() => setAsking(false)} />}
    </div>
  )
}
