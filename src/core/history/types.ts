/** What the generator of an organisation's past is told, and what it gives back. */
import type { Channel } from '#core/routing/types.ts'
import type { OpeningHours, Weekday } from '#core/calendars/hours.ts'

export type HistoryService = {
  readonly id: string
  /** Share of all contacts; only the proportions count. */
  readonly share: number
  /** Of its fresh contacts, how many are value demand, 0 to 1; of the rest most are failure demand. */
  readonly valueShare: number
  readonly meanTalkSeconds: number
  /** Channels with their shares; the organisation's mix when left out. */
  readonly channels?: ChannelShares
  /** How many needs an expert is brought in for, 0 to 1. */
  readonly expertShare?: number
  /** How many conversations are cut short, 0 to 1: most of these clients are back within days. None when left out. */
  readonly cutShortShare?: number
}

/** From one day on, up to another where that is given (both local dates, both included), one service goes otherwise. */
export type HistoryChange = {
  readonly serviceId: string
  readonly from: string
  readonly until?: string
  /** Of its fresh contacts, how many are value demand from then on. */
  readonly valueShare?: number
  /** How many of its usual fresh contacts come, 0 to 1. */
  readonly volume?: number
}

export type ChannelShares = Readonly<Partial<Record<Channel, number>>>

export type HistoryPlan = {
  readonly seed: string | number
  readonly days: number
  /** IANA zone of the organisation. */
  readonly zone: string
  /** The last day generated, local date `2026-03-31`. */
  readonly endDate: string
  readonly services: readonly HistoryService[]
  /** From this date one service brings more failure demand: its volume grows by this share (0.5: half as much again). */
  readonly fault?: {
    readonly serviceId: string
    readonly startsOn: string
    readonly extraShare: number
    /** From this date on it brings less than at first. */
    readonly eases?: { readonly startsOn: string; readonly extraShare: number }
  }
  /** What went otherwise for a while or for good; nothing when left out. */
  readonly changes?: readonly HistoryChange[]
  /** Weights of the 24 local hours; a council's day with a morning peak when left out. */
  readonly dailyProfile?: readonly number[]
  /** Weights of the weekdays, 1 an ordinary day; Mondays busiest when left out. */
  readonly weeklyProfile?: Readonly<Partial<Record<Weekday, number>>>
  /** When live channels are open. Written channels arrive at any hour. */
  readonly hours: OpeningHours
  /** Mean contacts on a day of weight 1; 250 when left out. */
  readonly contactsPerDay?: number
  /** Coefficient of variation of the day effect; 0.08 when left out, as measured at a bank. */
  readonly dayVariation?: number
  /** People answering live channels at once; enough for an ordinary Monday's busiest hour when left out. */
  readonly people?: number
  /** Mean patience on live channels, seconds; 300 when left out. */
  readonly meanPatienceSeconds?: number
  readonly channels?: ChannelShares
}

export type HistoricContact = {
  /** 1, 2, 3 … in order of arrival over the whole history. */
  readonly number: number
  /** Local date of arrival. */
  readonly date: string
  /** Epoch milliseconds. */
  readonly arrivedAt: number
  readonly serviceId: string
  readonly channel: Channel
  readonly demand: 'value' | 'failure' | 'cannot_tell'
  /** From arrival until somebody answered, or until the client gave up. */
  readonly waitSeconds: number
  /** How long the client would have waited; Infinity for written contacts. */
  readonly patienceSeconds: number
  /** 0 when abandoned. */
  readonly talkSeconds: number
  /** How many seconds of the talk with an expert brought in; 0 for none. */
  readonly expertSeconds: number
  readonly ending: 'met' | 'with_commitment' | 'abandoned'
  /** The conversation ended before the client had been helped. */
  readonly cutShort: boolean
  /** The number of the earlier contact about the same need, or null when the need is new. */
  readonly repeatOf: number | null
  /** Whether this comes of the fault. */
  readonly fromFault: boolean
}
