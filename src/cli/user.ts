import { z } from 'zod'
import { resetSignIn } from '#domain/accounts/commands.resets.ts'
import { addStaff, makeStaffLink } from '#domain/accounts/commands.staff.ts'
import { Role } from '#domain/accounts/contract.ts'
import { listStaff, staffByEmail } from '#domain/accounts/queries.ts'
import { systemClock } from '#platform/clock.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { type Database, openDatabase } from '#platform/database/database.ts'
import { withDatabase } from './data.ts'
import { type Call, type Command, CommandProblem } from './frame.ts'

const service = { kind: 'service' } as const

/** `answerable user`: people who work here. */
export const user: Command = {
  name: 'user',
  summary: 'List people, add one, make a sign-in link, reset how somebody signs in',
  usage: 'list | add | link <e-mail> | reset <e-mail>',
  help: `
  answerable user list
  answerable user add --name "Ada Marsh" --email ada@example.org --department Housing --role lead --role agent
  answerable user link ada@example.org
  answerable user reset ada@example.org

Who is added signs in by the link that is printed: it works once, within an hour.
reset takes second step, passkeys and the connection to a provider away, after a lost phone for example, ends every
session, and prints a link. The password stays.`,
  options: {
    name: { type: 'string' },
    email: { type: 'string' },
    department: { type: 'string' },
    title: { type: 'string' },
    role: { type: 'string', multiple: true },
    authority: { type: 'string' },
  },
  meaning: {
    name: 'their name, as clients see it',
    email: 'their e-mail address, which is also how they are known when signing in',
    department: 'the department they belong to, by name',
    title: 'what they do, e.g. "Housing adviser"',
    role: `${Role.options.join(', ')}; may be given more than once (agent)`,
    authority: 'how much they may decide to spend without asking, in whole pounds (0)',
  },
  run: async (call) => {
    const action = actions[call.words[0] ?? '']
    if (!action) throw new CommandProblem('Say what to do: list, add, link or reset.', 2)
    const config = readConfig(process.env)
    await withDatabase(config, call, async (url) => {
      const database = openDatabase(url, 2)
      try {
        await action(database, call, config)
      } finally {
        await database.close()
      }
    })
  },
}

const actions: Record<string, (database: Database, call: Call, config: Config) => Promise<void>> = {
  list: async (database, call) => {
    const people = await database.read((tx) => listStaff(tx))
    const lines = people.map(({ name, email, roles }) => `${name} <${email}>  ${roles.join(', ')}`)
    call.answer(people, lines.join('\n') || 'Nobody yet. Add somebody: answerable user add --help')
  },
  add: async (database, call, config) => {
    const input = readPerson(call)
    const departmentId = await findDepartment(database, input.department)
    const { department: _department, authority, ...person } = input
    const now = systemClock.now()
    const made = await database.transact(async (tx) => {
      const agentId = await addStaff(
        tx,
        service,
        { ...person, departmentId, authorityPence: authority * 100 },
        now,
      )
      return {
        agentId,
        ...(await makeStaffLink(tx, service, agentId, now, { publicUrl: publicUrl(config) })),
      }
    })
    call.answer(made, `${person.name} has been added. Sign in once, within an hour:\n${made.url}`)
  },
  reset: async (database, call, config) => {
    const found = await named(database, call)
    const [now, settings] = [systemClock.now(), { publicUrl: publicUrl(config) }]
    const link = await database.transact(async (tx) => {
      const mails = config.smtpUrl !== undefined
      await resetSignIn(tx, service, found.id, ['second_step', 'passkeys', 'provider'], now, { mails })
      return makeStaffLink(tx, service, found.id, now, settings)
    })
    call.answer(
      link,
      `${found.name} signs in anew, once, until ${link.expiresAt.toISOString()}:\n${link.url}`,
    )
  },
  link: async (database, call, config) => {
    const found = await named(database, call)
    const settings = { publicUrl: publicUrl(config) }
    const link = await database.transact((tx) =>
      makeStaffLink(tx, service, found.id, systemClock.now(), settings),
    )
    call.answer(link, `Sign in as ${found.name}, once, until ${link.expiresAt.toISOString()}:\n${link.url}`)
  },
}

async function named(database: Database, call: Call) {
  const email = call.words[1] ?? (typeof call.options.email === 'string' ? call.options.email : '')
  const found = await database.read((tx) => staffByEmail(tx, email.toLowerCase()))
  if (found) return found
  throw new CommandProblem(`Nobody here has the e-mail address "${email}". See: answerable user list`)
}

const personSchema = z.object({
  name: z.string({ error: '--name is missing' }).trim().min(1, '--name is empty'),
  email: z.email({ error: '--email is missing or not an address' }),
  department: z.string({ error: '--department is missing' }),
  title: z.string().optional(),
  role: z.array(Role, { error: `--role may be ${Role.options.join(', ')}` }).default(['agent']),
  authority: z.coerce
    .number({ error: '--authority has to be a number of pounds' })
    .int()
    .nonnegative()
    .default(0),
})

type Person = {
  name: string
  email: string
  department: string
  title?: string
  roles: Role[]
  authority: number
}

function readPerson(call: Call): Person {
  const read = personSchema.safeParse({ ...call.options })
  if (!read.success) throw new CommandProblem(read.error.issues.map((issue) => issue.message).join('\n'), 2)
  const { role, title, ...rest } = read.data
  return { ...rest, roles: role, ...(title && { title }) }
}

async function findDepartment(database: Database, name: string): Promise<string> {
  const { rows } = await database.pool.query<{ id: string; name: string }>(
    'SELECT id, name FROM departments ORDER BY name',
  )
  const found = rows.find((row) => row.name.toLowerCase() === name.toLowerCase())
  if (found) return found.id
  throw new CommandProblem(
    `There is no department "${name}". There are: ${rows.map((row) => row.name).join(', ') || 'none yet'}`,
  )
}

function publicUrl({ publicUrl: given, host, port }: Config): string {
  return given ?? `http://${['0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}`
}
