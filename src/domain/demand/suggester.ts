/** What a contact seems to be about, from the client's words: a model in memory that is renewed without a stop. */
import { classifierFrom } from '#core/text/classify/classifier.ts'
import type { Classifier } from '#core/text/classify/classifier.ts'
import { correct } from '#core/text/classify/correct.ts'
import { unpackModel } from '#core/text/classify/pack.ts'
import type { Tx } from '#platform/database/database.ts'
import { DemandKind } from './contract.ts'
import * as store from './store/models.ts'
import type { ModelInfo, NewMarkRow } from './store/models.ts'

/** A kind, or honestly none with the reason: too_few_examples, no_words, none_of_these. */
export type Suggested =
  | { readonly kind: DemandKind; readonly share: number; readonly why: null }
  | {
      readonly kind: null
      readonly share: null
      readonly why: 'too_few_examples' | 'no_words' | 'none_of_these'
    }

export type Suggester = {
  /** What these words seem to be. */
  suggest(tx: Tx, text: string, now: Date): Promise<Suggested>
  /** Learns from one mark at once, in this process; others hear of it when they next look. */
  learn(mark: Pick<NewMarkRow, 'contactId' | 'version' | 'text' | 'label'>): void
  /** Looks for a newer model when asked next. */
  forget(): void
}

type Held = {
  readonly info: ModelInfo
  classifier: Classifier
  /** Marks learnt since the model was made, as `contact:version`. */
  readonly learnt: Set<string>
  /** Up to when marks have been looked at. */
  upTo: Date
}

/** So often a newer model and the marks of other processes are looked for. */
const LOOK_MS = 30_000
/** Marks that came late into the table are not missed for so long. */
const LATE_MS = 60_000
const MOST_MARKS = 500

export function createSuggester(): Suggester {
  let held: Held | undefined
  let lookedAt: number | undefined
  let looking: Promise<void> | undefined

  const look = async (tx: Tx, now: Date): Promise<void> => {
    lookedAt = now.getTime()
    const newest = await tx.maybe(store.newestModel)
    const next = newest && newest.id === held?.info.id ? held : await load(tx, newest)
    if (next) await catchUp(tx, next)
    held = next
  }
  const isDue = (now: Date) => lookedAt === undefined || Math.abs(now.getTime() - lookedAt) >= LOOK_MS
  return {
    async suggest(tx, text, now) {
      if (isDue(now)) {
        looking = look(tx, now).finally(() => (looking = undefined))
        await looking
      }
      // While somebody else reads a newer model the old one goes on; only the very first is waited for.
      if (!held) await looking
      return held ? ask(held.classifier, text) : NO_MODEL
    },
    learn(mark) {
      if (held) learnThese(held, [mark])
    },
    forget() {
      lookedAt = undefined
    },
  }
}

async function load(tx: Tx, newest: ModelInfo | undefined): Promise<Held | undefined> {
  const kept = newest && (await tx.maybe(store.modelBytes, newest.id))
  const unpacked = kept && unpackModel(kept.model)
  if (!newest || !unpacked?.ok) return undefined
  const { model } = unpacked
  return { info: newest, classifier: classifierFrom(model), learnt: new Set(), upTo: newest.madeAt }
}

/** Marks of people since the model was made, of whatever process. */
async function catchUp(tx: Tx, held: Held): Promise<void> {
  const since = new Date(Math.max(held.info.madeAt.getTime(), held.upTo.getTime() - LATE_MS))
  const marks = await tx.all(store.marksSince, since, MOST_MARKS)
  learnThese(held, marks)
  held.upTo = marks.at(-1)?.at ?? held.upTo
}

type Said = Parameters<Suggester['learn']>[0]

/** A mark moves the model just as far as it asks for; what it answers so already leaves it as it is. */
function learnThese(held: Held, marks: readonly Said[]): void {
  const fresh = marks.filter((one) => one.text !== '' && !held.learnt.has(keyOf(one)))
  if (fresh.length === 0) return
  for (const one of fresh) held.learnt.add(keyOf(one))
  held.classifier = classifierFrom(correct(held.classifier.model, fresh).model)
}

const keyOf = ({ contactId, version }: Said) => `${contactId}:${version}`

const NO_MODEL = { kind: null, share: null, why: 'too_few_examples' } as const

function ask(classifier: Classifier, text: string): Suggested {
  const { label, why, choices } = classifier.classify(text, 1)
  const kind = DemandKind.safeParse(label)
  if (kind.success) return { kind: kind.data, share: choices[0]?.share ?? 0, why: null }
  return { kind: null, share: null, why: why === 'nothing_said' ? 'no_words' : 'none_of_these' }
}
