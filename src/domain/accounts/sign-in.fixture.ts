import { addStaff, makeStaffLink } from './commands.staff.ts'
import type { Role } from './contract.ts'
import { bindAccounts } from './routes.ts'
import { bindOwnAccount } from './routes.account.ts'
import { bindSignIn } from './routes.sign-in.ts'
import { hashPassword } from './passwords.ts'
import { USUAL_LIMITS } from './rules.sign-in.ts'
import type { StaffSettings } from './staff.ts'
import { codeAt, fromBase32, stepAt } from './totp.ts'
import { SETTINGS, STAFF_SECRET, startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'

export const PASSWORD = 'four walls and a teapot'

/** What came back to a browser. */
export type Came = { readonly status: number; readonly body: any } // oxlint-disable-line typescript/no-explicit-any -- answers of every shape, held against the contract by the binder

/** A browser of somebody: keeps its cookies, and comes from one address. */
export type TestBrowser = {
  jar: Map<string, string>
  /** Attributes of the cookies that were last set. */
  set: readonly { name: string; value: string; httpOnly?: boolean; sameSite?: string; path?: string }[]
  get(path: string): Promise<Came>
  post(path: string, body?: object): Promise<Came>
  put(path: string, body: object): Promise<Came>
}

/** Tests try many passwords. */
const CHEAP = { N: 16, r: 1, p: 1 }

let count = 0

/** The routes of staff on a database of their own, and people with browsers. */
export async function startSignIn(given: Partial<StaffSettings> = {}) {
  const signedOut: string[] = []
  const settings: StaffSettings = {
    ...{
      publicUrl: SETTINGS.publicUrl,
      secret: STAFF_SECRET,
      limits: USUAL_LIMITS,
      mails: false,
      cost: CHEAP,
    },
    ...given,
  }
  const own = await startConceptApp((bind, database) => {
    bindAccounts(bind, { settings: { ...SETTINGS, publicUrl: settings.publicUrl } })
    bindSignIn(bind, {
      ...{ database, settings },
      onSignOut: async (_tx, actor) => void signedOut.push(actor.agentId),
    })
    bindOwnAccount(bind, { database, settings })
  })
  return {
    own,
    settings,
    signedOut,
    browser: (from?: string, userAgent?: string) => browser(own, from, userAgent),
    person: (about?: { password?: string; roles?: Role[]; email?: string; name?: string }) =>
      person(own, settings, about),
    /** Kinds of the ledger about somebody, in order, with their facts. */
    async ledger(agentId: string): Promise<[string, object][]> {
      const { rows } = await own.database.pool.query<{ kind: string; facts: object }>(
        'select kind, facts from ledger where agent_id = $1 order by seq',
        [agentId],
      )
      return rows.map(({ kind, facts }) => [kind, facts])
    },
  }
}
export type SignInTest = Awaited<ReturnType<typeof startSignIn>>

function browser(
  own: ConceptApp,
  from = `10.2.${(count += 1) >> 8}.${count & 255}`,
  userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
): TestBrowser {
  const send = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => {
    const cookie = [...one.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await own.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { cookie, 'user-agent': userAgent },
      remoteAddress: from,
      ...(body && { payload: body }),
    })
    one.set = response.cookies
    for (const { name, value, maxAge } of response.cookies) {
      if (maxAge === 0) one.jar.delete(name)
      else one.jar.set(name, encodeURIComponent(value))
    }
    return { status: response.statusCode, body: response.json() }
  }
  const one: TestBrowser = {
    jar: new Map(),
    set: [],
    get: (path) => send('GET', path),
    post: (path, body = {}) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
  }
  return one
}

async function person(
  own: ConceptApp,
  settings: StaffSettings,
  about: { password?: string; roles?: Role[]; email?: string; name?: string } = {},
) {
  const { id: departmentId } = await own.make.department()
  const email = about.email ?? `member${(count += 1)}@example.org`
  const service = { kind: 'service' } as const
  const { password, ...rest } = about
  const input = { name: 'Robin Member', departmentId, ...rest, email }
  const agentId = await own.database.transact((tx) => addStaff(tx, service, input, own.clock.now()))
  if (password !== undefined) {
    await own.database.pool.query(
      `insert into staff_account (id, "accountId", "providerId", "userId", password)
       select $1::uuid::text, user_id, 'credential', user_id, $2 from agents where id = $1::uuid`,
      [agentId, await hashPassword(password, CHEAP)],
    )
  }
  return {
    agentId,
    email,
    /** The token of a one-use link. */
    async link() {
      const made = await own.database.transact((tx) =>
        makeStaffLink(tx, service, agentId, own.clock.now(), settings),
      )
      return new URL(made.url).hash.slice(1)
    },
  }
}

/** The code that an authenticator app shows. */
export const codeOf = (key: string, at: Date) => codeAt(fromBase32(key), stepAt(at))

/** Signs in with the password; the answer. */
export const enter = (at: TestBrowser, email: string, password = PASSWORD) =>
  at.post('/staff/sign-in', { email, password })

/** A person who is signed in, and has a second step. */
export async function withSecondStep(test: SignInTest) {
  const who = await test.person({ password: PASSWORD })
  const at = test.browser()
  await enter(at, who.email)
  const begun = await at.post('/staff/account/second-step')
  const key = String(begun.body.key)
  const code = codeOf(key, test.own.clock.now())
  const { body } = await at.post('/staff/account/second-step/confirm', { code })
  return { ...who, at, key, recoveryCodes: body.recoveryCodes as string[] }
}
