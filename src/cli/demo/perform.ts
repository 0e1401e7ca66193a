import { chanceFrom } from '#core/chance.ts'
import type { Database } from '#platform/database/database.ts'
import { statement } from '#platform/database/statement.ts'
import { openCrew } from '../crew.ts'
import { ABSENCE, MAIL, PERSONAS, people } from '../example/organisation/people.ts'
import { CommandProblem } from '../frame.ts'
import { lookUp, takeOffer } from './agents.ts'
import { clientsArrive } from './clients.ts'
import type { DemoEvent, Play } from './play.ts'

export type DemoPlan = {
  readonly url: string
  readonly database: Database
  readonly seed: string
  readonly minutes: number
  readonly speed: number
  readonly agents: number
  readonly clientsPerMinute: number
  /** Ends it early. */
  readonly signal: AbortSignal
  readonly tell: (event: DemoEvent) => void
}

/** The most that is waited for conversations to come to an end after the last client has arrived. */
const LAST_WORDS_MS = 90_000

/** Lets clients arrive and agents help for so many minutes, then brings everything to an end. */
export async function perform(plan: DemoPlan): Promise<void> {
  const closing = AbortSignal.any([plan.signal, AbortSignal.timeout(plan.minutes * 60_000)])
  const { url, speed, tell } = plan
  const play: Play = { url, chance: chanceFrom(plan.seed), speed, closing, tell, slugs: new Map() }
  const crew = await openCrew(plan.database, url, await chooseAgents(plan.database, plan.agents))
  try {
    const known = await lookUp(crew)
    crew.work(
      (member, offer) => takeOffer(play, known, member, offer),
      (error) => tell({ kind: 'fault', who: 'the demo', words: (error as Error).message }),
    )
    await Promise.race([clientsArrive(play, plan.clientsPerMinute), lastWords(closing)])
    if (!(await crew.settle(LAST_WORDS_MS)))
      tell({ kind: 'fault', who: 'the demo', words: 'some conversations did not come to an end' })
  } finally {
    await crew.leave()
  }
}

/** Ends so long after the closing; a client that hangs must not keep the demo. */
function lastWords(closing: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    const end = () => setTimeout(settle, LAST_WORDS_MS).unref()
    if (closing.aborted) end()
    else closing.addEventListener('abort', end, { once: true })
  })
}

const agentsBy = statement<{ agentId: string; name: string; email: string }, [emails: readonly string[]]>(
  'demo.agents',
  `select id as agent_id, name, email from agents where email = any($1) and active`,
)

/** Agents of the example from every department in turn, but for those whom people sign in as, and who is away. */
async function chooseAgents(database: Database, count: number): Promise<{ agentId: string; name: string }[]> {
  const taken: readonly string[] = [...Object.values(PERSONAS), ABSENCE.away]
  const free = people
    .filter((person) => Object.keys(person.skills).length > 0)
    .map((person) => ({ email: `${person.mail}@${MAIL}`, department: person.department }))
    .filter((person) => !taken.includes(person.email))
  const inTurn = free
    .map((person, index) => ({
      ...person,
      turn: free.slice(0, index).filter((one) => one.department === person.department).length,
    }))
    // Half of those who help sit in front, where most needs are met.
    .map((person) => ({ ...person, turn: person.department === 'contact' ? person.turn / 3 : person.turn }))
    .toSorted((a, b) => a.turn - b.turn)
    .slice(0, count)
  const found = await database.read((tx) =>
    tx.all(
      agentsBy,
      inTurn.map((person) => person.email),
    ),
  )
  if (found.length === 0) throw new CommandProblem('None of the agents of the example work here any more.')
  return found
}
