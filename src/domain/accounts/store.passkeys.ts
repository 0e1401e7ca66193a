import { statement } from '#platform/database/statement.ts'

export type PasskeyRow = {
  id: string
  name: string
  synced: boolean
  addedAt: Date
  usedAt: Date | null
}
const SHOWN = `id, name, synced, added_at, used_at`

export const passkeysOf = statement<PasskeyRow, [userId: string]>(
  'accounts.passkeysOf',
  `select ${SHOWN} from staff_passkeys where user_id = $1 order by added_at, id`,
)

export type CredentialRow = {
  id: string
  userId: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
}
export const credential = statement<CredentialRow, [credentialId: string]>(
  'accounts.credential',
  `select id, user_id, credential_id, public_key, counter, transports from staff_passkeys where credential_id = $1
   for update`,
)
export const credentialsOf = statement<{ credentialId: string; transports: string[] }, [userId: string]>(
  'accounts.credentialsOf',
  `select credential_id, transports from staff_passkeys where user_id = $1`,
)

export const addPasskey = statement<
  PasskeyRow,
  [
    id: string,
    userId: string,
    credentialId: string,
    publicKey: Buffer,
    counter: number,
    transports: readonly string[],
    synced: boolean,
    name: string,
    now: Date,
  ]
>(
  'accounts.addPasskey',
  `insert into staff_passkeys (id, user_id, credential_id, public_key, counter, transports, synced, name, added_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (credential_id) do nothing returning ${SHOWN}`,
)
export const usePasskey = statement<never, [id: string, counter: number, now: Date]>(
  'accounts.usePasskey',
  `update staff_passkeys set counter = $2, used_at = $3 where id = $1`,
)
export const renamePasskey = statement<never, [id: string, userId: string, name: string]>(
  'accounts.renamePasskey',
  `update staff_passkeys set name = $3 where id = $1 and user_id = $2`,
)
export const removePasskey = statement<never, [id: string, userId: string]>(
  'accounts.removePasskey',
  `delete from staff_passkeys where id = $1 and user_id = $2`,
)
export const removePasskeys = statement<never, [userId: string]>(
  'accounts.removePasskeys',
  `delete from staff_passkeys where user_id = $1`,
)
