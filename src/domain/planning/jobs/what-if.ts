import { z } from 'zod'
import { Id } from '#platform/contract/values.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import type { Task } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import { runInThread } from '#platform/threads/run.ts'
import type { ServiceActor } from '../../accounts/contract.ts'
import { addRun, tellRun } from '../commands/what-if.ts'
import type { WhatIfResult } from '../contract.what-if.ts'
import type { Simulation } from '../simulate.what-if.ts'
import * as store from '../store/what-if.ts'

const Payload = z.object({ scenarioId: Id, run: z.number().int() })
type Run = z.infer<typeof Payload>

/** Progress is written, and a wish to stop is seen, so often. */
const BEAT_MS = 500
/** A run whose node has said nothing for so long is begun again by another. */
const SILENT_SECONDS = 20
const service: ServiceActor = { kind: 'service' }

/** Why a run was stopped before its end. */
class Stopped extends Error {
  readonly because: 'cancelled' | 'late' | 'closing'

  constructor(because: 'cancelled' | 'late' | 'closing') {
    super(`The run was stopped: ${because}`)
    this.because = because
  }
}

/** Works a what-if out, away from the process that answers people. */
export type Simulate = (
  simulation: Simulation,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) => Promise<WhatIfResult>

const inThread: Simulate = (input, onProgress, signal) =>
  runInThread({ module: new URL('../simulate.what-if.ts', import.meta.url), input, onProgress, signal })

export type SimulatorParts = {
  readonly database: Database
  readonly now: () => Date
  readonly log: Log
  /** In a thread of its own unless given. */
  readonly simulate?: Simulate
}

/** Runs what-ifs that were asked for. `close` hands those under way back, for another node or the next start. */
export function createSimulator(parts: SimulatorParts): { task: Task; close(): void } {
  const underWay = new Set<AbortController>()
  return {
    task: async (payload) => {
      const run = Payload.parse(payload)
      const begun = await parts.database.write((tx) => tx.maybe(store.begin, run.scenarioId, run.run))
      // Cancelled, thrown away or asked for anew meanwhile.
      if (!begun) return
      const stop = new AbortController()
      underWay.add(stop)
      try {
        await carryOut(parts, run, begun, stop)
      } finally {
        underWay.delete(stop)
      }
    },
    close() {
      for (const stop of underWay) stop.abort(new Stopped('closing'))
    },
  }
}

async function carryOut(parts: SimulatorParts, run: Run, input: Simulation, stop: AbortController) {
  const heart = startHeart(parts, run, stop)
  try {
    const result = await (parts.simulate ?? inThread)(input, heart.progress, stop.signal)
    await end(parts, run, 'done', result)
  } catch (error) {
    await stopped(parts, run, error)
  } finally {
    heart.stop()
  }
}

async function stopped(parts: SimulatorParts, run: Run, error: unknown): Promise<void> {
  if (error instanceof Stopped) {
    if (error.because === 'cancelled') await end(parts, run, 'cancelled')
    if (error.because !== 'closing') return
    await parts.database.write((tx) => tx.maybe(store.handBack, run.scenarioId, run.run))
    throw error
  }
  parts.log.error({ err: error, scenarioId: run.scenarioId }, 'a what-if could not be worked out')
  await end(parts, run, 'failed')
}

/** Writes what became of a run, unless another has been asked for since. */
async function end(
  { database, now }: SimulatorParts,
  { scenarioId, run }: Run,
  state: 'done' | 'cancelled' | 'failed',
  result: WhatIfResult | null = null,
): Promise<void> {
  const kept = result === null ? null : JSON.stringify(result)
  await database.transact(async (tx) => {
    if (await tx.maybe(store.end, scenarioId, run, state, kept, now()))
      await tellRun(tx, service, scenarioId, state, now())
  })
}

/** Says at each beat how far the run is, and hears in the same word whether somebody wants it stopped. */
function startHeart({ database, log }: SimulatorParts, run: Run, stop: AbortController) {
  let share = 0
  let busy = false
  const beat = async () => {
    busy = true
    const heard = await database.write((tx) => tx.maybe(store.beat, run.scenarioId, run.run, share))
    busy = false
    if (!heard) stop.abort(new Stopped('late'))
    else if (heard.cancelAsked) stop.abort(new Stopped('cancelled'))
  }
  const timer = setInterval(() => {
    if (busy) return
    beat().catch((error: unknown) => {
      busy = false
      log.warn({ err: error }, 'the progress of a what-if could not be written')
    })
  }, BEAT_MS)
  return {
    progress: (now: number) => {
      share = now
    },
    stop: () => clearInterval(timer),
  }
}

/** A sweep: what-ifs whose node died are asked for again, or are cancelled where somebody wanted that. */
export async function recoverSimulations(tx: Tx, now: Date): Promise<number> {
  const silent = await tx.all(store.takeSilent, SILENT_SECONDS, now)
  for (const { id, run, cancelAsked } of silent) {
    if (cancelAsked) await tellRun(tx, service, id, 'cancelled', now)
    else await addRun(tx, id, run)
  }
  return silent.length
}
