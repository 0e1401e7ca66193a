import { leastStaff, performanceOf } from '#core/queueing/least-staff.ts'
import type { Line, Outcome, Target } from '#core/queueing/line.ts'
import { rosteredFor } from '#core/queueing/handling.ts'
import type { Handling } from '#core/queueing/intervals.ts'
import { LevelName } from '#domain/planning/contract.need.ts'
import { planNeed, targetOf } from '#domain/planning/rules/need.ts'
import type { NeedOfInterval } from '#domain/planning/rules/need.ts'
import type { WaitOffer } from '#domain/planning/contract.need.ts'
import { demandMeaning, demandOptions, outlook, text, warningWords, wholeNumber } from './demand.ts'
import { clockOf } from './forecast.ts'
import { CommandProblem } from './frame.ts'
import type { Call, Command } from './frame.ts'
import { checkFormat, formatMeaning, formatOption, print } from './output.ts'

const options = {
  'per-hour': { type: 'string' },
  talk: { type: 'string' },
  'after-work': { type: 'string' },
  patience: { type: 'string' },
  offer: { type: 'string' },
  level: { type: 'string' },
  shrinkage: { type: 'string' },
  certainty: { type: 'string' },
  by: { type: 'string' },
} as const

/** `answerable staff`: how many people it takes to keep the waits on offer. */
export const staff: Command = {
  name: 'staff',
  summary: 'Say how many people it takes, for a volume, a CSV file or what is forecast here',
  help: `
  answerable staff --per-hour 1000 --talk 180 --patience 180 --offer "80% in 20 s" --level of_all
  answerable staff --csv calls.csv --zone Europe/London --talk 240 --days 7 --by 30 --format csv

Offers: "80% in 20 s" (answered within), "wait 30 s" (on average), "lost 3%", "waiting 20%". The level says of whom the
share is: of_all who came, without_short_abandons, or of_served alone; they differ by up to 32 points on the same case.
With --patience clients give up (Erlang A); without, nobody does (Erlang C), which asks for more people. By interval, the
load is carried over from one to the next, and "safely" holds with the chance given by --certainty although the forecast
is uncertain.`,
  options: { ...options, ...demandOptions, ...formatOption },
  meaning: {
    'per-hour': 'contacts in an hour, instead of a forecast',
    talk: 'seconds a contact takes (300)',
    'after-work': 'seconds of work after it (0)',
    patience: 'seconds that clients wait on average before they give up; left out: nobody gives up',
    offer: 'the wait on offer ("80% in 20 s")',
    level: `${LevelName.options.join(', ')} (of_all)`,
    shrinkage: 'share of paid time away from clients, 0 to 0.9 (0)',
    certainty: 'chance with which the offer holds, 0.5 to 0.99 (0.8)',
    by: '15, 30 or 60 minutes (30)',
    ...demandMeaning,
    ...formatMeaning,
  },
  run: async (call) => {
    checkFormat(call)
    if (call.words.length > 0) throw new CommandProblem('Everything is given by options.', 2)
    const asked = readAsked(call)
    if (text(call, 'per-hour') === undefined) return byInterval(call, asked)
    if (text(call, 'csv') !== undefined) throw new CommandProblem('Give either --per-hour or --csv.', 2)
    oneLine(call, asked)
  },
}

type Asked = {
  readonly handlingSeconds: number
  readonly patienceSeconds?: number
  readonly offer: WaitOffer
  readonly target: Target
  readonly shrinkage: number
}

function readAsked(call: Call): Asked {
  const offer = readOffer(call)
  const patience = text(call, 'patience') === undefined ? undefined : figure(call, 'patience', 0, 1, 36_000)
  if (offer.kind === 'abandoned' && patience === undefined)
    throw new CommandProblem(
      'How many are lost cannot be said without knowing how long they would wait: --patience.',
      2,
    )
  return {
    handlingSeconds: figure(call, 'talk', 300, 1, 36_000) + figure(call, 'after-work', 0, 0, 36_000),
    ...(patience !== undefined && { patienceSeconds: patience }),
    offer,
    target: targetOf(offer),
    shrinkage: figure(call, 'shrinkage', 0, 0, 0.9),
  }
}

