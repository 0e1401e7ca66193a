import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import type { ShortStretch, Stretch } from './stretches.ts'
import { useSay } from './words.ts'

/** Short times that no constraint explains, each with a way to say what stands in its way. */
export function Unexplained(props: {
  readonly short: readonly ShortStretch[]
  readonly explain: (times: Stretch) => void
}) {
  const { short, explain } = props
  const t = useT()
  const say = useSay()
  return (
    <section className="constraints-unexplained" aria-labelledby="constraints-unexplained">
      <h2 id="constraints-unexplained">{t('constraints.unexplained')}</h2>
      <p className="constraints-lead">
        {t(short.length > 0 ? 'constraints.unexplained.lead' : 'constraints.unexplained.none')}
      </p>
      <ul role="list">
        {short.map(({ waitingMinutes, ...times }) => (
          <li key={`${times.weekday} ${times.from}`}>
            <span>
              <strong>{say.stretch(times)}</strong>
              {waitingMinutes >= 0.5 && (
                <span className="desk-quiet">
                  {' '}
                  {t('constraints.unexplained.waiting', { waiting: say.waiting(waitingMinutes) })}
                </span>
              )}
            </span>
            <Button
              size="s"
              aria-label={t('constraints.unexplained.explain', { times: say.stretch(times) })}
              onPress={() => explain(times)}
            >
              {t('constraints.record')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
