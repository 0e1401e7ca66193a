import { statement } from '#platform/database/statement.ts'
import type { SecondStepRule } from './contract.account.ts'

export type SecondStepRow = {
  secret: string
  confirmedAt: Date | null
  lastStep: number
  recoverySalt: string | null
}

/** Begins anew what was not confirmed; a second step that is in use stays as it is. */
export const beginSecondStep = statement<{ userId: string }, [userId: string, secret: string, now: Date]>(
  'accounts.beginSecondStep',
  `insert into staff_second_steps (user_id, secret, made_at) values ($1, $2, $3)
   on conflict (user_id) do update set secret = excluded.secret, made_at = excluded.made_at, last_step = 0
     where staff_second_steps.confirmed_at is null
   returning user_id`,
)

export const secondStep = statement<SecondStepRow, [userId: string]>(
  'accounts.secondStep',
  `select secret, confirmed_at, last_step, recovery_salt from staff_second_steps where user_id = $1 for update`,
)

export const secondStepShown = statement<{ since: Date; recoveryLeft: number }, [userId: string]>(
  'accounts.secondStepShown',
  `select s.confirmed_at as since,
     (select count(*) from staff_recovery_codes c where c.user_id = s.user_id and c.used_at is null) as recovery_left
   from staff_second_steps s where s.user_id = $1 and s.confirmed_at is not null`,
)

export const useStep = statement<never, [userId: string, step: number, now: Date]>(
  'accounts.useStep',
  `update staff_second_steps set last_step = $2, confirmed_at = coalesce(confirmed_at, $3) where user_id = $1`,
)

export const removeSecondStep = statement<never, [userId: string]>(
  'accounts.removeSecondStep',
  `delete from staff_second_steps where user_id = $1`,
)

export const recoverySalt = statement<never, [userId: string, salt: string]>(
  'accounts.recoverySalt',
  `update staff_second_steps set recovery_salt = $2 where user_id = $1`,
)
export const forgetRecoveryCodes = statement<never, [userId: string]>(
  'accounts.forgetRecoveryCodes',
  `delete from staff_recovery_codes where user_id = $1`,
)
export const addRecoveryCodes = statement<never, [userId: string, hashes: readonly string[]]>(
  'accounts.addRecoveryCodes',
  `insert into staff_recovery_codes (user_id, hash) select $1, unnest($2::text[])`,
)
export const useRecoveryCode = statement<{ hash: string }, [userId: string, hash: string, now: Date]>(
  'accounts.useRecoveryCode',
  `update staff_recovery_codes set used_at = $3 where user_id = $1 and hash = $2 and used_at is null returning hash`,
)

// ── trusted devices ────────────────────────────────────────────────────────────────────────────────────────────────
export const trustDevice = statement<
  never,
  [id: string, userId: string, fingerprint: string, userAgent: string, now: Date, expiresAt: Date]
>(
  'accounts.trustDevice',
  `insert into staff_trusted_devices (id, user_id, fingerprint, user_agent, trusted_at, seen_at, expires_at)
   values ($1, $2, $3, $4, $5, $5, $6)`,
)
export const seeDevice = statement<{ id: string }, [userId: string, fingerprint: string, now: Date]>(
  'accounts.seeDevice',
  `update staff_trusted_devices d set seen_at = $3
   where d.user_id = $1 and d.fingerprint = $2 and d.expires_at > $3 returning d.id`,
)
export type DeviceRow = { id: string; userAgent: string; trustedAt: Date; seenAt: Date; endsAt: Date }
export const devicesOf = statement<DeviceRow, [userId: string, now: Date]>(
  'accounts.devicesOf',
  `select id, user_agent, trusted_at, seen_at, expires_at as ends_at from staff_trusted_devices
   where user_id = $1 and expires_at > $2 order by seen_at desc, id desc limit 100`,
)
export const forgetDevice = statement<never, [id: string, userId: string]>(
  'accounts.forgetDevice',
  `delete from staff_trusted_devices where id = $1 and user_id = $2`,
)
export const forgetDevices = statement<never, [userId: string]>(
  'accounts.forgetDevices',
  `delete from staff_trusted_devices where user_id = $1`,
)
export const forgetOldDevices = statement<never, [now: Date]>(
  'accounts.forgetOldDevices',
  `delete from staff_trusted_devices where expires_at < $1`,
)

