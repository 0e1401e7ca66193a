/** The daily pack as a paper: headings, words, tables and charts in the order they are read, for e-mail and PDF alike. */
import type { PackContent } from '../contract.charter.ts'
import type { Miss } from '../contract.standards.ts'
import {
  counted,
  dayWords,
  durationWords,
  instantWords,
  MEASURES,
  measureValue,
  numberWords,
  PATTERNS,
  RULES,
  STATES,
  stepWords,
  verdictWords,
} from './words.ts'

export type Chart = PackContent['charts'][number]

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'words'; readonly text: string; readonly quiet?: true }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** Share of the width that each column has. */
      readonly widths: readonly number[]
    }
  | { readonly kind: 'chart'; readonly title: string; readonly sentence: string; readonly chart: Chart }

export type Paper = { readonly title: string; readonly madeAt: Date; readonly blocks: readonly Block[] }

/** More steps than this nobody reads on paper; the page of the journey has them all. */
const MOST_STEPS = 200

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text })
const words = (text: string): Block => ({ kind: 'words', text })

/** Everything that stands in the pack, in plain English. */
export function paperOf(content: PackContent, madeAt: Date): Paper {
  const title = `Daily pack, ${dayWords(content.day)}`
  return {
    title,
    madeAt,
    blocks: [
      heading(1, title),
      words(`${content.organisation}. Put together on ${instantWords(madeAt.toISOString(), content.zone)}.`),
      words(summaryOf(content)),
      ...journeyBlocks(content),
      ...figureBlocks(content),
      ...signalBlocks(content),
      ...missBlocks(content),
      ...patternBlocks(content),
      ...experimentBlocks(content),
      ...chartBlocks(content),
      heading(2, 'How to read this'),
      words(
        'A chart shows what the system does: nearly all of its values lie between the two limits, which are worked ' +
          'out from the values themselves (XmR chart). A signal says that something has changed; without one the ups ' +
          'and downs are chance. Nothing here says how well a single person works.',
      ),
    ],
  }
}

function summaryOf({ signals, missed, atRisk, more, patterns }: PackContent): string {
  const count = (items: readonly unknown[], rest: number) => numberWords(items.length + rest)
  const said =
    signals.length === 0
      ? 'No chart shows a signal: what moved is chance.'
      : `${counted(signals.length, 'signal')} on the charts.`
  return (
    `${said} ${count(missed, more.missed)} missed or overdue, ${count(atRisk, more.atRisk)} at risk. ` +
    `${counted(patterns.length, 'pattern')} to look at.`
  )
}

function journeyBlocks({ journey, zone }: PackContent): Block[] {
  const begin = heading(2, 'One journey, chosen by chance')
  if (!journey) return [begin, words('There was no journey to choose from.')]
  const { need, service, contacts, people, places, repeats, waitSeconds, talkSeconds, steps } = journey
  const said = need === null || need === '' ? 'Its words are not kept any more.' : `“${need}”`
  return [
    begin,
    words(`${service ?? 'No service named'}: ${said}`),
    words(
      `${counted(contacts, 'contact')}, ${people === 1 ? '1 person' : `${numberWords(people)} people`} and ` +
        `${counted(places, 'department')}; told again ${counted(repeats, 'time')}; waited ` +
        `${durationWords(waitSeconds)}, talked ${durationWords(talkSeconds)}` +
        `${journey.endToEndSeconds === null ? '; not over yet' : `; ${durationWords(journey.endToEndSeconds)} from end to end`}.`,
    ),
    {
      kind: 'table',
      caption: 'What happened, step by step',
      head: ['When', 'What', 'Should not have been needed'],
      rows: steps
        .slice(0, MOST_STEPS)
        .map((step) => [instantWords(step.at, zone), stepWords(step), step.waste ? 'yes' : '']),
      widths: [0.25, 0.55, 0.2],
    },
    ...(steps.length > MOST_STEPS ? [words(`And ${counted(steps.length - MOST_STEPS, 'more step')}.`)] : []),
  ]
}

function figureBlocks({ figures, yesterday }: PackContent): Block[] {
  const ofYesterday = new Map(yesterday.map((one) => [one.measure, one]))
  return [
    heading(2, 'Figures'),
    {
      kind: 'table',
      caption: 'Yesterday, the 28 days up to it, and the 28 days before',
      head: ['', 'Yesterday', '28 days', '28 days before'],
      rows: figures.map(({ measure, value, before }) => [
        MEASURES[measure],
        ...[ofYesterday.get(measure)?.value ?? null, value, before].map((one) => measureValue(measure, one)),
      ]),
      widths: [0.4, 0.2, 0.2, 0.2],
    },
  ]
}

