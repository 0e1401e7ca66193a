import { constraintRoutes } from '#domain/planning/contract.constraints.ts'
import type { Constraint, ConstraintCost } from '#domain/planning/contract.constraints.ts'
import { ProblemError, useCommand } from '../../client.ts'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Badge } from '../../ui/Words.tsx'
import { announce } from '../../ui/announce.tsx'
import { cx } from '../../ui/cx.ts'
import { toast } from '../../ui/toast.tsx'
import type { Opened } from './ConstraintForm.tsx'
import { costWords, isPriced, noPriceWords, useSay } from './words.ts'

const refreshes = [constraintRoutes.list]

/** The price; one behind costs at least what those before it cost. What could be done about an unknown one is said once. */
function Cost({ one, isFirst }: { readonly one: Constraint; readonly isFirst: boolean }) {
  const t = useT()
  const say = useSay()
  const words = costWords(one.cost, say)
  if (one.cost && words)
    return (
      <dd>
        {words} <Basis cost={one.cost} />
      </dd>
    )
  if (!isFirst) return <dd>{t('constraints.cost.before')}</dd>
  return (
    <dd>
      {t('constraints.cost.none')}
      {!isPriced(one.rule) && <span className="constraints-hint">{t('constraints.cost.no_rule')}</span>}
    </dd>
  )
}

function Basis({ cost }: { readonly cost: ConstraintCost }) {
  const t = useT()
  const when = useWhen()
  return (
    <>
      <Badge tone={cost.basis === 'measured' ? 'good' : 'golden'}>
        {t(`constraints.cost.${cost.basis}`)}
      </Badge>
      {cost.at && <span className="desk-quiet"> {t('constraints.cost.at', { day: when.day(cost.at) })}</span>}
    </>
  )
}

function Facts({ one, isFirst }: { readonly one: Constraint; readonly isFirst: boolean }) {
  const t = useT()
  const say = useSay()
  return (
    <dl className="constraints-facts">
      <div>
        <dt>{t('constraints.whose')}</dt>
        <dd>{one.whose}</dd>
      </div>
      <div>
        <dt>{t('constraints.since')}</dt>
        <dd>{one.since ? say.year(one.since) : t('constraints.since.unknown')}</dd>
      </div>
      <div>
        <dt>{t('constraints.cost')}</dt>
        <Cost one={one} isFirst={isFirst} />
      </div>
      <div className="constraints-wide">
        <dt>{t('constraints.tried')}</dt>
        <dd className="constraints-tried">{one.tried || t('constraints.tried.nothing')}</dd>
      </div>
    </dl>
  )
}

function NoPrice({ error }: { readonly error: Error | null }) {
  const t = useT()
  const words = error instanceof ProblemError && noPriceWords(error.details['code'], t)
  if (!words) return <ProblemNotice error={error} />
  return (
    <Notice tone="warn" title={words.title}>
      <p>{words.text}</p>
    </Notice>
  )
}

function usePrice() {
  const t = useT()
  const say = useSay()
  return useCommand(constraintRoutes.price, {
    refreshes,
    onMutate: () => announce(t('constraints.pricing')),
    onSuccess: ({ cost }) => {
      const words = costWords(cost, say) ?? t('constraints.cost.nothing')
      toast({ text: t('constraints.priced', { cost: words }) })
    },
  })
}

function useGone() {
  const t = useT()
  const set = useCommand(constraintRoutes.setGone, { refreshes })
  const back = (one: Constraint) => set.mutate({ params: { constraintId: one.id }, body: { gone: false } })
  const gone = (one: Constraint) =>
    set.mutate(
      { params: { constraintId: one.id }, body: { gone: true } },
      { onSuccess: () => toast({ text: t('constraints.is_gone'), undo: () => back(one) }) },
    )
  return { gone, isPending: set.isPending, error: set.error }
}

/** What can be done about one: say what lies behind it, change it, work out its price, say that it is gone. */
function Actions(props: {
  readonly one: Constraint
  readonly isLast: boolean
  readonly open: (what: Opened) => void
}) {
  const { one, isLast, open } = props
  const t = useT()
  const price = usePrice()
  const { gone, isPending, error } = useGone()
  const named = (action: string) => ({ 'aria-label': t('constraints.of', { action, what: one.what }) })
  const pricing = t(one.cost?.basis === 'measured' ? 'constraints.do.price_again' : 'constraints.do.price')
  return (
    <>
      <div className="desk-row-actions">
        {isLast && (
          <Button
            size="s"
            {...named(t('constraints.do.behind'))}
            onPress={() => open({ kind: 'behind', front: one })}
          >
            {t('constraints.do.behind')}
          </Button>
        )}
        {isPriced(one.rule) && (
          <Button
            size="s"
            busy={price.isPending}
            {...named(pricing)}
            onPress={() => price.mutate({ params: { constraintId: one.id } })}
          >
            {pricing}
          </Button>
        )}
        <Button
          size="s"
          variant="quiet"
          {...named(t('constraints.do.change'))}
          onPress={() => open({ kind: 'change', one })}
        >
          {t('constraints.do.change')}
        </Button>
        <Button
          size="s"
          variant="quiet"
          busy={isPending}
          {...named(t('constraints.do.gone'))}
          onPress={() => gone(one)}
        >
          {t('constraints.do.gone')}
        </Button>
      </div>
      {price.isPending && <p className="desk-quiet">{t('constraints.pricing')}</p>}
      <NoPrice error={price.error} />
      <ProblemNotice error={error} />
    </>
  )
}

/** One constraint with all that is known of it. */
export function ConstraintCard(props: {
  readonly one: Constraint
  readonly isHere: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly open: (what: Opened) => void
}) {
  const { one, isHere, isFirst } = props
  const t = useT()
  const when = useWhen()
  const day = when.day(one.madeAt)
  return (
    <div id={one.id} tabIndex={-1} className={cx('constraints-card', isHere && 'constraints-here')}>
      <p className="constraints-what">{one.what}</p>
      <Facts one={one} isFirst={isFirst} />
      <p className="desk-quiet">
        {one.madeBy
          ? t('constraints.said', { name: one.madeBy, day })
          : t('constraints.said.nobody', { day })}
      </p>
      <Actions {...props} />
    </div>
  )
}
