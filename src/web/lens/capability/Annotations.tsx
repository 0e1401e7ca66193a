import { patternRoutes } from '#domain/learning/contract.patterns.ts'
import { figureRoutes } from '#domain/measures/contract.figures.ts'
import type { CapabilityChart } from '#domain/measures/contract.figures.ts'
import { useCommand } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { Section } from '../LensPage.tsx'
import { useLensSay } from '../useLensSay.ts'

/** What was written on the chart, latest first. A change that belongs to an experiment goes with it. */
export function Annotations({ chart, mayKeep }: { chart: CapabilityChart; mayKeep: boolean }) {
  const say = useLensSay()
  const remove = useCommand(patternRoutes.removeAnnotation, {
    refreshes: [figureRoutes.capability, patternRoutes.annotations],
  })
  if (chart.annotations.length === 0) return null
  return (
    <Section title={say.t('capability.annotations')}>
      <ProblemNotice error={remove.error} />
      <ul role="list" className="lens-rows">
        {chart.annotations
          .toSorted((a, b) => b.day.localeCompare(a.day))
          .map(({ id, day, kind, name, experimentId }) => (
            <li key={id}>
              <span>{kind === 'change' ? say.t('capability.change', { name }) : name}</span>
              <small className="capability-note">
                {say.date(day)}
                {experimentId ? (
                  <Go to={`/lens/experiments/${experimentId}`}>{say.t('capability.experiment')}</Go>
                ) : (
                  mayKeep && (
                    <Button
                      variant="quiet"
                      size="s"
                      busy={remove.isPending}
                      onPress={() => remove.mutate({ params: { annotationId: id } })}
                    >
                      {say.t('capability.annotations.remove')}
                      <VisuallyHidden>{` ${name}`}</VisuallyHidden>
                    </Button>
                  )
                )}
              </small>
            </li>
          ))}
      </ul>
    </Section>
  )
}
