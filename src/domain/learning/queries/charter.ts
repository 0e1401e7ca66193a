import type { AnswerOf } from '#platform/contract/route.ts'
import type { Tx } from '#platform/database/database.ts'
import { createKept } from '#platform/kept.ts'
import type { KeptFilter, FigureBeside } from '../../measures/contract.ts'
import { figuresOf } from '../../measures/queries/figures.ts'
import { periodOf } from '../../measures/queries/period.ts'
import { getOrganisation } from '../../services/queries.ts'
import type { charterRoutes, CharterLine } from '../contract.charter.ts'
import { keyOf, publishable } from '../rules/charter.ts'
import * as store from '../store/charter.ts'
import type { LineRow } from '../store/charter.ts'

type Published = AnswerOf<typeof charterRoutes.charter>

/** Every line, published or not, with what the service does today. */
export async function listLines(tx: Tx, now: Date): Promise<CharterLine[]> {
  return withFigures(tx, await tx.all(store.lines, false), now)
}

/** The charter as everybody reads it, worked out once a minute at most. */
export type PublishedCharter = {
  read(tx: Tx, now: Date): Promise<Published>
  /** It was written anew. */
  clear(): void
}

const KEPT_MS = 60_000

export function createPublishedCharter(): PublishedCharter {
  const kept = createKept<Published>({ most: 1, forMs: KEPT_MS })
  return {
    read: (tx, now) => kept.get('charter', now, () => readCharter(tx, now)),
    clear: () => kept.clear(),
  }
}

async function readCharter(tx: Tx, now: Date): Promise<Published> {
  const { name } = await getOrganisation(tx)
  const { from, to } = await periodOf(tx, {}, now)
  const lines = await tx.all(store.lines, true)
  return { organisation: name, from, to, items: await withFigures(tx, lines, now) }
}

/** Lines with the same filter are looked up together; all from roll-ups, whatever they are about. */
async function withFigures(tx: Tx, lines: readonly LineRow[], now: Date): Promise<CharterLine[]> {
  const groups = Map.groupBy(lines, ({ filter }) => keyOf(filter))
  const found = new Map<string, FigureBeside | null>()
  for (const [key, group] of groups) {
    const filter: KeptFilter = group[0]?.filter ?? {}
    const { figures } = await figuresOf(tx, filter, [...new Set(group.map(({ measure }) => measure))], now)
    for (const figure of figures) found.set(`${key} ${figure.measure}`, publishable(figure))
  }
  return lines.map((line) => ({
    ...line,
    figure: found.get(`${keyOf(line.filter)} ${line.measure}`) ?? null,
  }))
}
