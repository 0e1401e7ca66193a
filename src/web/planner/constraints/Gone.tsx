import { constraintRoutes } from '#domain/planning/contract.constraints.ts'
import type { Constraint } from '#domain/planning/contract.constraints.ts'
import { useCommand } from '../../client.ts'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { cx } from '../../ui/cx.ts'

function GoneRow({ one, isHere }: { readonly one: Constraint; readonly isHere: boolean }) {
  const t = useT()
  const when = useWhen()
  const back = useCommand(constraintRoutes.setGone, {
    refreshes: [constraintRoutes.list],
    onSuccess: () => toast({ text: t('constraints.is_back') }),
  })
  return (
    <li id={one.id} tabIndex={-1} className={cx('constraints-gone-row', isHere && 'constraints-here')}>
      <div>
        <p className="constraints-what">{one.what}</p>
        <p className="desk-quiet">
          {one.whose}
          {one.goneAt && ` · ${t('constraints.gone.since', { day: when.day(one.goneAt) })}`}
        </p>
        {one.tried && <p className="desk-quiet">{one.tried}</p>}
        <ProblemNotice error={back.error} />
      </div>
      <Button
        size="s"
        busy={back.isPending}
        aria-label={t('constraints.of', { action: t('constraints.do.back'), what: one.what })}
        onPress={() => back.mutate({ params: { constraintId: one.id }, body: { gone: false } })}
      >
        {t('constraints.do.back')}
      </Button>
    </li>
  )
}

/** What does not stand in the way any more, folded; it can be said to be back. */
export function Gone({ items, here }: { readonly items: readonly Constraint[]; readonly here: string }) {
  const t = useT()
  const gone = items.filter(({ state }) => state === 'gone')
  if (gone.length === 0) return null
  return (
    <details className="constraints-gone">
      <summary>{t('constraints.gone', { count: gone.length })}</summary>
      <ul role="list">
        {gone.map((one) => (
          <GoneRow key={one.id} one={one} isHere={one.id === here} />
        ))}
      </ul>
    </details>
  )
}
