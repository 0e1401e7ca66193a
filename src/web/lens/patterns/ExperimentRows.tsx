import type { Experiment, Verdict } from '#domain/learning/contract.patterns.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Badge } from '../../ui/Words.tsx'
import { useLensSay } from '../useLensSay.ts'
import { verdictWords } from './words.ts'

/** Experiments with what their charts say so far. */
export function ExperimentRows({
  experiments,
}: {
  readonly experiments: readonly (Experiment & { readonly verdict?: Verdict })[]
}) {
  const say = useLensSay()
  if (experiments.length === 0) return <p>{say.t('experiments.none')}</p>
  return (
    <ul role="list" className="pattern-list">
      {experiments.map((one) => (
        <li key={one.id} className="pattern-row">
          <div className="pattern-head">
            <h3>
              <Go to={`/lens/experiments/${one.id}`}>{one.name}</Go>
            </h3>
            <Badge>{say.t(`experiments.state.${one.state}`)}</Badge>
          </div>
          <p>{one.verdict ? verdictWords(one.verdict, one, say) : one.expect}</p>
          <small>{say.t('experiments.owned', { name: one.owner, day: say.date(one.startsOn) })}</small>
        </li>
      ))}
    </ul>
  )
}
