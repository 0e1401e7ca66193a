import { z } from 'zod'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line } from '#platform/contract/values.ts'
import { Day, DayMinute, PlanWarning, planners, planningRefusals, readers } from './contract.ts'

/** Where demand is read from: `ledger` is the organisation's own contacts, anything else an imported series. */
export const SeriesChoice = z.union([z.literal('ledger'), Id]).default('ledger')
/** Lengths of an interval, minutes. */
export const IntervalMinutes = z.union([z.literal(5), z.literal(15), z.literal(30), z.literal(60)])
/** In an address: by what forecast and need are shown. */
export const By = z.enum(['5', '15', '30', '60', 'day', 'week', 'month'])
export type By = z.infer<typeof By>
export const DemandKind = z.enum(['value', 'failure', 'cannot_tell'])

/** A series as it lies in the store. `id` is null for the organisation's own contacts. */
export const DemandSeriesInfo = z.object({
  id: Id.nullable(),
  name: z.string(),
  zone: z.string(),
  intervalMinutes: IntervalMinutes,
  opensMinute: DayMinute,
  closesMinute: DayMinute,
  firstDay: Day.nullable(),
  lastDay: Day.nullable(),
  /** Days with counts. */
  observedDays: z.number().int(),
  /** Days between first and last on which nothing is known though the service was open: absent, not zero. */
  missingDays: z.array(Day),
  contacts: z.number().int(),
  warnings: z.array(PlanWarning),
  madeAt: Instant.nullable(),
})
export type DemandSeriesInfo = z.infer<typeof DemandSeriesInfo>

export const SpecialDay = z.object({ day: Day, name: Line(80), closed: z.boolean() })

/** A file of up to 8 MB: some three years of five-minute rows. */
const CsvText = z.string().min(1).max(8_000_000)

/** What an import would take: told before anything is kept. */
export const ImportReport = z.object({
  /** Null for a trial. */
  series: DemandSeriesInfo.nullable(),
  rows: z.number().int(),
  columns: z.object({ when: z.string(), time: z.string().nullable(), count: z.string().nullable() }),
  zone: z.string(),
  intervalMinutes: IntervalMinutes,
  observedDays: z.number().int(),
  missingDays: z.array(Day),
  contacts: z.number().int(),
  warnings: z.array(PlanWarning),
})

export const demandRoutes = {
  series: route({
    id: 'planning.series',
    method: 'GET',
    path: '/planning/series',
    summary: 'Where demand can be forecast from: the organisation’s own contacts first, then imported series',
    audience: readers,
    response: z.object({ items: z.array(DemandSeriesInfo) }),
  }),
  importSeries: route({
    id: 'planning.importSeries',
    method: 'POST',
    path: '/planning/series',
    summary:
      'Import a series from CSV: columns for day (and time) and count, or one row a contact with its instant. `trial` only tells what would be taken',
    audience: planners,
    body: z.object({
      name: Line(80),
      csv: CsvText,
      /** IANA zone of the times in the file; the organisation’s when left out. */
      zone: z.string().max(60).optional(),
      intervalMinutes: IntervalMinutes.optional(),
      columns: z
        .object({ when: z.string().max(100), time: z.string().max(100), count: z.string().max(100) })
        .partial()
        .default({}),
      trial: z.boolean().default(false),
    }),
    response: ImportReport,
    status: 201,
    mostBytes: 9_000_000,
    refusals: [planningRefusals.series_unreadable, planningRefusals.name_taken],
  }),
  removeSeries: route({
    id: 'planning.removeSeries',
    method: 'DELETE',
    path: '/planning/series/:seriesId',
    summary: 'Remove an imported series',
    audience: planners,
    params: z.object({ seriesId: Id }),
    response: Done,
  }),
  specialDays: route({
    id: 'planning.specialDays',
    method: 'GET',
    path: '/planning/special-days',
    summary: 'Days that are not like others, past and to come',
    audience: readers,
    response: z.object({ items: z.array(SpecialDay) }),
  }),
  setSpecialDays: route({
    id: 'planning.setSpecialDays',
    method: 'PUT',
    path: '/planning/special-days',
    summary: 'Replace the list of special days',
    audience: planners,
    body: z.object({ items: z.array(SpecialDay).max(1000) }),
    response: z.object({ items: z.array(SpecialDay) }),
  }),
}
