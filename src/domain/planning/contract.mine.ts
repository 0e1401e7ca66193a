import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line } from '#platform/contract/values.ts'
import { AgentName } from '../agents/contract.ts'
import { Day, Weekday, planningRefusals } from './contract.ts'
import { Wish, WishKind } from './contract.people.ts'
import { Shift, Swap } from './contract.rosters.ts'

/** What a person sees of the roster: their own shifts, their wishes and swaps. */
export const MyShifts = z.object({
  shifts: z.array(Shift),
  /** Days for which a roster is published: no shift on one of them is a free day. */
  publishedDays: z.array(Day),
  wishes: z.array(
    Wish.extend({
      /** Null: no roster answered it yet. */
      granted: z.boolean().nullable(),
      reason: z.string().nullable(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    }),
  ),
  swaps: z.array(Swap),
  /** Whether a calendar address exists; its secret is shown once, when it is made. */
  calendarFeed: z.boolean(),
})
export type MyShifts = z.infer<typeof MyShifts>

export const myShiftRoutes = {
  mine: route({
    id: 'planning.mine',
    method: 'GET',
    path: '/planning/mine',
    summary: 'My published shifts, my wishes and what became of them, my swaps',
    audience: ['agent'],
    query: z.object({ from: Day.optional(), days: z.coerce.number().int().min(1).max(90).default(28) }),
    response: MyShifts,
  }),
  colleaguesShifts: route({
    id: 'planning.colleaguesShifts',
    method: 'GET',
    path: '/planning/mine/swappable/:shiftId',
    summary:
      'Whom I could ask to swap this shift, and for which of theirs; only swaps that hold with everybody’s terms',
    audience: ['agent'],
    params: z.object({ shiftId: Id }),
    response: z.object({
      takers: z.array(AgentName),
      shifts: z.array(Shift),
    }),
  }),
  wish: route({
    id: 'planning.wish',
    method: 'POST',
    path: '/planning/wishes',
    summary: 'Make a wish for a day or for every such weekday',
    audience: ['agent'],
    body: z.object({
      kind: WishKind,
      day: Day.nullable().default(null),
      weekday: Weekday.nullable().default(null),
      weight: z.number().int().min(1).max(3).default(2),
      note: Line(200).nullable().default(null),
    }),
    response: Wish,
    status: 201,
    refusals: [planningRefusals.not_possible_together],
  }),
  withdrawWish: route({
    id: 'planning.withdrawWish',
    method: 'DELETE',
    path: '/planning/wishes/:wishId',
    summary: 'Withdraw a wish of mine',
    audience: ['agent'],
    params: z.object({ wishId: Id }),
    response: Done,
  }),
  askSwap: route({
    id: 'planning.askSwap',
    method: 'POST',
    path: '/planning/swaps',
    summary: 'Ask a colleague to take a shift of mine, or to swap it for one of theirs',
    audience: ['agent'],
    body: z.object({
      shiftId: Id,
      /** One of the colleague’s shifts; null: they take mine over. */
      forShiftId: Id.nullable().default(null),
      askedOf: Id,
      note: Line(200).nullable().default(null),
    }),
    response: Swap,
    status: 201,
    refusals: [planningRefusals.breaks_terms, planningRefusals.swap_ended, planningRefusals.shift_taken],
  }),
  answerSwap: route({
    id: 'planning.answerSwap',
    method: 'POST',
    path: '/planning/swaps/:swapId/answer',
    summary: 'Agree to a swap or decline it; agreed, the shifts change hands at once',
    audience: ['agent'],
    params: z.object({ swapId: Id }),
    body: z.object({ agree: z.boolean() }),
    response: Swap,
    refusals: [planningRefusals.swap_ended, planningRefusals.breaks_terms, planningRefusals.shift_taken],
  }),
  withdrawSwap: route({
    id: 'planning.withdrawSwap',
    method: 'DELETE',
    path: '/planning/swaps/:swapId',
    summary: 'Withdraw a swap that I asked for',
    audience: ['agent'],
    params: z.object({ swapId: Id }),
    response: Done,
    refusals: [planningRefusals.swap_ended],
  }),
  makeFeed: route({
    id: 'planning.makeFeed',
    method: 'POST',
    path: '/planning/mine/calendar',
    summary: 'Get an address from which any calendar can read my shifts (iCalendar); an earlier address ends',
    audience: ['agent'],
    response: z.object({ url: z.string(), madeAt: Instant }),
    status: 201,
  }),
  feed: route({
    id: 'planning.calendar',
    method: 'GET',
    path: '/planning/calendar/:token',
    summary: 'A person’s shifts as iCalendar (RFC 5545), by the secret in the address',
    audience: ['public'],
    params: z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}\.ics$/) }),
    response: z.any(),
    raw: true,
  }),
}
