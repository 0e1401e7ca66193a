import type { Now } from '#domain/contacts/contract.ts'
import type { T } from '../messages/Messages.tsx'

/** People who could be offered somebody now: available, and in no conversation. */
export function freePeople(now: Now): Now['people'] {
  return now.people.filter((one) => one.presence === 'available' && one.live === 0)
}

/** What is to be seen, in one or two sentences. `span` says seconds in words; `at` is epoch milliseconds. */
export function sentence(now: Now, at: number, t: T, span: (seconds: number) => string): string {
  const free = freePeople(now).length
  const waiting = now.waiting.length
  const since = now.waiting.map((one) => Date.parse(one.placeAt))
  const longest = span((at - Math.min(at, ...since)) / 1000)
  const first =
    waiting > 0
      ? t('lens.sentence.waiting', { waiting, longest, free })
      : t('lens.sentence.calm', { talking: now.talking.length, free })
  return `${first} ${t('lens.sentence.risk', { count: now.atRisk.length })}`
}
