import { statement } from '#platform/database/statement.ts'
import type { SecondStep, Way } from './contract.sign-in.ts'
import type { Role } from './contract.ts'

// ── who it is ──────────────────────────────────────────────────────────────────────────────────────────────────────
export type PersonRow = {
  userId: string
  agentId: string
  name: string
  email: string
  roles: Role[]
  password: string | null
}

const PERSON = `select u.id as user_id, a.id as agent_id, a.name, u.email, a.roles,
    (select p.password from staff_account p where p."userId" = u.id and p."providerId" = 'credential') as password
  from staff_user u join agents a on a.user_id = u.id and a.active`

export const personByEmail = statement<PersonRow, [email: string]>(
  'accounts.personByEmail',
  `${PERSON} where u.email = $1`,
)
export const personByUser = statement<PersonRow, [userId: string]>(
  'accounts.personByUser',
  `${PERSON} where u.id = $1`,
)

export const organisationName = statement<{ name: string }>(
  'accounts.organisationName',
  `select name from organisations`,
)

// ── sessions ───────────────────────────────────────────────────────────────────────────────────────────────────────
export const addStaffSession = statement<
  never,
  [
    id: string,
    token: string,
    userId: string,
    now: Date,
    expiresAt: Date,
    endsAt: Date,
    address: string,
    userAgent: string,
    way: Way,
    secondStep: SecondStep,
  ]
>(
  'accounts.addStaffSession',
  `insert into staff_session (id, token, "userId", "createdAt", "updatedAt", "seenAt", "confirmedAt", "expiresAt",
     "endsAt", "ipAddress", "userAgent", way, "secondStep")
   values ($1, $2, $3, $4, $4, $4, $4, $5, $6, $7, $8, $9, $10)`,
)

export const touchStaffSession = statement<never, [token: string, now: Date, expiresAt: Date]>(
  'accounts.touchStaffSession',
  `update staff_session set "seenAt" = $2, "updatedAt" = $2, "expiresAt" = $3 where token = $1`,
)

export type StaffSessionRow = {
  id: string
  userId: string
  since: Date
  seenAt: Date
  confirmedAt: Date
  endsAt: Date
  address: string | null
  userAgent: string | null
  way: Way
  secondStep: SecondStep
}

const SESSION = `select id, "userId" as user_id, "createdAt" as since, "seenAt" as seen_at, "confirmedAt" as confirmed_at,
    coalesce("endsAt", "expiresAt") as ends_at, "ipAddress" as address, "userAgent" as user_agent, way,
    "secondStep" as second_step
  from staff_session`

export const sessionByToken = statement<StaffSessionRow, [token: string, now: Date]>(
  'accounts.sessionByToken',
  `${SESSION} where token = $1 and "expiresAt" > $2`,
)

export const sessionsOf = statement<StaffSessionRow, [userId: string, now: Date]>(
  'accounts.sessionsOf',
  // One that ends within seconds is what a renewed one was called before.
  `${SESSION} where "userId" = $1 and "expiresAt" > $2::timestamptz + interval '15 seconds'
   order by "seenAt" desc, id desc limit 100`,
)

/** The session goes on under another secret. */
export const confirmSession = statement<never, [id: string, token: string, now: Date]>(
  'accounts.confirmSession',
  `update staff_session set token = $2, "confirmedAt" = $3 where id = $1`,
)

/** What is under way with the secret from before may end: a session of its own for a moment, which guards nothing. */
export const outliveSession = statement<never, [id: string, newId: string, token: string, endsAt: Date]>(
  'accounts.outliveSession',
  `insert into staff_session (id, token, "userId", "createdAt", "updatedAt", "seenAt", "confirmedAt", "expiresAt",
     "endsAt", "ipAddress", "userAgent", way, "secondStep")
   select $2, $3, "userId", "createdAt", "updatedAt", "seenAt", 'epoch'::timestamptz, $4, $4, "ipAddress", "userAgent", way, "secondStep"
   from staff_session where id = $1`,
)

export const endSessionByToken = statement<never, [token: string]>(
  'accounts.endSessionByToken',
  `delete from staff_session where token = $1`,
)

export const endStaffSession = statement<never, [id: string, userId: string]>(
  'accounts.endStaffSession',
  `delete from staff_session where id = $1 and "userId" = $2`,
)

/** All sessions of a person, but one. */
export const endStaffSessions = statement<never, [userId: string, but: string | null]>(
  'accounts.endStaffSessions',
  `delete from staff_session where "userId" = $1 and id is distinct from $2`,
)

export const forgetEndedSessions = statement<never, [now: Date]>(
  'accounts.forgetEndedSessions',
  `delete from staff_session where "expiresAt" < $1`,
)

// ── passwords ──────────────────────────────────────────────────────────────────────────────────────────────────────
export const changeHash = statement<never, [userId: string, hash: string, now: Date]>(
  'accounts.changeHash',
  `update staff_account set password = $2, "updatedAt" = $3 where "userId" = $1 and "providerId" = 'credential'`,
)

export const removePassword = statement<never, [userId: string]>(
  'accounts.removePassword',
  `delete from staff_account where "userId" = $1 and "providerId" = 'credential'`,
)

// ── one-use links ──────────────────────────────────────────────────────────────────────────────────────────────────
/** Uses a link up, whoever asks; what is left says for whom it was and until when. */
export const useStaffLink = statement<{ value: string; expiresAt: Date }, [identifier: string]>(
  'accounts.useStaffLink',
  `delete from staff_verification where identifier = $1 returning value, "expiresAt" as expires_at`,
)

export const forgetStaffLinks = statement<never, [now: Date]>(
  'accounts.forgetStaffLinks',
  `delete from staff_verification where "expiresAt" < $1`,
)

/** Links of one person that were made and not used. */
export const endStaffLinks = statement<never, [email: string]>(
  'accounts.endStaffLinks',
  `delete from staff_verification where identifier like 'magic-link:%' and value::jsonb ->> 'email' = $1`,
)

// ── the provider ───────────────────────────────────────────────────────────────────────────────────────────────────
export const subjectOf = statement<{ accountId: string }, [userId: string, provider: string]>(
  'accounts.subjectOf',
  `select "accountId" as account_id from staff_account where "userId" = $1 and "providerId" = $2`,
)
export const personOfSubject = statement<PersonRow, [provider: string, subject: string]>(
  'accounts.personOfSubject',
  `${PERSON} join staff_account o on o."userId" = u.id where o."providerId" = $1 and o."accountId" = $2`,
)
export const addSubject = statement<
  never,
  [id: string, userId: string, provider: string, subject: string, now: Date]
>(
  'accounts.addSubject',
  `insert into staff_account (id, "accountId", "providerId", "userId", "createdAt", "updatedAt")
   values ($1, $4, $3, $2, $5, $5)`,
)
export const forgetSubjects = statement<never, [userId: string]>(
  'accounts.forgetSubjects',
  `delete from staff_account where "userId" = $1 and "providerId" <> 'credential'`,
)

/** The account of an agent, also of one who has left. */
export const accountOfAgent = statement<{ userId: string; email: string }, [agentId: string]>(
  'accounts.accountOfAgent',
  `select u.id as user_id, u.email from agents a join staff_user u on u.id = a.user_id where a.id = $1`,
)
