import { demandRoutes } from '#domain/demand/contract.ts'
import type { ModelReport } from '#domain/demand/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Section } from '../LensPage.tsx'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'

const WHILE_LEARNING_MS = 2_000

function reportWords(report: ModelReport, say: LensSay): string[] {
  const { examples, corrections, right, rightLow, rightHigh, silent, trainedAt } = report
  if (trainedAt === null) return [say.t('demand.report.none', { examples })]
  const isKnown = right !== null && rightLow !== null && rightHigh !== null
  const share = (value: number) => say.percent(value, 1)
  return [
    say.t('demand.report.from', { examples, corrections }),
    isKnown
      ? say.t('demand.report.right', { right: share(right), low: share(rightLow), high: share(rightHigh) })
      : say.t('demand.report.right.unknown'),
    ...(silent === null ? [] : [say.t('demand.report.silent', { share: share(silent) })]),
    say.t('demand.report.trained', { time: say.at(trainedAt) }),
  ]
}

/** From how many examples suggestions are learnt, how often they are right, and how often nothing is said. */
export function Report({ mayKeep }: { readonly mayKeep: boolean }) {
  const say = useLensSay()
  const { data, error, refetch } = useCall(demandRoutes.model)
  const isLearning = data?.training ?? false
  useCall(demandRoutes.model, {}, { enabled: isLearning, refetchInterval: WHILE_LEARNING_MS })
  const learn = useCommand(demandRoutes.retrain, { refreshes: [demandRoutes.model] })
  return (
    <Section title={say.t('demand.report')}>
      <ProblemNotice error={error ?? learn.error} onRetry={() => void refetch()} />
      {data && reportWords(data, say).map((words) => <p key={words}>{words}</p>)}
      {isLearning && <p role="status">{say.t('demand.report.training')}</p>}
      {mayKeep && data && (
        <div>
          <Button busy={learn.isPending || isLearning} onPress={() => learn.mutate({})}>
            {say.t('demand.report.again')}
          </Button>
        </div>
      )}
    </Section>
  )
}
