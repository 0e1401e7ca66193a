import type { Database } from '#platform/database/database.ts'
import { statement } from '#platform/database/statement.ts'
import { PERSONAS } from './organisation/people.ts'
import { CLIENT_EMAIL } from './today/personas.ts'

export type ExamplePersona = { readonly agentId: string; readonly name: string; readonly email: string }
/** Those whose links are printed: a client with her open case, and five members of staff. */
export type ExamplePersonas = {
  readonly clientId: string
  readonly clientName: string
  readonly clientCaseId: string
  readonly agent: ExamplePersona
  readonly expert: ExamplePersona
  readonly lead: ExamplePersona
  readonly planner: ExamplePersona
  readonly admin: ExamplePersona
}

const organisation = statement<{ example: boolean }>(
  'example.organisation',
  `select example from organisations`,
)
const staff = statement<ExamplePersona, [emails: readonly string[]]>(
  'example.staff',
  `select id as agent_id, name, email from agents where email = any($1) and active`,
)
const client = statement<{ clientId: string; clientName: string; clientCaseId: string }, [email: string]>(
  'example.client',
  `select c.id as client_id, c.name as client_name, k.id as client_case_id
   from client_identifiers i join clients c on c.id = i.client_id join cases k on k.client_id = c.id
   where i.kind = 'email' and i.value = $1 and c.erased_at is null
   order by (k.state = 'open') desc, k.opened_at desc limit 1`,
)

/** Whether the organisation in this database is the example. False also where none has been set up. */
export async function exampleExists(database: Database): Promise<boolean> {
  const found = await database.read((tx) => tx.maybe(organisation))
  return found?.example ?? false
}

/** The people whose links are printed; undefined when this is not the example, or they are no longer there. */
export async function exampleFor(database: Database): Promise<ExamplePersonas | undefined> {
  return (await exampleExists(database)) ? findExample(database) : undefined
}

/** As `exampleFor`, without asking whose organisation it is. */
export async function findExample(database: Database): Promise<ExamplePersonas | undefined> {
  const { found, who } = await database.read(async (tx) => ({
    found: await tx.all(staff, Object.values(PERSONAS)),
    who: await tx.maybe(client, CLIENT_EMAIL),
  }))
  const person = (part: keyof typeof PERSONAS) => found.find((one) => one.email === PERSONAS[part])
  const [agent, expert, lead] = [person('agent'), person('expert'), person('lead')]
  const [planner, admin] = [person('planner'), person('admin')]
  return who && agent && expert && lead && planner && admin
    ? { ...who, agent, expert, lead, planner, admin }
    : undefined
}
