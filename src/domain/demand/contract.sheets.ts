import { z } from 'zod'
import { Code } from '#platform/contract/event.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line } from '#platform/contract/values.ts'
import { DemandFilter, DemandKind, Share, demandKeepers, demandMarkers, demandRefusals } from './contract.ts'

/** Several people mark the same contacts without seeing each other's marks; then their agreement is shown. */
export const CheckSheet = z.object({
  id: Id,
  name: z.string(),
  contacts: z.number().int(),
  mine: z.number().int(),
  people: z.number().int(),
  madeAt: Instant,
  closedAt: Instant.nullable(),
})
export type CheckSheet = z.infer<typeof CheckSheet>

export const CheckSheetResult = z.object({
  people: z.number().int(),
  bothMarked: z.number().int(),
  agreed: Share,
  /** Cohen 1960; null where it cannot be told (everybody said the same of everything). */
  kappa: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  why: Code.nullable(),
  /** How often one said this and another that. */
  table: z.array(z.object({ first: DemandKind, second: DemandKind, contacts: z.number().int() })),
  /** On what they differed, to be talked about. Marks without names. */
  differed: z.array(z.object({ contactId: Id, need: z.string(), marks: z.array(DemandKind) })),
})
export type CheckSheetResult = z.infer<typeof CheckSheetResult>

const sheetId = z.object({ sheetId: Id })

/** Routes of check sheets. */
export const sheetRoutes = {
  sheets: route({
    id: 'demand.sheets',
    method: 'GET',
    path: '/demand/sheets',
    summary: 'Check sheets',
    audience: demandMarkers,
    response: z.object({ items: z.array(CheckSheet) }),
  }),
  addSheet: route({
    id: 'demand.addSheet',
    method: 'POST',
    path: '/demand/sheets',
    summary: 'Draw a sample of contacts for several people to mark',
    audience: demandKeepers,
    body: z.object({
      name: Line(120),
      contacts: z.number().int().min(10).max(200).default(40),
      filter: DemandFilter.default({}),
    }),
    response: CheckSheet,
    status: 201,
    refusals: [demandRefusals.named_already, demandRefusals.too_few_contacts],
  }),
  sheet: route({
    id: 'demand.sheet',
    method: 'GET',
    path: '/demand/sheets/:sheetId',
    summary: 'The contacts of a check sheet with my own marks; those of others only once it is closed',
    audience: demandMarkers,
    params: sheetId,
    response: z.object({
      sheet: CheckSheet,
      items: z.array(
        z.object({
          contactId: Id,
          need: z.string(),
          service: z.string().nullable(),
          mine: DemandKind.nullable(),
        }),
      ),
      result: CheckSheetResult.nullable(),
    }),
  }),
  markSheet: route({
    id: 'demand.markSheet',
    method: 'PUT',
    path: '/demand/sheets/:sheetId/marks/:contactId',
    summary: 'Mark one contact of a check sheet',
    audience: demandMarkers,
    params: z.object({ sheetId: Id, contactId: Id }),
    body: z.object({ demand: DemandKind }),
    response: Done,
    refusals: [demandRefusals.sheet_closed],
  }),
  closeSheet: route({
    id: 'demand.closeSheet',
    method: 'POST',
    path: '/demand/sheets/:sheetId/close',
    summary: 'Close a check sheet and show how far people agreed',
    audience: demandKeepers,
    params: sheetId,
    response: CheckSheetResult,
    refusals: [demandRefusals.sheet_closed],
  }),
}
