import { newId } from '#platform/ids.ts'
import type { Service } from './service.ts'

/** A cause, two subjects and a check sheet with these contacts on it, as they lie in the tables. */
export async function knownDemand(
  service: Service,
  agentId: string,
  contactIds: readonly string[],
): Promise<Record<string, string>> {
  const now = service.clock.now()
  const [causeId, subjectId, intoId, sheetId] = [newId(now), newId(now), newId(now), newId(now)]
  const { pool } = service.app.database
  await pool.query(
    `insert into causes (id, name, made_by, made_at) values ($1, 'Nobody called back', $2, $3)`,
    [...[causeId, agentId, now]],
  )
  for (const [id, name] of [
    [subjectId, 'Kitchens'],
    [intoId, 'Roofs'],
  ])
    await pool.query('insert into subjects (id, name, made_by, made_at) values ($1, $2, $3, $4)', [
      ...[id, name, agentId, now],
    ])
  await pool.query(`insert into check_sheets (id, name, made_by, made_at) values ($1, 'March', $2, $3)`, [
    ...[sheetId, agentId, now],
  ])
  for (const [place, id] of contactIds.entries())
    await pool.query('insert into check_sheet_contacts (sheet_id, contact_id, place) values ($1, $2, $3)', [
      ...[sheetId, id, place],
    ])
  return { causeId, subjectId, intoId, sheetId }
}