function signalBlocks({ signals }: PackContent): Block[] {
  if (signals.length === 0)
    return [heading(2, 'Signals'), words('None. The system does what it usually does.')]
  return [
    heading(2, 'Signals'),
    {
      kind: 'table',
      caption: 'What the charts show at their latest points',
      head: ['Measure', 'Day', 'Value', 'Usually', 'Why it is a signal'],
      rows: signals.map(({ measure, service, day, value, centre, rule }) => [
        service === null ? MEASURES[measure] : `${MEASURES[measure]}, ${service}`,
        ...[dayWords(day), measureValue(measure, value), measureValue(measure, centre), RULES[rule]],
      ]),
      widths: [0.26, 0.2, 0.14, 0.14, 0.26],
    },
  ]
}

function missBlocks({ missed, atRisk, more, zone }: PackContent): Block[] {
  const rest = (count: number) => (count === 0 ? [] : [words(`And ${numberWords(count)} more.`)])
  return [
    heading(2, 'Missed'),
    ...missTable('Overdue now, or ended late yesterday', missed, zone),
    ...rest(more.missed),
    heading(2, 'At risk'),
    ...missTable('Three quarters of the working time used up, and not yet late', atRisk, zone),
    ...rest(more.atRisk),
  ]
}

function missTable(caption: string, misses: readonly Miss[], zone: string): Block[] {
  if (misses.length === 0) return [words('Nothing.')]
  return [
    {
      kind: 'table',
      caption,
      head: ['What', 'Department', 'Due', 'Working time', 'Client knows'],
      rows: misses.map(({ reference, what, department, dueAt, overSeconds, clientTold }) => [
        what === '' ? `${reference}: words not kept any more` : `${reference}: ${what}`,
        ...[department ?? '–', instantWords(dueAt, zone)],
        overSeconds < 0 ? `${durationWords(overSeconds)} left` : `${durationWords(overSeconds)} over`,
        clientTold ? 'yes' : 'no',
      ]),
      widths: [0.36, 0.18, 0.18, 0.15, 0.13],
    },
  ]
}

function patternBlocks({ patterns }: PackContent): Block[] {
  if (patterns.length === 0) return [heading(2, 'Patterns'), words('None has been found.')]
  return [
    heading(2, 'Patterns'),
    {
      kind: 'table',
      caption: 'What repeats itself, by the time that it takes clients',
      head: ['Pattern', 'How often in 28 days', 'Clients’ time', 'Where it stands'],
      rows: patterns.map(({ kind, about, figures, state }) => [
        [PATTERNS[kind], about.subject ?? about.service ?? about.department].filter(Boolean).join(', '),
        `${numberWords(figures.times)} of ${numberWords(figures.of)}`,
        durationWords(figures.clientMinutes.likely * 60),
        STATES[state],
      ]),
      widths: [0.4, 0.2, 0.18, 0.22],
    },
  ]
}

function experimentBlocks({ experiments }: PackContent): Block[] {
  if (experiments.length === 0) return []
  return [
    heading(2, 'Experiments'),
    {
      kind: 'table',
      caption: 'What we try out, and what its chart says',
      head: ['Experiment', 'So far'],
      rows: experiments.map(({ name, verdict }) => [name, verdictWords(verdict)]),
      widths: [0.5, 0.5],
    },
  ]
}

function chartBlocks({ charts }: PackContent): Block[] {
  if (charts.length === 0) return [heading(2, 'Charts'), words('There is too little yet for a chart.')]
  return [
    heading(2, 'Charts'),
    ...charts.map((chart): Block => {
      const name = MEASURES[chart.measure]
      const title = chart.service === null ? name : `${name}, ${chart.service}`
      return { kind: 'chart', title, sentence: chartSentence(chart), chart }
    }),
  ]
}

function chartSentence({ measure, points, phases, likeWeekdays }: Chart): string {
  const last = points.at(-1)
  const phase = phases.at(-1)
  if (!last || !phase) return 'Nothing to be seen yet.'
  const say = (value: number) => measureValue(measure, value)
  const limits = `${phase.lower === null ? 'nought' : say(phase.lower)} and ${say(phase.upper)}`
  const signals = points.filter((point) => point.signals.length > 0).length
  return (
    `On ${dayWords(last.day)} ${say(last.value)}; usually ${say(phase.centre)}, between ${limits}` +
    `${likeWeekdays ? ' (each day freed of its weekday)' : ''}. ` +
    (signals === 0 ? 'No signal.' : `${counted(signals, 'point')} with a signal.`) +
    (phase.name === null ? '' : ` Limits are worked out anew since ${dayWords(phase.from)}: ${phase.name}.`)
  )
}
