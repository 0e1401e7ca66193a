import { wilsonInterval } from '#core/stats/wilson.ts'
import type { Tx } from '#platform/database/database.ts'
import { jobWaits } from '#platform/jobs/jobs.ts'
import { LEARN } from '../commands/learn.ts'
import { countMarked, newestModel } from '../store/models.ts'
import type { ModelInfo } from '../store/models.ts'

/** Marks without a model are counted no further than this: it is enough to begin with. */
const ENOUGH = 1_000

/** From how many examples the suggestions are learnt, and how often they were right on what they had not seen. */
export async function modelReport(tx: Tx) {
  const [kept, training] = [await tx.maybe(newestModel), await jobWaits(tx, LEARN)]
  if (kept) return { ...reportOf(kept), training }
  const { count } = await tx.one(countMarked, ENOUGH)
  return {
    ...{ examples: count, corrections: 0, right: null, rightLow: null, rightHigh: null, silent: null },
    ...{ trainedAt: null, training, why: 'too_few_examples' },
  }
}

function reportOf({ examples, report, madeAt }: ModelInfo) {
  const { asked, right, suggested, corrections } = report
  const interval = wilsonInterval(right, asked)
  return {
    examples,
    corrections,
    right: interval ? right / asked : null,
    rightLow: interval?.low ?? null,
    rightHigh: interval?.high ?? null,
    silent: interval ? 1 - suggested : null,
    trainedAt: madeAt,
    why: interval ? null : 'too_few_examples',
  }
}
