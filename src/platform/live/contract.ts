import { z } from 'zod'
import { route } from '../contract/route.ts'
import { Done, Id } from '../contract/values.ts'

/**
 * One thing that happened, as a browser is told: ids only. The browser reads again what it shows, through the API, so
 * that no permission can leak. Sent as Server-Sent Events named `happened`; the event id resumes without gaps
 * (`Last-Event-ID`), and an event may come twice.
 */
export const Happened = z.object({
  kind: z.string(),
  contactId: Id.nullable(),
  caseId: Id.nullable(),
  clientId: Id.nullable(),
  agentId: Id.nullable(),
  actorId: Id.nullable(),
})
export type Happened = z.infer<typeof Happened>

/** Passing signs, SSE event `whisper`: somebody writes, or looks at the same page. Kept nowhere. */
export const Whispered = z.object({
  kind: z.enum(['typing', 'looking']),
  place: z.string(),
  who: z.enum(['client', 'agent']),
  agentId: Id.nullable(),
  name: z.string().nullable(),
})
export type Whispered = z.infer<typeof Whispered>

export const liveRoutes = {
  desk: route({
    id: 'live.desk',
    method: 'GET',
    path: '/live',
    summary:
      'Server-Sent Events for staff: what happens, as ids; `hello` first, `beat` each quarter of a minute, `happened`, `whisper`, `refetch` when a gap cannot be filled',
    audience: ['agent'],
    response: z.unknown(),
    raw: true,
  }),
  client: route({
    id: 'live.client',
    method: 'GET',
    path: '/portal/live',
    summary: 'Server-Sent Events for a client: only what concerns them',
    audience: ['client'],
    response: z.unknown(),
    raw: true,
  }),
  looking: route({
    id: 'live.looking',
    method: 'POST',
    path: '/live/looking',
    summary:
      'I am looking at this page (`case:<id>`, `contact:<id>`, `client:<id>`): colleagues there see me',
    audience: ['agent'],
    body: z.object({
      place: z.string().regex(/^(case|contact|client):[0-9a-f-]{36}$/),
      writing: z.boolean().default(false),
    }),
    response: Done,
    perMinute: 240,
  }),
}
