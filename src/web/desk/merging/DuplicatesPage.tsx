import { createLazyRoute } from '@tanstack/react-router'
import type { Duplicate } from '#domain/merging/contract.ts'
import { duplicateRoutes } from '#domain/merging/contract.routes.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { dotted } from '../../messages/direction.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { buttonClass } from '../../ui/look.ts'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Badge } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { Go } from '../shell/Go.tsx'
import { Page } from '../shell/Page.tsx'
import { useWhen } from '../shell/when.ts'
import './merging.css'

export const duplicatesRoute = createLazyRoute('/desk/people/duplicates')({ component: DuplicatesPage })

/** The reasons for which two people may be one, as words. */
export function Reasons({ reasons }: { readonly reasons: Duplicate['reasons'] }) {
  const t = useT()
  return (
    <p className="merge-reasons">
      {reasons.map(({ kind, points }) => (
        <Badge key={kind} tone={points < 0 ? 'golden' : 'neutral'}>
          {t(`desk.alike.reason.${kind}`)}
        </Badge>
      ))}
    </p>
  )
}

function Someone({ one }: { readonly one: Duplicate['one'] }) {
  const t = useT()
  const when = useWhen()
  const name = one.name ?? t('desk.unknown')
  return (
    <div className="merge-someone">
      <Avatar name={name} />
      <div>
        <p className="desk-item-title">
          <Go to={`/desk/people/${one.id}`}>{name}</Go>
        </p>
        <p className="merge-ways">{dotted(one.identifiers.map(({ shown }) => shown))}</p>
        <p className="desk-quiet">
          {t('desk.alike.contacts', { count: one.contacts })} ·{' '}
          {t('desk.alike.cases', { count: one.openCases })} ·{' '}
          {t('desk.person.since', { date: when.day(one.createdAt) })}
        </p>
      </div>
    </div>
  )
}

function Pair({ pair, mayMerge }: { readonly pair: Duplicate; readonly mayMerge: boolean }) {
  const t = useT()
  const names = { one: pair.one.name ?? t('desk.unknown'), other: pair.other.name ?? t('desk.unknown') }
  const notSame = useCommand(duplicateRoutes.notSame, {
    refreshes: [duplicateRoutes.list],
    onSuccess: () => toast({ text: t('desk.alike.not_same.done') }),
  })
  return (
    <article className="merge-pair" aria-label={`${names.one}, ${names.other}`}>
      <div className="merge-two">
        <Someone one={pair.one} />
        <Someone one={pair.other} />
      </div>
      <Reasons reasons={pair.reasons} />
      {pair.foundBy && <p className="desk-quiet">{t('desk.alike.by', { name: pair.foundBy.name })}</p>}
      {mayMerge && (
        <div className="merge-actions">
          <Go
            to={`/desk/people/${pair.one.id}/merge/${pair.other.id}`}
            className={buttonClass({ variant: 'primary', size: 's' })}
            aria-label={t('desk.alike.compare.label', names)}
          >
            {t('desk.alike.compare')}
          </Go>
          <Button
            size="s"
            busy={notSame.isPending}
            aria-label={t('desk.alike.not_same.label', names)}
            onPress={() => notSame.mutate({ params: { duplicateId: pair.id }, body: {} })}
          >
            {t('desk.alike.not_same')}
          </Button>
        </div>
      )}
      <ProblemNotice error={notSame.error} />
    </article>
  )
}

/** People who may be one, with the reasons, the weightiest first. */
function DuplicatesPage() {
  const t = useT()
  const { data, error, refetch } = useCall(duplicateRoutes.list, { query: { limit: 50 } })
  return (
    <Page title={t('desk.alike.title')}>
      <h1>{t('desk.alike.title')}</h1>
      <p className="desk-lead">{t('desk.alike.says')}</p>
      {!data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data?.items.length === 0 && (
        <EmptyState title={t('desk.alike.none')}>
          <p>{t('desk.alike.none.text')}</p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <>
          <p role="status">{t('desk.alike.open', { count: data.open })}</p>
          <ul role="list" className="merge-pairs">
            {data.items.map((pair) => (
              <li key={pair.id}>
                <Pair pair={pair} mayMerge={data.mayMerge} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
