import { statement } from '#platform/database/statement.ts'
import { KEPT } from '#platform/files/store.ts'
import type { Kept } from '#platform/files/store.ts'

export type PaperRow = Kept & { id: string; name: string }
type Whose = [clientIds: readonly string[], caseIds: readonly string[], contactIds: readonly string[]]
const OF = `(client_id = any($1::uuid[]) or case_id = any($2::uuid[]) or contact_id = any($3::uuid[]))`

/** Papers one by one, so that no more than one stands in memory as the archive goes out. */
export const paperIds = statement<{ id: string }, Whose>(
  'retention.paperIds',
  `select id from papers where ${OF} order by at, id`,
)
/** One paper of each place that its bytes may lie in. */
export const onePaperEach = statement<{ id: string }, Whose>(
  'retention.onePaperEach',
  `select distinct on (place_id) id from papers where place_id is not null and ${OF} order by place_id, at, id`,
)
export const paper = statement<PaperRow, [id: string]>(
  'retention.paper',
  `select id, name, ${KEPT} from papers where id = $1`,
)
export const organisation = statement<{ name: string; zone: string; locale: string }>(
  'retention.organisation',
  `select name, zone, locale from organisations`,
)
