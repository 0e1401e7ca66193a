import type { Database } from '#platform/database/database.ts'
import { perform } from './demo/perform.ts'
import type { DemoEvent } from './demo/play.ts'
import { exampleExists } from './example/find.ts'
import { people } from './example/organisation/people.ts'
import type { Call, Command } from './frame.ts'
import { CommandProblem } from './frame.ts'
import { answers, openRunning } from './replay/stage.ts'

type Counts = Map<DemoEvent['kind'], number>

/** `answerable demo`: the example comes alive. */
export const demo: Command = {
  name: 'demo',
  summary: 'Let clients arrive and agents help, so that every live screen moves',
  help: `
Clients of the example organisation keep arriving at the running service, and its agents keep helping, through the public
API. The people whose links were printed at the start are left to you: sign in as one of them and take part.
It stops by itself. Ctrl-C ends it early: conversations are brought to an end and the agents go offline.

  answerable demo --minutes 10 --speed 2`,
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    minutes: { type: 'string', default: '5' },
    speed: { type: 'string', default: '4' },
    seed: { type: 'string', default: 'demo' },
    agents: { type: 'string', default: '12' },
    'clients-per-minute': { type: 'string', default: '14' },
  },
  meaning: {
    url: 'where the service runs',
    minutes: 'how long clients keep arriving',
    speed: 'how much faster than in life people write and think',
    seed: 'another seed, another course of events',
    agents: 'how many agents help',
    'clients-per-minute': 'how many clients arrive in a minute',
  },
  run: async (call) => {
    const url = String(call.options['url']).replace(/\/+$/, '')
    if (!(await answers(url)))
      throw new CommandProblem(`No service answers at ${url}. Start it first: npm start`)
    const stage = await openRunning(url)
    try {
      if (!(await exampleExists(stage.database)))
        throw new CommandProblem('This is not the example organisation, and the demo leaves real ones alone.')
      return await run(call, url, stage.database)
    } finally {
      await stage.close()
    }
  },
}

async function run(call: Call, url: string, database: Database): Promise<number> {
  const stopped = new AbortController()
  const stop = () => stopped.abort()
  const counts: Counts = new Map()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    await perform({
      url,
      database,
      seed: String(call.options['seed']),
      minutes: number(call, 'minutes', 0.05, 600),
      speed: number(call, 'speed', 0.1, 50),
      agents: number(call, 'agents', 1, people.length),
      clientsPerMinute: number(call, 'clients-per-minute', 0.1, 600),
      signal: stopped.signal,
      tell: (event) => tell(call, counts, event),
    })
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
  return sumUp(call, counts)
}

const WORDS: Record<DemoEvent['kind'], string> = {
  arrived: 'arrives',
  answered: 'answers',
  brought_in: 'brings in',
  promised: 'promises',
  met: 'met',
  owned: 'owns',
  left: 'leaves',
  kept_place: 'keeps place',
  chose_time: 'chooses time',
  wrote_instead: 'writes',
  came_back: 'comes back',
  confirmed: 'confirms',
  kept_promise: 'keeps word',
  fault: 'fault',
}

function tell(call: Call, counts: Counts, event: DemoEvent): void {
  counts.set(event.kind, (counts.get(event.kind) ?? 0) + 1)
  const at = new Date()
  const time = at.toLocaleTimeString('en-GB', { hour12: false })
  const line = `${time}  ${WORDS[event.kind].padEnd(12)}  ${event.who.padEnd(20)}  ${event.words}`
  process.stdout.write(`${call.json ? JSON.stringify({ at, ...event }) : line}\n`)
}

function sumUp(call: Call, counts: Counts): number {
  const of = (kind: DemoEvent['kind']) => counts.get(kind) ?? 0
  const summary = Object.fromEntries([...counts].toSorted())
  const text = [
    '',
    `${of('arrived')} clients came: ${of('met')} were helped at once, for ${of('owned')} somebody keeps it and promised when;`,
    `${of('kept_place') + of('chose_time')} are called at their time, ${of('wrote_instead')} wrote instead, ${of('left')} left.`,
    `${of('brought_in')} times an expert joined. ${of('fault')} faults.`,
  ].join('\n')
  call.answer({ summary }, text)
  return of('fault') === 0 ? 0 : 1
}

function number(call: Call, name: string, least: number, most: number): number {
  const value = Number(call.options[name])
  if (Number.isFinite(value) && value >= least && value <= most) return value
  throw new CommandProblem(`--${name} has to be a number from ${least} to ${most}.`, 2)
}
