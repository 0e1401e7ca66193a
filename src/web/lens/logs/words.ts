import type { EventLog } from '#domain/measures/contract.logs.ts'
import type { LensWarning } from '#domain/measures/contract.ts'
import type { LensSay } from '../useLensSay.ts'

export const COLUMNS = ['case', 'activity', 'time', 'resource', 'team'] as const
export type Column = (typeof COLUMNS)[number]

const FOUND = [
  ...(['columns_twice', 'order_assumed', 'order_contradicted', 'zone_assumed', 'time_skipped'] as const),
  ...(['time_twice', 'activity_missing', 'holder_missing', 'team_missing', 'cells_missing'] as const),
  ...(['cells_too_many', 'moment_empty', 'case_unnamed', 'transition_left_out', 'whole_cases'] as const),
  ...(['in_future', 'same_instant', 'clock_back', 'identical_events', 'one_event_cases'] as const),
  ...(['open_cases', 'case_missing', 'time_missing', 'time_unreadable', 'time_out_of_range'] as const),
  ...(['zone_unknown', 'row_broken'] as const),
] as const

/** What was found in a log, in words, with how often and a few examples. */
export function findingWords({ code, facts }: LensWarning, say: LensSay): string {
  const known = FOUND.find((one) => one === code)
  const words = known ? say.t(`logs.finding.${known}`) : say.t('logs.finding.other', { code })
  const counted = say.t('logs.finding', { words, count: say.number(Number(facts['count'] ?? 0)) })
  const examples = String(facts['examples'] ?? '')
  return examples === '' ? counted : `${counted}: ${say.t('logs.finding.examples', { examples })}`
}

/** Which column was taken for something; several that were joined by a plus. */
export function columnWords(mapping: EventLog['mapping'], column: Column, say: LensSay): string {
  const taken = mapping[column]
  if (Array.isArray(taken)) return taken.join(' + ')
  return taken ?? say.t('logs.column.none')
}

const WHY = [
  ...(['column_missing', 'role_unknown', 'zone_unknown', 'empty'] as const),
  ...(['not_xml', 'nothing_usable', 'read_otherwise'] as const),
] as const

/** Why a file cannot be read, in words; undefined where no more is known than the server says. */
export function refusedWords(details: Readonly<Record<string, unknown>>, { t }: LensSay): string | undefined {
  const why = WHY.find((one) => one === details['why'])
  const told = (name: string): string => String(details[name] ?? '')
  return (
    why &&
    t(`logs.why.${why}`, {
      column: told('column'),
      role: told('role'),
      zone: told('zone'),
      message: told('message'),
    })
  )
}

/** Days as people say them. */
export function daysWords(days: number, say: LensSay): string {
  return say.t('logs.day_count', { days: days < 10 ? Math.round(days * 10) / 10 : Math.round(days) })
}
