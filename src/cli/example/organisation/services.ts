import type { ChannelShares } from '#core/history/types.ts'
import type { CalendarKey } from './calendars.ts'
import type { DepartmentKey, SkillKey } from './departments.ts'
import { homeServices } from './services.home.ts'
import { townServices } from './services.town.ts'

export type ExampleService = {
  readonly slug: string
  readonly name: string
  readonly purpose: string
  readonly phrases: readonly string[]
  readonly levels: readonly ('self_service' | 'one_stop' | 'expert' | 'relationship')[]
  readonly department: DepartmentKey
  readonly calendar: CalendarKey
  readonly skill: SkillKey
  /** What finishing such a need usually takes to decide, in pounds. */
  readonly authority: number
  readonly momentOfTruth?: true
  readonly terms: readonly { label: string; value: string; pence?: number }[]
  readonly selfService?: { label: string; steps: readonly string[] }
  /**
   * For the past: its share of all contacts, how many are value demand, the usual talk, how often an expert joins and how
   * often the conversation is cut short.
   */
  readonly past: {
    share: number
    valueShare: number
    talkSeconds: number
    expertShare?: number
    cutShortShare?: number
    /** Channels with their shares, where they differ from the council’s. */
    channels?: ChannelShares
  }
}

/** The catalogue of Harbour District Council. */
export const services: readonly ExampleService[] = [...townServices, ...homeServices]
