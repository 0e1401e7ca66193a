import type { BadPlan } from '#core/queueing/intervals.ts'
import { ProblemError } from '../../client.ts'
import type { MessageId } from '../../messages/catalogue.ts'
import { useT } from '../../messages/Messages.tsx'
import { useRefusal } from '../../messages/refusals.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useMayPlan } from '../forecast/useSpeaker.ts'

/** Why figures do not go together; a reason without words does not compile here. */
const WHYS: Record<BadPlan['why'], MessageId> = {
  target_out_of_reach: 'need.refused.target_out_of_reach',
  patience_unknown: 'need.refused.patience_unknown',
  handling_not_positive: 'need.refused.handling_not_positive',
  patience_not_positive: 'need.refused.patience_not_positive',
  concurrency_below_one: 'need.refused.concurrency_below_one',
  shrinkage_takes_all: 'need.refused.shrinkage_takes_all',
  no_intervals: 'need.refused.other',
  contacts_not_a_count: 'need.refused.other',
  uncertainty_not_a_number: 'need.refused.other',
  interval_not_positive: 'need.refused.other',
  sureness_not_a_share: 'need.refused.other',
  people_not_a_count: 'need.refused.other',
  lengths_differ: 'need.refused.other',
}

/** Whether the figures that the need rests on contradict each other. */
export function isPlanProblem(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.code === 'not_possible_together'
}

/** Why no number of people can be told with these figures, and the way to change them. */
export function PlanProblem({
  error,
  onChange,
}: {
  readonly error: ProblemError
  readonly onChange: () => void
}) {
  const t = useT()
  const { title, lang } = useRefusal()(error)
  const mayPlan = useMayPlan()
  const why = String(error.details['why'])
  const words = Object.hasOwn(WHYS, why) ? WHYS[why as BadPlan['why']] : 'need.refused.other'
  return (
    <Notice
      tone="warn"
      title={<span lang={lang}>{title}</span>}
      action={
        mayPlan && (
          <Button size="s" onPress={onChange}>
            {t('need.reckoned.change')}
          </Button>
        )
      }
    >
      <p>{t(words)}</p>
    </Notice>
  )
}
