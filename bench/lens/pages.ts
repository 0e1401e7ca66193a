/** What each page of the lens asks for, as its screen does. */
import type { Database } from '#platform/database/database.ts'

export type Question = { readonly page: string; readonly question: string; readonly path: string }

const dayBefore = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Every question with its address below the API; two years where a page may show so much, else what it shows at first. */
export async function pages(database: Database): Promise<Question[]> {
  const one = async (sql: string): Promise<string | undefined> =>
    (await database.pool.query<{ id: string }>(sql)).rows[0]?.id
  const service = await one(
    `select service_id as id from measured_contacts where service_id is not null group by 1 order by count(*) desc limit 1`,
  )
  const kase = await one(`select case_id as id from measured_needs where contacts >= 3 limit 1`)
  const pattern = await one(`select id from patterns limit 1`)
  const years = `from=${dayBefore(728)}`
  const quarter = `from=${dayBefore(90)}`
  const all: (Question | undefined)[] = [
    { page: 'Now', question: 'who waits, who is free', path: '/now' },
    { page: 'Demand', question: 'demand, 28 days', path: '/demand' },
    { page: 'Demand', question: 'demand, two years', path: `/demand?${years}` },
    { page: 'Figures', question: 'every figure, 28 days', path: '/measures/figures' },
    { page: 'Figures', question: 'every figure, two years', path: `/measures/figures?${years}` },
    {
      page: 'Figures',
      question: 'failure demand by service, two years',
      path: `/measures/split?measure=failure_share&by=service&${years}`,
    },
    {
      page: 'Figures',
      question: 'contacts by hour, two years',
      path: `/measures/split?measure=contacts&by=hour&${years}`,
    },
    {
      page: 'Figures',
      question: 'rows of failure demand, two years',
      path: `/measures/rows?measure=failure_share&${years}`,
    },
    {
      page: 'Capability',
      question: 'failure demand by day, two years',
      path: `/measures/capability?measure=failure_share&${years}`,
    },
    {
      page: 'Capability',
      question: 'contacts per need by week, one service',
      path: `/measures/capability?measure=contacts_per_need&step=week&${years}&serviceId=${service}`,
    },
    {
      page: 'Capability',
      question: 'how waits are spread, two years',
      path: `/measures/spread?measure=wait&${years}`,
    },
    {
      page: 'Capability',
      question: 'how end to end is spread, two years',
      path: `/measures/spread?measure=end_to_end&${years}`,
    },
    { page: 'Flow', question: 'flow, 28 days', path: '/measures/flow' },
    { page: 'Flow', question: 'flow, two years', path: `/measures/flow?${years}` },
    { page: 'Busy doing what', question: 'where capacity goes, two years', path: `/measures/busy?${years}` },
    { page: 'Standards', question: 'standards of departments, a quarter', path: `/standards?${quarter}` },
    { page: 'Standards', question: 'missed, a quarter', path: `/standards/misses?state=missed&${quarter}` },
    { page: 'Standards', question: 'at risk', path: '/standards/misses?state=at_risk' },
    { page: 'Standards', question: 'call-outs', path: '/call-outs' },
    { page: 'Patterns', question: 'patterns', path: '/patterns' },
    pattern ? { page: 'Patterns', question: 'one pattern', path: `/patterns/${pattern}` } : undefined,
    { page: 'Patterns', question: 'experiments', path: '/experiments' },
    { page: 'Cost', question: 'cost by cause, two years', path: `/measures/cost?${years}` },
    { page: 'Cost', question: 'controls', path: '/measures/controls' },
    { page: 'Journeys', question: 'journeys, latest', path: '/measures/journeys' },
    {
      page: 'Journeys',
      question: 'journeys with most contacts, two years',
      path: `/measures/journeys?most=contacts&${years}`,
    },
    {
      page: 'Journeys',
      question: 'one by chance, two years',
      path: `/measures/journeys/random?seed=a&${years}`,
    },
    kase ? { page: 'Journeys', question: 'one journey', path: `/measures/journeys/${kase}` } : undefined,
    { page: 'Charter', question: 'charter', path: '/charter' },
    { page: 'Daily pack', question: 'packs', path: '/packs' },
    { page: 'Notices', question: 'notices', path: '/notices' },
  ]
  return all.filter((question) => question !== undefined)
}