function figure(call: Call, name: keyof typeof options, usual: number, least: number, most: number): number {
  const value = Number(text(call, name) ?? usual)
  if (value >= least && value <= most) return value
  throw new CommandProblem(`--${name} has to be a number from ${least} to ${most}.`, 2)
}

const WITHIN = /^(\d+(?:\.\d+)?)\s*%\s*(?:in|within)\s*(\d+)\s*(s|sec|seconds?|min|minutes?)$/i
const MEAN = /^wait\s*(\d+(?:\.\d+)?)\s*(s|sec|seconds?|min|minutes?)$/i
const SHARE = /^(lost|waiting)\s*(\d+(?:\.\d+)?)\s*%$/i

/** The wait on offer as it is written: `80% in 20 s`, `wait 30 s`, `lost 3%`, `waiting 20%`. */
export function readOffer(call: Call): WaitOffer {
  const written = (text(call, 'offer') ?? '80% in 20 s').trim()
  const level = LevelName.safeParse(text(call, 'level') ?? 'of_all')
  if (!level.success) throw new CommandProblem(`--level has to be one of ${LevelName.options.join(', ')}.`, 2)
  const within = WITHIN.exec(written)
  const mean = MEAN.exec(written)
  const share = SHARE.exec(written)
  if (within) {
    const offered = { seconds: inSeconds(within[2], within[3]), share: shareOf(within[1], 99.9) }
    return { kind: 'answered_within', ...offered, level: level.data }
  }
  if (mean) return { kind: 'mean_wait', seconds: Math.max(0.5, inSeconds(mean[1], mean[2])) }
  if (share)
    return share[1]?.toLowerCase() === 'lost'
      ? { kind: 'abandoned', share: shareOf(share[2], 90) }
      : { kind: 'waiting', share: shareOf(share[2], 99) }
  throw new CommandProblem('--offer looks like "80% in 20 s", "wait 30 s", "lost 3%" or "waiting 20%".', 2)
}

const inSeconds = (number = '', unit = '') => Number(number) * (unit.startsWith('m') ? 60 : 1)

function shareOf(written = '', most: number): number {
  const percent = Number(written)
  if (percent > 0 && percent <= most) return percent / 100
  throw new CommandProblem(`The share in --offer has to be above 0 and at most ${most} %.`, 2)
}

function oneLine(call: Call, asked: Asked): void {
  const perHour = figure(call, 'per-hour', 0, 0, 1_000_000)
  const { handlingSeconds, patienceSeconds, target, offer } = asked
  const line: Line = {
    contactsPerHour: perHour,
    handlingSeconds,
    ...(patienceSeconds && { patienceSeconds }),
  }
  const found = leastStaff(line, target)
  if (!found.ok) throw new CommandProblem('No number of people that could be worked with keeps this offer.')
  const { agents, outcome } = found
  const within = offer.kind === 'answered_within' ? offer.seconds : 20
  const nearby = [agents - 2, agents - 1, agents, agents + 1, agents + 2].filter((people) => people >= 0)
  const rows = nearby.map((people) => outcomeRow(people, performanceOf(line, people, within), agents))
  const toRoster = rosteredFor(agents, { shrinkage: { leave: asked.shrinkage } } as Handling)
  const value = {
    perHour,
    handlingSeconds,
    patienceSeconds: patienceSeconds ?? null,
    offer,
    agents,
    toRoster,
    outcome,
  }
  print(
    call,
    value,
    { columns: columnsWithin(within), rows },
    `${agents} people on duty${asked.shrinkage > 0 ? `, ${toRoster} on the roster` : ''}: ${offerWords(offer)}, ${modelWords(asked)}.`,
  )
}

const columnsWithin = (seconds: number) => [
  ...['people', 'wait', 'mean wait s', 'lost', 'occupied'],
  ...[`of all in ${seconds} s`, 'without short abandons', 'of served'],
]

