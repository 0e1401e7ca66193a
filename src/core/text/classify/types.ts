/** What the need classifier takes and gives. Everything here is plain data: it can be sent to a thread and stored. */

/** What somebody said, and what a person says it is about. */
export type Example = {
  readonly text: string
  /** `null`: a person said that it is none of the labels. Such a text teaches what to leave alone. */
  readonly label: string | null
  /** How much it counts beside the others, above 0; 1 when left out. */
  readonly weight?: number
}

export type TrainStep = 'reading' | 'trying' | 'learning'

/** How far training is: `done` of `of` pieces of work of about the same length. */
export type TrainProgress = { readonly step: TrainStep; readonly done: number; readonly of: number }

export type TrainOptions = {
  /** The same seed and examples give the same model. */
  readonly seed: string | number
  /** Only examples with these labels are used (and those of `null`); all labels when left out. */
  readonly classes?: readonly string[]
  readonly onProgress?: (progress: TrainProgress) => void
}

/** How it did on examples that were held out of training. Shares are from 0 to 1. */
export type Quality = {
  /** How many examples were held out and asked; 0 when there were too few to hold any out. */
  readonly asked: number
  /** Share whose own label came first. */
  readonly right: number
  /** Share whose own label was among the first three. */
  readonly amongThree: number
  /** Share that was clear enough to be suggested, not "none of these". */
  readonly suggested: number
}

/**
 * A linear model: one column of weights for each label over hashed words and parts of words. It holds no words, only
 * their 32-bit marks, so nothing that a person said can be read from it.
 */
export type Model = {
  readonly version: 1
  /** In alphabetical order (by code unit). */
  readonly labels: readonly string[]
  /** How many examples each label had, in the order of `labels`. */
  readonly examples: readonly number[]
  /** The mark (32-bit hash) of every feature. */
  readonly keys: Int32Array
  /** How rare each feature is (idf), in the order of `keys`. */
  readonly rarity: Float32Array
  /** Features × labels: the weights in steps of `scale`, a row for each feature. */
  readonly weights: Int16Array
  /** For each label, the size of one step of its weights. */
  readonly scale: Float32Array
  readonly bias: Float32Array
  /** Scores are divided by it before they are turned into shares. */
  readonly temperature: number
  /** A best score below it is "none of these". */
  readonly leastScore: number
  readonly quality: Quality
}

export type Trained =
  | { readonly ok: true; readonly model: Model }
  | {
      readonly ok: false
      /** Fewer than `needed.examples` texts with words in them, or fewer than `needed.labels` labels among them. */
      readonly why: 'too_few_examples'
      readonly examples: number
      readonly labels: number
      readonly needed: { readonly examples: number; readonly labels: number }
    }

export type Choice = {
  readonly label: string
  /** How likely it is among the labels, 0 to 1; all labels together give 1. */
  readonly share: number
  /** Distance from the border of the label: above 0 inside. */
  readonly score: number
}

export type Suggestion = {
  /** The label suggested; `null` is "none of these". */
  readonly label: string | null
  /**
   * Why: `clear`; `unlike_all` (nothing like it was among the examples, or it is too close to call);
   * `nothing_known` (not one word of it was seen before); `nothing_said` (no words at all).
   */
  readonly why: 'clear' | 'unlike_all' | 'nothing_known' | 'nothing_said'
  /** The likeliest labels, best first, also when none is suggested, so that a person can pick. */
  readonly choices: readonly Choice[]
  /** True when the text was too long and only its beginning was read. */
  readonly cut: boolean
}
