import type { Tx } from '#platform/database/database.ts'
import type { OwnAccount } from './contract.account.ts'
import { isPasswordFree } from './commands.passwords.ts'
import type { OwnSession, Person } from './commands.sessions.ts'
import { deviceOf, neededFrom } from './rules.sign-in.ts'
import * as passkeys from './store.passkeys.ts'
import * as steps from './store.second-step.ts'
import * as sessions from './store.sessions.ts'

/** With instants as they come from the database; the edge writes them as text. */
type Dated<T> = T extends string
  ? T | Date
  : T extends readonly (infer One)[]
    ? Dated<One>[]
    : T extends object
      ? { [K in keyof T]: Dated<T[K]> }
      : T

/** One’s own account, for its page. */
export async function ownAccount(
  tx: Tx,
  person: Person,
  session: OwnSession,
  now: Date,
): Promise<Dated<OwnAccount>> {
  const { userId, name, email, roles } = person
  return {
    ...{ name, email, password: person.password !== null },
    passwordFree: isPasswordFree(person, session, now),
    secondStep: (await tx.maybe(steps.secondStepShown, userId)) ?? null,
    neededFrom: neededFrom(await tx.one(steps.secondStepRule), roles),
    passkeys: await tx.all(passkeys.passkeysOf, userId),
    sessions: (await tx.all(sessions.sessionsOf, userId, now)).map((one) => shown(one, session.id)),
    devices: (await tx.all(steps.devicesOf, userId, now)).map(({ userAgent, ...rest }) => ({
      ...rest,
      ...deviceOf(userAgent),
    })),
  }
}

function shown(row: sessions.StaffSessionRow, here: string) {
  const { id, userAgent, address, way, secondStep, since, seenAt, endsAt } = row
  return { id, ...deviceOf(userAgent), address, way, secondStep, since, seenAt, endsAt, here: id === here }
}

/** Of whom a second step is asked, and how many have none yet. */
export async function secondStepState(tx: Tx) {
  return { ...(await tx.one(steps.secondStepRule)), without: await tx.one(steps.withoutSecondStep) }
}
