import { statement } from '#platform/database/statement.ts'
import type { IdentifierKind } from '../clients/contract.ts'
import type { Role } from './contract.ts'

// ── who asks ───────────────────────────────────────────────────────────────────────────────────────────────────────
export type AgentRow = {
  id: string
  name: string
  departmentId: string
  authorityPence: number
  roles: Role[]
  seesAll: boolean
}
/** With what moves the session’s end on; an end that is null stays where it is. */
export type SignedInRow = AgentRow & { seenAt: Date; endsAt: Date | null }

/** The active agent of a session that has neither ended nor been revoked. One statement for each request. */
export const agentOfSession = statement<SignedInRow, [token: string, now: Date]>(
  'accounts.agentOfSession',
  `select a.id, a.name, a.department_id, a.authority_pence, a.roles, a.sees_all,
     s."seenAt" as seen_at, s."endsAt" as ends_at
   from staff_session s join agents a on a.user_id = s."userId"
   where s.token = $1 and s."expiresAt" > $2 and a.active`,
)

export type SessionRow = { id: string; clientId: string | null; proved: boolean; seenAt: Date }

export const clientSession = statement<SessionRow, [fingerprint: string, now: Date]>(
  'accounts.clientSession',
  `select v.id, opens_page_of(v) as client_id, v.proved_at is not null as proved, v.seen_at from client_sessions v
   where v.fingerprint = $1 and v.ended_at is null and v.expires_at > $2`,
)

export const touchSession = statement<never, [id: string, now: Date, expiresAt: Date]>(
  'accounts.touchSession',
  `update client_sessions set seen_at = $2, expires_at = $3 where id = $1 and ended_at is null`,
)

// ── clients' sessions ──────────────────────────────────────────────────────────────────────────────────────────────
/** Which of these keys, visits and sessions of staff (by token) let in now; of a visit also whose page it opens. */
export const passesThatHold = statement<
  { id: string; opens: string | null },
  [keys: readonly string[], visits: readonly string[], tokens: readonly string[], now: Date]
>(
  'accounts.passesThatHold',
  `select k.id::text as id, null::uuid as opens from api_keys k join agents a on a.id = k.agent_id and a.active
   where k.id = any($1::uuid[]) and k.revoked_at is null and (k.expires_at is null or k.expires_at > $4)
   union all select v.id::text, opens_page_of(v) from client_sessions v
   where v.id = any($2::uuid[]) and v.ended_at is null and v.expires_at > $4
   union all select s.token, null from staff_session s join agents a on a.user_id = s."userId" and a.active
   where s.token = any($3::text[]) and s."expiresAt" > $4`,
)

export const addSession = statement<
  never,
  [
    id: string,
    fingerprint: string,
    clientId: string | null,
    linkId: string | null,
    now: Date,
    expiresAt: Date,
  ]
>(
  'accounts.addSession',
  `insert into client_sessions (id, fingerprint, client_id, link_id, created_at, seen_at, expires_at, proved_at)
   values ($1, $2, $3::uuid, $4, $5::timestamptz, $5, $6, case when $3::uuid is not null then $5::timestamptz end)`,
)

// The secret changes when a visitor becomes known, so that a cookie planted beforehand opens nothing.
export const proveSession = statement<
  { id: string },
  [id: string, fingerprint: string, clientId: string, linkId: string | null, now: Date, expiresAt: Date]
>(
  'accounts.proveSession',
  `update client_sessions set fingerprint = $2, client_id = $3::uuid, link_id = $4, seen_at = $5::timestamptz,
     expires_at = $6, proved_at = $5::timestamptz
   where id = $1 and ended_at is null and (client_id is null or client_id = $3::uuid) returning id`,
)

/** Joins a visit to the person it has just introduced. One that was joined to somebody whose page it opens no more goes on. */
export const introduceSession = statement<{ id: string }, [sessionId: string, clientId: string]>(
  'accounts.introduceSession',
  `update client_sessions s set client_id = $2::uuid
   where s.id = $1::uuid and s.ended_at is null and s.proved_at is null
     and (s.client_id is null or s.client_id = $2::uuid or opens_page_of(s) is null)
     and not exists (select from client_sessions o where o.client_id = $2::uuid and o.id <> $1::uuid)
     and not exists (select from contacts t where t.client_id = $2::uuid and t.session_id is distinct from $1::uuid)
     and not exists (select from cases k where k.client_id = $2::uuid and not exists (
       select from contacts t where t.case_id = k.id and t.session_id = $1::uuid))
     and not exists (select from client_facts f where f.client_id = $2::uuid and f.source <> 'client')
     and not exists (select from papers p where p.client_id = $2::uuid and p.session_id is distinct from $1::uuid)
   returning s.id`,
)

export const endSession = statement<never, [id: string, now: Date]>(
  'accounts.endSession',
  `update client_sessions set ended_at = $2 where id = $1 and ended_at is null`,
)

export const clientName = statement<{ name: string | null }, [clientId: string]>(
  'accounts.clientName',
  `select name from clients where id = $1`,
)

export const clientThere = statement<{ id: string }, [clientId: string, caseId: string | null]>(
  'accounts.clientThere',
  `select c.id from clients c where c.id = $1::uuid and c.erased_at is null
     and ($2::uuid is null or exists (select from cases k where k.id = $2::uuid and k.client_id = c.id))`,
)

/** Whether whoever asks sees every case and contact of a client. */
export const seesAllOf = statement<{ all: boolean }, [clientId: string]>(
  'accounts.seesAllOf',
  `select (select count(*) from cases where client_id = $1) + (select count(*) from contacts where client_id = $1)
     = extent_of($1) as all`,
)

