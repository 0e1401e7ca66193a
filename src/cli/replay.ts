import type { Call, Command } from './frame.ts'
import { CommandProblem } from './frame.ts'
import { readUtterances } from './replay/read.ts'
import { replay } from './replay/run.ts'
import type { ReplayResult, Spread } from './replay/run.ts'
import { answers, openOwn, openRunning } from './replay/stage.ts'

/** `answerable replay`: real words through the whole service. */
export const replayCommand: Command = {
  name: 'replay',
  summary: 'Send the utterances of a CSV file as chats, with simulated agents answering',
  usage: '<file.csv>',
  help: `
Sends the column "text" of each row as a chat through the public API, and simulated agents answer and end it. Prints how
many were sent, offered, finished and lost, and how long clients waited. Where no service answers at --url, one is started
on a temporary folder and stopped afterwards.

  answerable replay utterances.csv --rate 20/s --limit 2000

A running service limits how much one address may send; the replay waits when it is asked to. Start the service with
REQUESTS_PER_MINUTE=0 to measure it. The status is 1 when a contact was lost or could not be sent.`,
  options: {
    rate: { type: 'string', default: '20/s' },
    limit: { type: 'string', default: '2000' },
    agents: { type: 'string', default: '40' },
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
  },
  meaning: {
    rate: 'how many a second (20/s) or a minute (600/m)',
    limit: 'at most so many rows',
    agents: 'how many simulated agents answer',
    url: 'where the service runs',
  },
  run: async (call) => {
    const [file] = call.words
    if (file === undefined || call.words.length > 1) throw new CommandProblem('Name one CSV file.', 2)
    const plan = {
      rate: readRate(String(call.options['rate'])),
      agents: wholeNumber(call, 'agents', 1, 500),
    }
    const { texts, badRows } = await readUtterances(file, wholeNumber(call, 'limit', 1, 1_000_000))
    if (texts.length === 0) throw new CommandProblem(`${file} holds no utterances.`)
    const url = String(call.options['url']).replace(/\/+$/, '')
    const stage = (await answers(url)) ? await openRunning(url) : await openOwn(call.progress)
    const stopped = new AbortController()
    const stop = () => stopped.abort()
    process.once('SIGINT', stop).once('SIGTERM', stop)
    try {
      const result = await replay(stage, { ...plan, texts, signal: stopped.signal, progress: call.progress })
      call.answer({ ...result, badRows, url: stage.url }, table(result, badRows))
      return result.lost === 0 && Object.keys(result.errors).length === 0 ? 0 : 1
    } finally {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      await stage.close()
    }
  },
}

/** Contacts a second, from `20/s`, `600/m` or `20`. */
export function readRate(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(?:\/(s|m))?$/.exec(text) ?? []
  const rate = Number(number) / (unit === 'm' ? 60 : 1)
  if (!(rate > 0 && rate <= 1_000)) throw new CommandProblem('A rate looks like 20/s or 600/m.', 2)
  return rate
}

function wholeNumber(call: Call, name: string, least: number, most: number): number {
  const value = Number(call.options[name])
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new CommandProblem(`--${name} has to be a whole number from ${least} to ${most}.`, 2)
}

function table(result: ReplayResult, badRows: number): string {
  const rows = [
    ['sent', String(result.sent)],
    ['offered', String(result.offered)],
    ['finished', String(result.finished)],
    ['lost', String(result.lost)],
    ['time to offer', spread(result.timeToOffer)],
    ['time to first answer', spread(result.timeToFirstAnswer)],
    ['contacts a second', (result.sent / result.seconds).toFixed(1)],
    ['rows left out', String(badRows)],
    ['asked to wait', String(result.heldBack)],
    ...Object.entries(result.errors).map(([words, count]) => ['error', `${count} × ${words}`]),
  ] as const
  return rows.map(([name = '', value = '']) => `${name.padEnd(22)}${value}`).join('\n')
}

const milliseconds = (value: number | null) => (value === null ? '–' : `${Math.round(value)} ms`)
const spread = ({ p50, p99 }: Spread) => `p50 ${milliseconds(p50)}   p99 ${milliseconds(p99)}`
