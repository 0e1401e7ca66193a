import type { Story } from '#domain/cases/contract.ts'
import { ProblemError } from '../../client.ts'
import { keepDraft, readDraft } from '../../drafts.ts'

export type StoryField = keyof Story
export type Saving = 'still' | 'typing' | 'saving' | 'saved' | 'failed'
/** A field that somebody else changed while it was being written here. */
export type Clash = { readonly field: StoryField; readonly theirs: string }
export type Given = { readonly caseId: string; readonly story: Story; readonly version: number }
/** What is so now: how far the writing is kept, which field somebody else changed, and what was refused for good. */
export type Told = { readonly saving: Saving; readonly clash?: Clash; readonly problem?: ProblemError }

/** The fields that somebody wrote in and that are not saved. */
export type Mine = Partial<Record<StoryField, string>>
export type Ways = {
  /** Sends these fields against the version given. */
  readonly send: (body: Mine, given: Given) => Promise<{ story: Story; version: number }>
  /** Reads the case again; what is new comes by `take`. */
  readonly readAgain: () => Promise<void>
  readonly tell: (told: Told) => void
}

export const SAVE_AFTER_MS = 700
/** Pauses before another try, in milliseconds; the last one holds from then on. */
const AGAIN_AFTER_MS = [1_000, 2_000, 4_000, 8_000]
const STALE_AGAIN_AFTER_MS = 50

const fieldsOf = (mine: Mine) => Object.keys(mine) as StoryField[]

/** A lost connection, a fault of ours, "too many" and an ended session pass; any other refusal stays as it is. */
function isFinal(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.status < 500 && ![401, 429].includes(error.status)
}

/**
 * What this person has written in a story and the service has not confirmed. It is kept in this browser until then, and sent
 * only where nobody else has changed the same field since it was first touched here (R8, R9).
 */
export class Keeper {
  mine: Mine = {}
  /** The fields of `mine` as they read when they were first touched. */
  base: Mine = {}
  given: Given
  timer: ReturnType<typeof setTimeout> | undefined
  busy = false
  left = true
  tries = 0
  readonly ways: Ways

  constructor(given: Given, ways: Ways) {
    this.given = given
    this.ways = ways
    this.findAgain()
  }

  /** The case as it was read last: it never goes back behind what is known. */
  take(given: Given): void {
    if (given.version > this.given.version) this.given = given
  }

  /** Somebody looks at the story; what was left unsent is sent now. */
  enter(): void {
    this.left = false
    this.tell({ saving: this.isAllSaved() ? 'still' : 'typing' })
    void this.save()
  }

  /** Nobody looks any more: one last try, then it waits as a draft. */
  leave(): void {
    void this.save()
    this.left = true
    clearTimeout(this.timer)
  }

  write(field: StoryField, text: string): void {
    this.base[field] ??= this.given.story[field]
    this.mine = { ...this.mine, [field]: text }
    this.keep()
    this.tries = 0
    const clash = this.clash()
    this.tell({ saving: 'typing', ...(clash && { clash }) })
    this.later(SAVE_AFTER_MS)
  }

  /** Two people may write the story at once: only the same field is a clash. */
  clash(): Clash | undefined {
    const field = fieldsOf(this.mine).find((one) => {
      const theirs = this.given.story[one]
      return theirs !== this.base[one] && theirs !== this.mine[one]
    })
    return field && { field, theirs: this.given.story[field] }
  }

  async save(): Promise<void> {
    clearTimeout(this.timer)
    const sent = this.sendable()
    if (this.busy || fieldsOf(sent).length === 0) return
    const clash = this.clash()
    if (clash) return this.tell({ saving: 'failed', clash })
    this.busy = true
    this.tell({ saving: 'saving' })
    const after = await this.ways.send(sent, this.given).then(
      (kept) => () => this.kept(sent, kept),
      (error: unknown) => () => this.refused(error),
    )
    this.busy = false
    await after()
  }

  async kept(sent: Mine, kept: { story: Story; version: number }): Promise<void> {
    this.tries = 0
    this.given = { ...this.given, ...kept }
    for (const field of fieldsOf(sent)) {
      if (this.mine[field] !== sent[field]) this.base[field] = kept.story[field]
      else this.forget(field)
    }
    this.keep()
    if (this.isAllSaved()) this.tell({ saving: 'saved' })
    // What was written meanwhile goes on its way at once, also when nobody looks any more.
    else void this.save()
    await this.ways.readAgain()
  }

  async refused(error: unknown): Promise<void> {
    const stale = error instanceof ProblemError && error.code === 'stale_version'
    if (!stale && isFinal(error)) return this.tell({ saving: 'failed', problem: error })
    this.tell({ saving: 'failed' })
    if (stale) await this.ways.readAgain()
    // Somebody may have changed something else of the case: then what is written here still fits.
    this.later(stale && this.tries === 0 ? STALE_AGAIN_AFTER_MS : this.pause())
    this.tries += 1
  }

  settle(clash: Clash, keepMine: boolean): void {
    if (keepMine) this.base[clash.field] = clash.theirs
    else this.forget(clash.field)
    this.keep()
    this.tell({ saving: this.isAllSaved() ? 'still' : 'typing' })
    this.later(0)
  }

  /** What cannot be saved is given up by whoever wrote it. */
  discard(): void {
    for (const field of fieldsOf(this.mine)) this.forget(field)
    this.keep()
    this.tell({ saving: 'still' })
  }

  /** A case always has a need: an empty one waits for its words. */
  sendable(): Mine {
    const { need, ...others } = this.mine
    return need?.trim() ? { ...others, need } : others
  }

  isAllSaved(): boolean {
    return fieldsOf(this.mine).length === 0
  }

  forget(field: StoryField): void {
    const { [field]: _, ...rest } = this.mine
    this.mine = rest
    delete this.base[field]
  }

  tell(told: Told): void {
    if (!this.left) this.ways.tell(told)
  }

  later(pauseMs: number): void {
    clearTimeout(this.timer)
    if (!this.left) this.timer = setTimeout(() => void this.save(), pauseMs)
  }

  pause(): number {
    return AGAIN_AFTER_MS[Math.min(this.tries, AGAIN_AFTER_MS.length - 1)] ?? SAVE_AFTER_MS
  }

  keep(): void {
    const { mine, base } = this
    keepDraft(this.place(), this.isAllSaved() ? '' : JSON.stringify({ mine, base }))
  }

  findAgain(): void {
    try {
      const found = JSON.parse(readDraft(this.place()) || '{}') as { mine?: Mine; base?: Mine }
      this.mine = found.mine ?? {}
      this.base = found.base ?? {}
    } catch {
      // What cannot be read is no draft of ours.
    }
    for (const field of fieldsOf(this.mine)) {
      if (this.mine[field] === this.given.story[field]) this.forget(field)
    }
  }

  place(): string {
    return `story:${this.given.caseId}`
  }
}
