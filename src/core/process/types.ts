/**
 * One thing that happened to a case, in whatever system kept the log. `holder` is who had the case (a person), `team` the
 * group they stood for; null where the log does not say.
 */
export type ProcessEvent = {
  readonly caseId: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly activity: string
  readonly holder: string | null
  readonly team: string | null
}

/** What a flow is drawn by. */
export type Lens = 'activity' | 'holder' | 'team'

/**
 * Events as columns of numbers, so that millions fit: by case, in a case by time, at one instant as they came. Texts are
 * kept once; a column holds their place in the list, -1 where nothing is said. The events of case c are those from
 * `start[c]` up to, but not with, `start[c + 1]`.
 */
export type EventTable = {
  readonly cases: readonly string[]
  readonly names: Readonly<Record<Lens, readonly string[]>>
  readonly start: Int32Array
  readonly at: Float64Array
  readonly places: Readonly<Record<Lens, Int32Array>>
  /** Which event, as they came, stands here: 0 for the first that was added. */
  readonly came: Int32Array
}

/** How values are spread: percentiles by linear interpolation between the ordered values. */
export type Spread = {
  readonly n: number
  readonly mean: number
  readonly median: number
  readonly p90: number
  readonly max: number
}
