import type { Experiment, Pattern, Verdict } from '#domain/learning/contract.patterns.ts'
import type { LensSay } from '../useLensSay.ts'

/** What a pattern is about, in a few words: the service, department, subject or term. */
export function aboutWords({ about }: Pick<Pattern, 'about'>, say: LensSay): string {
  const parts = [about.subject, about.term, about.service, about.department].filter((one) => one !== null)
  return parts.length > 0 ? say.list(parts) : say.t('patterns.everywhere')
}

/** The pattern in one sentence: what, how often, how many people. */
export function patternSentence(pattern: Pattern, say: LensSay): string {
  const { figures, kind } = pattern
  return say.t(`patterns.sentence.${kind}`, {
    times: say.number(figures.times, 0),
    of: say.number(figures.of, 0),
    share: figures.of > 0 ? say.percent(figures.times / figures.of) : '–',
    people: figures.people,
    about: aboutWords(pattern, say),
  })
}

/** What it takes: clients’ time, our time, and money where pay has been said. */
export function costWords({ figures }: Pick<Pattern, 'figures'>, say: LensSay): string[] {
  const hours = (minutes: number) => say.hours(minutes / 60)
  return [
    say.t('patterns.client_time', { time: say.range(figures.clientMinutes, hours) }),
    say.t('patterns.staff_time', { time: say.range(figures.staffMinutes, hours) }),
    ...(figures.pence ? [say.t('patterns.money', { money: say.range(figures.pence, say.money) })] : []),
    ...(figures.sinceDay ? [say.t('patterns.since', { day: say.date(figures.sinceDay) })] : []),
  ]
}

/** What the chart says of an experiment so far; it decides, nobody’s opinion does. */
export function verdictWords(
  verdict: Verdict,
  experiment: Pick<Experiment, 'measure' | 'startsOn'>,
  say: LensSay,
): string {
  const figure = (value: number | null) => say.figure(experiment.measure, value)
  return say.t(`experiments.verdict.${verdict.state}`, {
    day: say.date(verdict.sinceDay ?? experiment.startsOn),
    before: figure(verdict.before),
    after: figure(verdict.after),
    points: verdict.points,
    needed: verdict.stillNeeded,
    rule: verdict.rule ? say.t(`capability.signal.${verdict.rule}`) : '',
  })
}