// ── of whom it is asked ────────────────────────────────────────────────────────────────────────────────────────────
export const secondStepRule = statement<{ who: SecondStepRule['who']; from: Date | null }>(
  'accounts.secondStepRule',
  `select second_step as who, second_step_from as "from" from organisations`,
)
/** Who signs in here with neither; a provider holds one within it, but may be left aside. */
export const withoutSecondStep = statement<{ admins: number; everybody: number }>(
  'accounts.withoutSecondStep',
  `select count(*) filter (where 'admin' = any(a.roles)) as admins, count(*) as everybody
   from agents a
   where a.active
     and not exists (select from staff_second_steps s where s.user_id = a.user_id and s.confirmed_at is not null)
     and not exists (select from staff_passkeys p where p.user_id = a.user_id)`,
)
export const ruleSecondStep = statement<never, [who: SecondStepRule['who'], from: Date | null]>(
  'accounts.ruleSecondStep',
  `update organisations set second_step = $1, second_step_from = $2`,
)

// ── what is under way ──────────────────────────────────────────────────────────────────────────────────────────────
export type PendingKind = 'code' | 'set_up' | 'passkey' | 'provider' | 'add_passkey'
export type PendingRow = { id: string; userId: string | null; facts: Record<string, unknown>; tries: number }

export const addPending = statement<
  never,
  [
    id: string,
    fingerprint: string,
    kind: PendingKind,
    userId: string | null,
    facts: string,
    now: Date,
    expiresAt: Date,
  ]
>(
  'accounts.addPending',
  `insert into staff_pending (id, fingerprint, kind, user_id, facts, made_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)
export const pending = statement<PendingRow, [fingerprint: string, kind: PendingKind, now: Date]>(
  'accounts.pending',
  `select id, user_id, facts, tries from staff_pending where fingerprint = $1 and kind = $2 and expires_at > $3`,
)
/** Counts a try. */
export const tryPending = statement<PendingRow, [fingerprint: string, kind: PendingKind, now: Date]>(
  'accounts.tryPending',
  `update staff_pending set tries = tries + 1 where fingerprint = $1 and kind = $2 and expires_at > $3
   returning id, user_id, facts, tries`,
)
/** Ends it: it can be used once. */
export const usePending = statement<PendingRow, [fingerprint: string, kind: PendingKind, now: Date]>(
  'accounts.usePending',
  `delete from staff_pending where fingerprint = $1 and kind = $2 and expires_at > $3
   returning id, user_id, facts, tries`,
)
export const endPending = statement<never, [id: string]>(
  'accounts.endPending',
  `delete from staff_pending where id = $1`,
)
export const endPendingOf = statement<never, [userId: string]>(
  'accounts.endPendingOf',
  `delete from staff_pending where user_id = $1`,
)
export const forgetPending = statement<never, [now: Date]>(
  'accounts.forgetPending',
  `delete from staff_pending where expires_at < $1`,
)

// ── failed tries ───────────────────────────────────────────────────────────────────────────────────────────────────
export type AttemptRow = { key: string; failures: number; lastAt: Date; blockedUntil: Date | null }
export const openAttempts = statement<never, [keys: readonly string[], now: Date]>(
  'accounts.openAttempts',
  `insert into staff_attempts (key, failures, last_at) select unnest($1::text[]), 0, $2 on conflict (key) do nothing`,
)
export const attempts = statement<AttemptRow, [keys: readonly string[]]>(
  'accounts.attempts',
  `select key, failures, last_at, blocked_until from staff_attempts where key = any($1::text[]) order by key for update`,
)
export const countAttempt = statement<
  never,
  [key: string, failures: number, now: Date, blockedUntil: Date | null]
>(
  'accounts.countAttempt',
  `update staff_attempts set failures = $2, last_at = $3, blocked_until = $4 where key = $1`,
)
export const clearAttempts = statement<never, [keys: readonly string[]]>(
  'accounts.clearAttempts',
  `delete from staff_attempts where key = any($1::text[])`,
)
/** One try fewer: it fitted. */
export const forgiveAttempt = statement<never, [key: string]>(
  'accounts.forgiveAttempt',
  `update staff_attempts set failures = greatest(failures - 1, 0), blocked_until = null where key = $1`,
)
export const forgetAttempts = statement<never, [before: Date]>(
  'accounts.forgetAttempts',
  `delete from staff_attempts where last_at < $1`,
)
