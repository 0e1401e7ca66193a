/** What is entered in the settings of the need, as it is written, and back. */
import type { PlanInput } from '#domain/planning/contract.ts'
import type { PlanSettings, PlanSettingsView, WaitOffer } from '#domain/planning/contract.need.ts'

export type InputName =
  | 'talkSeconds'
  | 'afterWorkSeconds'
  | 'patienceSeconds'
  | 'redialShare'
  | 'reconnectShare'
  | 'leave'
  | 'training'
  | 'breaks'
  | 'payPencePerHour'

/** How a figure is written: seconds as they are, shares of a hundred, money in pounds. Least and most as written. */
export const INPUTS: Readonly<Record<InputName, { times: number; least: number; most: number }>> = {
  talkSeconds: { times: 1, least: 1, most: 36_000 },
  afterWorkSeconds: { times: 1, least: 0, most: 36_000 },
  patienceSeconds: { times: 1, least: 1, most: 36_000 },
  redialShare: { times: 100, least: 0, most: 95 },
  reconnectShare: { times: 100, least: 0, most: 95 },
  leave: { times: 100, least: 0, most: 90 },
  training: { times: 100, least: 0, most: 90 },
  breaks: { times: 100, least: 0, most: 90 },
  payPencePerHour: { times: 0.01, least: 0, most: 10_000 },
}

/** A figure as it is written; `given` is where it came from until somebody writes over it. Null: not known. */
export type Entered = { readonly text: string; readonly given: PlanInput | null } | null

export type OfferDraft = {
  readonly kind: WaitOffer['kind']
  readonly seconds: string
  /** Of 100. */
  readonly share: string
  readonly level: Extract<WaitOffer, { kind: 'answered_within' }>['level']
}

export type Draft = {
  readonly offer: OfferDraft
  readonly certainty: number
  readonly chatAtOnce: string
  readonly chatSlower: string
  readonly inputs: Readonly<Record<InputName, Entered>>
}

const tidy = (value: number): string => String(Number(value.toPrecision(10)))

/** A figure of the settings as it is written. */
export function entered(name: InputName, input: PlanInput | null): Entered {
  if (!input) return null
  const rounded = Math.round(input.value * INPUTS[name].times * 100) / 100
  return { text: tidy(rounded), given: input }
}

/** A number as somebody writes it, with a comma or a point; undefined where it is none. */
export function numberOf(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** What a written figure is; undefined where it is none, or out of bounds. */
export function inputOf(name: InputName, { text, given }: NonNullable<Entered>): PlanInput | undefined {
  const { times, least, most } = INPUTS[name]
  const written = numberOf(text)
  if (written === undefined || written < least || written > most) return undefined
  // What was measured stays measured as long as nobody writes over it.
  if (given && entered(name, given)?.text === text) return given
  const value = Number((written / times).toPrecision(12))
  return { value, low: null, high: null, basis: 'assumed', count: null }
}

function offerDraft(offer: WaitOffer): OfferDraft {
  const usual = { seconds: '20', share: '80', level: 'of_all' } as const
  const of100 = (share: number): string => tidy(Math.round(share * 1000) / 10)
  if (offer.kind === 'answered_within') {
    return { kind: offer.kind, seconds: String(offer.seconds), share: of100(offer.share), level: offer.level }
  }
  if (offer.kind === 'mean_wait') return { ...usual, kind: offer.kind, seconds: tidy(offer.seconds) }
  return { ...usual, kind: offer.kind, share: of100(offer.share) }
}

const within = (value: number | undefined, least: number, most: number): value is number =>
  value !== undefined && value >= least && value <= most

type Bounds = readonly [least: number, most: number]

/** The least and the most that an offer may name, as written. */
export const OFFER_BOUNDS: Readonly<
  Record<WaitOffer['kind'], { readonly seconds: Bounds; readonly share: Bounds }>
> = {
  answered_within: { seconds: [0, 7200], share: [1, 99.9] },
  mean_wait: { seconds: [0.5, 7200], share: [0, 100] },
  abandoned: { seconds: [0, 7200], share: [0.1, 90] },
  waiting: { seconds: [0, 7200], share: [0.1, 99] },
}

/** The offer that is written; undefined while a number is missing or out of bounds. */
export function offerOf({ kind, seconds, share, level }: OfferDraft): WaitOffer | undefined {
  const bounds = OFFER_BOUNDS[kind]
  const [time, part] = [numberOf(seconds), numberOf(share)]
  const timeFits = within(time, ...bounds.seconds)
  const of1 = within(part, ...bounds.share) ? Number((part / 100).toPrecision(6)) : undefined
  if (kind === 'mean_wait') return timeFits ? { kind, seconds: time } : undefined
  if (of1 === undefined) return undefined
  if (kind !== 'answered_within') return { kind, share: of1 }
  return timeFits && Number.isInteger(time) ? { kind, seconds: time, share: of1, level } : undefined
}

/** The settings as they are written. */
export function draftOf(settings: PlanSettings): Draft {
  const { shrinkage, offer, certainty, chatAtOnce, chatSlower, ...rest } = settings
  const given: Record<InputName, PlanInput | null> = { ...rest, ...shrinkage }
  const names = Object.keys(INPUTS) as InputName[]
  return {
    offer: offerDraft(offer),
    certainty,
    chatAtOnce: String(chatAtOnce),
    chatSlower: tidy(chatSlower * 100),
    inputs: Object.fromEntries(names.map((name) => [name, entered(name, given[name])])) as Draft['inputs'],
  }
}

/** The settings that are written; undefined while something is missing or out of bounds. */
export function settingsOf(draft: Draft): PlanSettings | undefined {
  const offer = offerOf(draft.offer)
  const [chatAtOnce, slower] = [numberOf(draft.chatAtOnce), numberOf(draft.chatSlower)]
  const of = (name: InputName) => {
    const one = draft.inputs[name]
    return one === null ? null : inputOf(name, one)
  }
  const [talkSeconds, afterWorkSeconds, payPencePerHour] = [
    of('talkSeconds'),
    of('afterWorkSeconds'),
    of('payPencePerHour'),
  ]
  const [leave, training, breaks] = [of('leave'), of('training'), of('breaks')]
  const [patienceSeconds, redialShare, reconnectShare] = [
    of('patienceSeconds'),
    of('redialShare'),
    of('reconnectShare'),
  ]
  if (!offer || !talkSeconds || !afterWorkSeconds || !payPencePerHour || !leave || !training || !breaks)
    return undefined
  if (patienceSeconds === undefined || redialShare === undefined || reconnectShare === undefined)
    return undefined
  if (!within(chatAtOnce, 1, 10) || !Number.isInteger(chatAtOnce) || !within(slower, 0, 500)) return undefined
  return {
    ...{ offer, certainty: draft.certainty, talkSeconds, afterWorkSeconds, patienceSeconds },
    ...{ chatAtOnce, chatSlower: Number((slower / 100).toPrecision(6)), redialShare, reconnectShare },
    ...{ shrinkage: { leave, training, breaks }, payPencePerHour },
  }
}

/** What is measured of a figure today, where it can be measured at all. */
export function measuredOf(name: InputName, measured: PlanSettingsView['measured']): PlanInput | null {
  if (name === 'talkSeconds' || name === 'afterWorkSeconds' || name === 'patienceSeconds')
    return measured[name]
  return name === 'reconnectShare' ? measured.reconnectShare : null
}