// ── links ──────────────────────────────────────────────────────────────────────────────────────────────────────────
export type LinkRow = {
  id: string
  clientId: string
  caseId: string | null
  createdAt: Date
  expiresAt: Date
  openedAt: Date | null
  revokedAt: Date | null
}

const LINK = `id, client_id, case_id, created_at, expires_at, opened_at, revoked_at`

export const addLink = statement<
  LinkRow,
  [id: string, clientId: string, caseId: string | null, madeBy: string | null, now: Date, expiresAt: Date]
>(
  'accounts.addLink',
  `insert into client_links (id, client_id, case_id, made_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)
   returning ${LINK}`,
)

export const openLink = statement<LinkRow, [id: string, now: Date]>(
  'accounts.openLink',
  `update client_links l set opened_at = coalesce(opened_at, $2)
   where id = $1 and revoked_at is null and expires_at > $2
     and exists (select from clients c where c.id = l.client_id and c.erased_at is null)
   returning ${LINK}`,
)

export const listLinks = statement<LinkRow, [clientId: string]>(
  'accounts.listLinks',
  `select ${LINK} from client_links where client_id = $1 order by created_at desc, id desc limit 200`,
)

export const revokeLink = statement<LinkRow, [id: string, now: Date]>(
  'accounts.revokeLink',
  `update client_links set revoked_at = $2 where id = $1 and revoked_at is null returning ${LINK}`,
)

export const linkThere = statement<{ id: string }, [id: string]>(
  'accounts.linkThere',
  `select id from client_links where id = $1`,
)

export const endSessionsOfLink = statement<never, [linkId: string, now: Date]>(
  'accounts.endSessionsOfLink',
  `update client_sessions set ended_at = $2 where link_id = $1 and ended_at is null`,
)

// ── one-time codes ─────────────────────────────────────────────────────────────────────────────────────────────────
export const clientsWith = statement<{ clientId: string }, [kind: IdentifierKind, value: string]>(
  'accounts.clientsWith',
  `select i.client_id from client_identifiers i join clients c on c.id = i.client_id and c.erased_at is null
   where i.kind = $1 and i.value = $2 limit 2`,
)

export const addCode = statement<
  never,
  [id: string, clientId: string, fingerprint: string, now: Date, expiresAt: Date]
>(
  'accounts.addCode',
  `insert into client_codes (id, client_id, fingerprint, created_at, expires_at) values ($1, $2, $3, $4, $5)`,
)

/** Counts a try at the newest code of a client, if it can still be tried. */
export const tryCode = statement<
  { id: string; fingerprint: string },
  [clientId: string, now: Date, mostTries: number]
>(
  'accounts.tryCode',
  `update client_codes set tries = tries + 1
   where id = (select id from client_codes where client_id = $1 order by created_at desc, id desc limit 1)
     and used_at is null and expires_at > $2 and tries < $3
   returning id, fingerprint`,
)

export const useCode = statement<never, [id: string, now: Date]>(
  'accounts.useCode',
  `update client_codes set used_at = $2 where id = $1`,
)

// ── staff ──────────────────────────────────────────────────────────────────────────────────────────────────────────
export type StaffRow = {
  id: string
  name: string
  email: string
  departmentId: string
  department: string
  title: string
  roles: Role[]
  authorityPence: number
  settings: Record<string, unknown>
  active: boolean
}

const STAFF = `select a.id, a.name, a.email, a.department_id, d.name as department, a.title, a.roles, a.authority_pence,
    a.settings, a.active
  from agents a join departments d on d.id = a.department_id`

export const staff = statement<StaffRow, [agentId: string]>('accounts.staff', `${STAFF} where a.id = $1`)
export const staffByEmail = statement<StaffRow, [email: string]>(
  'accounts.staffByEmail',
  `${STAFF} where lower(a.email) = $1`,
)
export const listStaff = statement<StaffRow>('accounts.listStaff', `${STAFF} order by a.name, a.id`)

export const departmentThere = statement<{ id: string }, [departmentId: string]>(
  'accounts.departmentThere',
  `select id from departments where id = $1`,
)

export const addUser = statement<{ id: string }, [id: string, name: string, email: string, now: Date]>(
  'accounts.addUser',
  `insert into staff_user (id, name, email, "emailVerified", "createdAt", "updatedAt") values ($1, $2, $3, true, $4, $4)
   on conflict (email) do nothing returning id`,
)

export const addPassword = statement<never, [id: string, userId: string, hash: string, now: Date]>(
  'accounts.addPassword',
  `insert into staff_account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
   values ($1, $2, 'credential', $2, $3, $4, $4)`,
)

export const addAgent = statement<
  { id: string },
  [
    id: string,
    userId: string,
    name: string,
    email: string,
    departmentId: string,
    title: string,
    roles: readonly Role[],
    authorityPence: number,
    now: Date,
  ]
>(
  'accounts.addAgent',
  `insert into agents (id, user_id, name, email, department_id, title, roles, authority_pence, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (email) do nothing returning id`,
)

/** An agent that came with the example or an import has no account yet: it gets one. */
export const linkUser = statement<never, [agentId: string, userId: string]>(
  'accounts.linkUser',
  `update agents set user_id = $2 where id = $1 and user_id is null`,
)

export const userOfAgent = statement<
  { userId: string | null; email: string; name: string },
  [agentId: string]
>(
  'accounts.userOfAgent',
  `select user_id, email, name from agents where id = $1 and active for no key update`,
)

export const addStaffLink = statement<
  never,
  [id: string, identifier: string, value: string, now: Date, expiresAt: Date]
>(
  'accounts.addStaffLink',
  `insert into staff_verification (id, identifier, value, "createdAt", "updatedAt", "expiresAt")
   values ($1, $2, $3, $4, $4, $5)`,
)
