/** The words of routing: who is there, who waits, and what is decided. Times are epoch milliseconds. */

/** How a contact reaches the organisation. */
export type Channel = 'chat' | 'phone' | 'visit' | 'letter' | 'email' | 'web_voice' | 'sms' | 'form'

export type Presence = 'available' | 'busy' | 'break' | 'away' | 'offline'

/** How well somebody can do a thing: 3 is best. */
export type SkillLevel = 1 | 2 | 3

export type AgentState = {
  readonly agentId: string
  readonly presence: Presence
  /** Since when nothing has been given to this agent. */
  readonly idleSince: number
  /** Skill id → level. */
  readonly skills: ReadonlyMap<string, SkillLevel>
  readonly authorityPence: number
  readonly languages: readonly string[]
  readonly channels: ReadonlySet<Channel>
  /** Contacts this agent has now, by channel, offers included. */
  readonly load: Readonly<Partial<Record<Channel, number>>>
  /** How many at once, by channel; `DEFAULT_CAPACITY` where it is silent. */
  readonly capacity: Readonly<Partial<Record<Channel, number>>>
  /** In a spoken conversation that is not in `load`, such as one they were brought into. */
  readonly hasLiveVoice: boolean
}

export type WaitingContact = {
  readonly contactId: string
  readonly channel: Channel
  readonly waitingSince: number
  readonly serviceId: string | null
  /** The skill the need asks for; null while it is unknown: then any available agent can begin. */
  readonly skillId: string | null
  /** What a decision on this need may be worth; 0 when none is foreseen. */
  readonly authorityPence: number
  readonly language: string | null
  /** True when the client cannot be understood in another language. */
  readonly languageRequired: boolean
  readonly stakes: 'ordinary' | 'moment_of_truth'
  readonly ownerId: string | null
  readonly coverId: string | null
  /** Until when the client agreed to wait for the owner; null when not asked or not agreed. */
  readonly ownerPatienceUntil: number | null
  /** Agents whose offer of this contact expired or who declined it. */
  readonly passedOver: ReadonlySet<string>
}

/** Why it was decided so, as data: a screen says it in words. */
export type Reason =
  | { readonly code: 'owner'; readonly ownerId: string }
  | { readonly code: 'cover_for'; readonly ownerId: string }
  | { readonly code: 'owner_away'; readonly ownerId: string }
  | { readonly code: 'owner_occupied'; readonly ownerId: string }
  | { readonly code: 'owner_passed'; readonly ownerId: string }
  | { readonly code: 'skill'; readonly skillId: string; readonly level: SkillLevel }
  | { readonly code: 'need_not_known_yet' }
  | { readonly code: 'authority'; readonly pence: number }
  | { readonly code: 'language'; readonly language: string }
  | { readonly code: 'best_at_moments_of_truth'; readonly level: SkillLevel }
  | { readonly code: 'longest_idle'; readonly seconds: number }
  | { readonly code: 'others_passed'; readonly count: number }
  | { readonly code: 'round_started_again'; readonly count: number }
  | { readonly code: 'able_but_occupied'; readonly count: number }
  | { readonly code: 'able_on_break'; readonly count: number }
  | { readonly code: 'nobody_present'; readonly channel: Channel }
  | { readonly code: 'nobody_with_skill'; readonly skillId: string }
  | { readonly code: 'nobody_with_authority'; readonly pence: number }
  | { readonly code: 'nobody_speaks'; readonly language: string }

export type Decision =
  | { readonly kind: 'offer'; readonly agentId: string; readonly reasons: readonly Reason[] }
  | {
      readonly kind: 'wait'
      readonly for: 'owner' | 'capacity'
      /** Decide again at this moment at the latest: the owner's patience ends. */
      readonly until?: number
      readonly reasons: readonly Reason[]
    }
  /** Nobody who could finish this is here: the client is told so. */
  | { readonly kind: 'nobody'; readonly reasons: readonly Reason[] }

export type Assignment = { readonly contactId: string; readonly decision: Decision }
