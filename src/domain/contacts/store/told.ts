import { statement } from '#platform/database/statement.ts'

/** Marks contacts as told that nobody able is here; gives those that had not been told before. */
export const nobodyTold = statement<{ contactId: string }, [ids: readonly string[], at: Date]>(
  'contacts.nobodyTold',
  `update contacts set nobody_told_at = $2 where id = any($1::uuid[]) and nobody_told_at is null returning id as contact_id`,
)
