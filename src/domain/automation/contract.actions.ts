import { z } from 'zod'
import { Id, Line, Text } from '#platform/contract/values.ts'
import { WaitingOn } from '../cases/contract.ts'
import { Stakes } from '../services/contract.ts'

/** Minutes from midnight: 540 is nine in the morning. */
export const MinuteOfDay = z.number().int().min(0).max(1439)

/** One thing that a macro or a rule does, as the command of the desk that it stands for. */
export const Action = z.discriminatedUnion('do', [
  /** A private note among colleagues. */
  z.object({ do: z.literal('note'), body: Text(4000) }),
  z.object({ do: z.literal('add_tag'), tagId: Id }),
  z.object({ do: z.literal('remove_tag'), tagId: Id }),
  /** A prepared answer is put into the text, for the agent to look at and send. Macros only. */
  z.object({ do: z.literal('propose'), answerId: Id }),
  /** A fixed text that the service tells the client. Rules only. */
  z.object({ do: z.literal('tell'), body: Text(4000) }),
  /** A question to the client, who answers it on their page: what time suits for a call, which number is on the bill. */
  z.object({ do: z.literal('ask_client'), question: Line(500) }),
  z.object({ do: z.literal('set_stakes'), stakes: Stakes }),
  z.object({ do: z.literal('set_service'), serviceId: Id }),
  z.object({ do: z.literal('wait_on'), on: WaitingOn }),
  /** So many days from today, at this time of the organisation's day. */
  z.object({ do: z.literal('snooze'), days: z.number().int().min(1).max(365), minute: MinuteOfDay }),
  z.object({ do: z.literal('follow'), agentId: Id }),
  /** Tells a colleague to look; null: the owner (and whoever covers). */
  z.object({ do: z.literal('notify'), agentId: Id.nullable() }),
])
export type Action = z.infer<typeof Action>
export type ActionKind = Action['do']

/** What nobody may leave to a macro or a rule: asked for, it is refused with the reason (R6, R7, R10). */
export const NEVER_DONE = ['close', 'reopen', 'give', 'take_owner'] as const
export const WantedAction = z.union([Action, z.object({ do: z.enum(NEVER_DONE) })])
export type WantedAction = z.infer<typeof WantedAction>

export const Actions = z.array(WantedAction).min(1).max(10)

/** What came of an action: `same` when it was so already; `left` when it could not be done, with the code of why. */
export const ActionDone = z.object({
  do: z.string(),
  outcome: z.enum(['done', 'same', 'left']),
  why: z.string().nullable(),
})
export type ActionDone = z.infer<typeof ActionDone>
