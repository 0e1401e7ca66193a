/** Learns the suggestions from what people said: plain data in, plain data out, so that it can run in a thread. */
import { packModel } from '#core/text/classify/pack.ts'
import { train } from '#core/text/classify/train.ts'
import type { Example, Quality } from '#core/text/classify/types.ts'

export type Learning = { readonly examples: readonly Example[]; readonly seed: string }
export type Learnt = {
  /** As it is stored. */
  readonly model: Uint8Array
  readonly examples: number
  /** On examples that were held out. */
  readonly quality: Quality
}

/** A model of these examples; undefined when they are too few. */
export function run({ examples, seed }: Learning): Learnt | undefined {
  const trained = train(examples, { seed })
  if (!trained.ok) return undefined
  const { model } = trained
  const learntFrom = model.examples.reduce((sum, one) => sum + one, 0)
  return { model: packModel(model), examples: learntFrom, quality: model.quality }
}
