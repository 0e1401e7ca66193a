import { estimatePatience } from '#core/queueing/patience.ts'
import type { Tx } from '#platform/database/database.ts'
import type { PlanInput } from './contract.ts'
import type { Need, PlanSettings, PlanSettingsView } from './contract.need.ts'
import * as store from './store/need.ts'

/** What the last weeks say about how contacts are handled. */
export type Measured = {
  readonly inputs: PlanSettingsView['measured']
  readonly talk: Need['talk']
  /** Share of those who waited for a live conversation and left before it began; null: too few to tell. */
  readonly leaving: number | null
}

const WEEKS = 8
const WEEK_MS = 7 * 86_400_000
/** With fewer observations a figure would be chance. */
const ENOUGH = 50
/** The latest so many are looked at: more would not move the figures. */
const MOST = 20_000
const MOST_SEGMENTS = 60_000
const NORMAL_95 = 1.96

/** Reads what the ledger and the contacts of the last eight weeks measure. */
export async function readMeasured(tx: Tx, now: Date): Promise<Measured> {
  const from = new Date(now.getTime() - WEEKS * WEEK_MS)
  const talk = await tx.one(store.talk, from, now, MOST_SEGMENTS)
  const waits = await tx.all(store.waits, from, now, MOST)
  const chats = await tx.one(store.chats, from, now)
  const back = await tx.one(store.reconnects, from, new Date(now.getTime() - WEEK_MS), MOST)
  const left = waits.filter((one) => one.left).length
  return {
    inputs: {
      talkSeconds: talkInput(talk),
      // Work after a contact leaves no trace yet that could be measured.
      afterWorkSeconds: null,
      patienceSeconds: patienceInput(waits),
      chatShare: shareInput(chats),
      reconnectShare: shareInput(back),
    },
    talk: talkOf(talk),
    leaving: waits.length < ENOUGH ? null : left / waits.length,
  }
}

function talkOf({ mean, median, p90, ...rest }: store.TalkRow): Need['talk'] {
  return mean === null || median === null || p90 === null ? null : { mean, median, p90, ...rest }
}

function talkInput({ mean, p90, count }: store.TalkRow): PlanInput | null {
  if (mean === null || p90 === null || count < ENOUGH) return null
  // Talk times are close to exponential at worst: then the deviation is the mean.
  const half = (NORMAL_95 * mean) / Math.sqrt(count)
  return { value: tidy(mean), low: tidy(mean - half), high: tidy(mean + half), basis: 'measured', count }
}

function patienceInput(waits: readonly store.WaitRow[]): PlanInput | null {
  const found = estimatePatience(waits.map((one) => ({ ...one, seconds: Math.max(0, one.seconds) })))
  if (!found.ok) return null
  return {
    value: tidy(found.meanSeconds),
    low: tidy(found.lowSeconds),
    high: tidy(found.highSeconds),
    basis: 'measured',
    count: found.left,
  }
}

/** A share with its 95 % interval (Wilson 1927). */
function shareInput({ n, of }: store.ShareRow): PlanInput | null {
  if (of < ENOUGH) return null
  const share = n / of
  const z2 = NORMAL_95 ** 2
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of)
  const half = (NORMAL_95 * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of))) / (1 + z2 / of)
  const [low, high] = [Math.min(share, Math.max(0, middle - half)), Math.max(share, middle + half)]
  return { value: tidy(share), low: tidy(low), high: tidy(high), basis: 'measured', count: of }
}

const tidy = (value: number) => Number(value.toPrecision(6))
const assumed = (value: number, low: number, high: number): PlanInput => ({
  ...{ value, low, high, basis: 'assumed', count: null },
})

/** What is reckoned with until somebody sets it: what is measured, else assumptions that say that they are. */
export function defaultSettings({ inputs }: Measured): PlanSettings {
  return {
    offer: { kind: 'answered_within', seconds: 20, share: 0.8, level: 'of_all' },
    certainty: 0.8,
    talkSeconds: inputs.talkSeconds ?? assumed(300, 180, 600),
    afterWorkSeconds: inputs.afterWorkSeconds ?? assumed(0, 0, 120),
    // Not known, and then nobody is reckoned to give up: the careful side.
    patienceSeconds: inputs.patienceSeconds,
    chatAtOnce: 2,
    chatSlower: 0.3,
    redialShare: null,
    reconnectShare: inputs.reconnectShare,
    shrinkage: {
      leave: assumed(0.12, 0.1, 0.15),
      training: assumed(0.04, 0.02, 0.06),
      breaks: assumed(0.08, 0.06, 0.12),
    },
    payPencePerHour: assumed(1_800, 1_400, 2_600),
  }
}
