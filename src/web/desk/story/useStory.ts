import { useCallback, useEffect, useRef, useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { Story } from '#domain/cases/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { ProblemError, call, queryClient } from '../../client.ts'

export type StoryField = keyof Story
export type Saving = 'still' | 'typing' | 'saving' | 'saved' | 'failed'
/** A field that somebody else changed while it was being written here. */
export type Clash = { readonly field: StoryField; readonly theirs: string }

const SAVE_AFTER_MS = 700

type Given = { readonly caseId: string; readonly story: Story; readonly version: number }
type Mine = Partial<Record<StoryField, string>>

async function readAgain(): Promise<void> {
  await Promise.all(
    [caseRoutes.get, contactRoutes.get].map((route) =>
      queryClient.invalidateQueries({ queryKey: [route.id] }),
    ),
  )
}

/** What this person has written and the service has not confirmed, sent as it stands and kept when it is refused. */
class Keeper {
  mine: Mine = {}
  base: Mine = {}
  given: Given
  timer: ReturnType<typeof setTimeout> | undefined
  busy = false
  readonly tell: (saving: Saving, clash?: Clash) => void

  constructor(given: Given, tell: (saving: Saving, clash?: Clash) => void) {
    this.given = given
    this.tell = tell
  }

  write(field: StoryField, text: string): void {
    this.base[field] ??= this.given.story[field]
    this.mine = { ...this.mine, [field]: text }
    this.tell('typing')
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), SAVE_AFTER_MS)
  }

  /** Two people may write the story at once: the version moves, and only the same field is a clash. */
  clash(): Clash | undefined {
    const fields = Object.keys(this.mine) as StoryField[]
    const field = fields.find((one) => {
      const theirs = this.given.story[one]
      return theirs !== this.base[one] && theirs !== this.mine[one]
    })
    return field && { field, theirs: this.given.story[field] }
  }

  async save(): Promise<void> {
    const sent = this.mine
    const { need, ...others } = sent
    const body = need?.trim() ? { ...others, need } : others
    if (this.busy || Object.keys(body).length === 0) return
    this.busy = true
    this.tell('saving')
    const { caseId, version } = this.given
    await call(caseRoutes.changeStory, { params: { caseId }, body }, { version })
      .then((kept) => this.kept(sent, kept))
      .catch((error: unknown) => this.refused(error))
    this.busy = false
  }

  async kept(sent: Mine, kept: { story: Story; version: number }): Promise<void> {
    this.given = { ...this.given, ...kept }
    for (const field of Object.keys(sent) as StoryField[]) {
      if (this.mine[field] !== sent[field]) this.base[field] = kept.story[field]
      else this.forget(field)
    }
    await readAgain()
    this.tell('saved')
  }

  async refused(error: unknown): Promise<void> {
    if (error instanceof ProblemError && error.code === 'stale_version') {
      await readAgain()
      const clash = this.clash()
      this.tell('failed', clash)
      // Somebody changed something else of the case: what is written here still fits.
      if (!clash) this.timer = setTimeout(() => void this.save(), 50)
    } else {
      this.tell('failed')
      this.timer = setTimeout(() => void this.save(), 4_000)
    }
  }

  settle(clash: Clash, keepMine: boolean): void {
    if (keepMine) this.base[clash.field] = clash.theirs
    else this.forget(clash.field)
    this.tell('typing')
    this.timer = setTimeout(() => void this.save(), 0)
  }

  forget(field: StoryField): void {
    const { [field]: _, ...rest } = this.mine
    this.mine = rest
    delete this.base[field]
  }
}

/** The living story, saved as it is typed, with the version as guard: nobody's words are overwritten unseen (R8). */
export function useStory(given: Given) {
  const [saving, setSaving] = useState<Saving>('still')
  const [clash, setClash] = useState<Clash>()
  const keeper = useRef<Keeper>(undefined)
  if (keeper.current?.given.caseId !== given.caseId) {
    keeper.current = new Keeper(given, (next, found) => {
      setSaving(next)
      setClash(found)
    })
  }
  const own = keeper.current
  if (given.version > own.given.version) own.given = given

  useEffect(() => {
    const flush = (): void => {
      clearTimeout(own.timer)
      void own.save()
    }
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [own])

  const write = useCallback((field: StoryField, text: string) => own.write(field, text), [own])
  const settle = useCallback((found: Clash, mine: boolean) => own.settle(found, mine), [own])
  return { story: { ...own.given.story, ...own.mine }, saving, clash, write, settle }
}
