import type pg from 'pg'
import type { Person } from '../faults/person.ts'
import { at, tenth } from './spread.ts'

type Page = { readonly page: string; readonly limit: number; readonly path: () => string }

const some = <T>(all: readonly T[]): T => {
  const one = all[Math.floor(Math.random() * all.length)]
  if (one === undefined) throw new Error('The database is empty')
  return one
}

async function column(client: pg.Client, sql: string): Promise<string[]> {
  const { rows } = await client.query<{ one: string }>(sql)
  return rows.map(({ one }) => one)
}

async function pagesOf(client: pg.Client): Promise<Page[]> {
  const clients = await column(client, 'select id as one from clients order by random() limit 500')
  const cases = await column(client, 'select id as one from cases order by random() limit 500')
  const services = await column(client, 'select id as one from services')
  const names = await column(client, 'select name as one from clients order by random() limit 500')
  const references = await column(client, 'select reference as one from cases order by random() limit 500')
  const phones = await column(
    client,
    `select shown as one from client_identifiers where kind = 'phone' order by random() limit 500`,
  )
  const words = await column(client, 'select need as one from cases order by random() limit 500')
  const typed = (text: string) => encodeURIComponent(text)
  return [
    { page: 'cases: mine', limit: 50, path: () => '/cases?whose=mine' },
    { page: 'cases: all by next due', limit: 50, path: () => '/cases?whose=all' },
    { page: 'cases: all, latest change', limit: 50, path: () => '/cases?whose=all&sort=changed' },
    { page: 'cases: closed', limit: 50, path: () => '/cases?whose=all&state=closed&sort=changed' },
    { page: 'cases: waiting on client', limit: 50, path: () => '/cases?whose=all&waitingOn=client' },
    { page: 'cases: of a service', limit: 50, path: () => `/cases?whose=all&serviceId=${some(services)}` },
    { page: 'case', limit: 50, path: () => `/cases/${some(cases)}` },
    { page: 'person', limit: 50, path: () => `/clients/${some(clients)}` },
    { page: 'person: timeline', limit: 50, path: () => `/clients/${some(clients)}/timeline` },
    { page: 'what happens now', limit: 50, path: () => '/now' },
    { page: 'people: by phone', limit: 50, path: () => `/clients?q=${typed(some(phones))}` },
    { page: 'people: by name', limit: 50, path: () => `/clients?q=${typed(some(names))}` },
    {
      page: 'people: a name begun',
      limit: 50,
      path: () => `/clients?q=${typed(some(names).slice(0, 6))}`,
    },
    { page: 'cases: by reference', limit: 50, path: () => `/cases?whose=all&q=${typed(some(references))}` },
    {
      page: 'cases: by two words',
      limit: 50,
      path: () => `/cases?whose=all&q=${typed(some(words).split(' ').slice(0, 2).join(' '))}`,
    },
    {
      page: 'search: everything, two words',
      limit: 50,
      path: () => `/search?q=${typed(some(words).split(' ').slice(0, 2).join(' '))}`,
    },
  ]
}

/** Milliseconds from the request until the whole answer is there, each page asked `rounds` times about something else. */
export async function timePages(client: pg.Client, person: Person, rounds: number) {
  const rows: object[] = []
  for (const { page, limit, path } of await pagesOf(client)) {
    const times: number[] = []
    let bad = 0
    for (let round = -3; round < rounds; round += 1) {
      const began = performance.now()
      const answer = await person.send('GET', path())
      if (answer?.status !== 200) bad += 1
      if (round >= 0) times.push(performance.now() - began)
    }
    rows.push({
      page,
      'p50 ms': tenth(at(times, 0.5)),
      'p95 ms': tenth(at(times, 0.95)),
      'limit p95 ms': limit,
      ...(bad > 0 && { refused: bad }),
    })
  }
  return rows
}
