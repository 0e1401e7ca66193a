import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from '#core/chance.ts'

/** One line of what happens, for people and for programs. */
export type DemoEvent = {
  readonly kind:
    | 'arrived'
    | 'answered'
    | 'brought_in'
    | 'promised'
    | 'met'
    | 'owned'
    | 'left'
    | 'kept_place'
    | 'chose_time'
    | 'wrote_instead'
    | 'came_back'
    | 'confirmed'
    | 'kept_promise'
    | 'fault'
  readonly who: string
  readonly words: string
}

/** What everybody in the demo shares: chance, pace, and where to tell what happens. */
export type Play = {
  readonly url: string
  readonly chance: Chance
  readonly speed: number
  /** No new clients once this is aborted. */
  readonly closing: AbortSignal
  readonly tell: (event: DemoEvent) => void
  /** Needs that belong to a service, by the contact that brought them: agents speak the words of that service. */
  readonly slugs: Map<string, string>
}

/** A pause as people make it: around so many seconds, divided by the speed; hardly any once the demo closes. */
export async function pause(play: Play, seconds: number): Promise<void> {
  const length = (seconds * play.chance.uniform(0.6, 1.5) * 1000) / play.speed
  if (play.closing.aborted) return sleep(Math.min(30, length))
  await sleep(length, undefined, { signal: play.closing }).catch(() => undefined)
}

/** A need as it stands in a line of the log: short, and on one line. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 70 ? `${line.slice(0, 69)}…` : line
}