function outcomeRow(people: number, outcome: Outcome, needed: number): (string | number | null)[] {
  const name = people === needed ? `${people} ←` : String(people)
  if (!outcome.stable) return [name, 'more comes than can be done', null, null, null, null, null, null]
  const { ofAll, ofAllButEarlyLeavers, ofServed } = outcome.answeredWithin
  const shares = [ofAll, ofAllButEarlyLeavers, ofServed].map(percent)
  const { shareWaiting, meanWaitSeconds, shareLeaving, occupancy } = outcome
  return [
    name,
    percent(shareWaiting),
    meanWaitSeconds.toFixed(1),
    percent(shareLeaving),
    percent(occupancy),
    ...shares,
  ]
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const modelWords = ({ patienceSeconds }: Asked) =>
  patienceSeconds === undefined
    ? 'nobody gives up (Erlang C)'
    : `clients wait ${patienceSeconds} s on average before they give up (Erlang A)`

function offerWords(offer: WaitOffer): string {
  if (offer.kind === 'answered_within')
    return `${percent(offer.share)} answered within ${offer.seconds} s, ${offer.level.replaceAll('_', ' ')}`
  if (offer.kind === 'mean_wait') return `a mean wait of ${offer.seconds} s`
  return offer.kind === 'abandoned'
    ? `at most ${percent(offer.share)} lost`
    : `at most ${percent(offer.share)} wait`
}

async function byInterval(call: Call, asked: Asked): Promise<void> {
  const minutes = wholeNumber(call, 'by', 30, 15, 60)
  if (![15, 30, 60].includes(minutes)) throw new CommandProblem('--by has to be 15, 30 or 60.', 2)
  const certainty = figure(call, 'certainty', 0.8, 0.5, 0.99)
  const found = await outlook(call, minutes, wholeNumber(call, 'days', 7, 1, 35))
  for (const warning of found.warnings) call.progress(warningWords(warning))
  const perDay = 1440 / minutes
  const { days } = found.made
  const intervals = Array.from({ length: perDay * days.length }, (_, at) => {
    const one = days[Math.floor(at / perDay)]?.intervals.find(
      ({ minute }) => minute === (at % perDay) * minutes,
    )
    return one
      ? { open: true, contacts: one.expected, uncertainty: { rateCv: one.cv } }
      : { open: false, contacts: 0 }
  })
  const { handlingSeconds, patienceSeconds, target, shrinkage } = asked
  const handling: Handling = {
    ...{ intervalMinutes: minutes, handlingSeconds, target, shrinkage: { leave: shrinkage } },
    ...(patienceSeconds && { patienceSeconds }),
  }
  const plan = planNeed({ intervals, handling, certainty, cover: intervals.map(() => null) })
  if (!plan.ok) throw new CommandProblem(`This cannot be planned: ${plan.why.replaceAll('_', ' ')}.`)
  const open = plan.intervals.flatMap((need, at) => {
    const day = days[Math.floor(at / perDay)]
    return intervals[at]?.open && day
      ? [{ day: day.date, minute: (at % perDay) * minutes, expected: intervals[at]?.contacts ?? 0, ...need }]
      : []
  })
  showIntervals(call, asked, open, minutes)
}

type Shown = NeedOfInterval & { readonly day: string; readonly minute: number; readonly expected: number }

function showIntervals(call: Call, asked: Asked, open: readonly Shown[], minutes: number): void {
  const hours = open.reduce((sum, one) => sum + (one.neededSafely * minutes) / 60, 0)
  const rows = open.map((one) => [
    ...[
      one.day,
      clockOf(one.minute),
      tidy(one.expected),
      tidy(one.load),
      one.needed,
      one.neededSafely,
      one.toRoster,
    ],
    ...[tidy(one.meanWaitSeconds), tidy(100 * one.abandoned)],
  ])
  const columns = [
    'day',
    'time',
    'expected',
    'erlangs',
    'people',
    'safely',
    'to roster',
    'mean wait s',
    'lost %',
  ]
  const value = { offer: asked.offer, agentHours: hours, intervals: open }
  print(
    call,
    value,
    { columns, rows },
    `${tidy(hours)} hours on duty: ${offerWords(asked.offer)}, ${modelWords(asked)}.`,
  )
}

const tidy = (value: number) => Math.round(value * 10) / 10
