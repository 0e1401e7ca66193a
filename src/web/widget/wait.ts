import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import type { Say } from './words.ts'

const MINUTE = 60
/** A share from fewer waits than this says little; better to say nothing. */
const ENOUGH_WAITS = 5

/** A wait in honest words: what is likely, between what, and how often such estimates were right (R2). */
export function waitWords(
  { estimate, estimates }: Pick<PortalContact, 'estimate' | 'estimates'>,
  say: Say,
): string {
  if (!estimate) return ''
  const minutes = (count: number) => (count === 1 ? say('minutes1') : say('minutesN', { count }))
  const { lowSeconds, likelySeconds, highSeconds } = estimate
  const high = Math.ceil(highSeconds / MINUTE)
  const likely =
    likelySeconds < MINUTE
      ? say('now')
      : say('about', { likely: minutes(Math.max(1, Math.round(likelySeconds / MINUTE))) })
  const low = Math.floor(lowSeconds / MINUTE)
  const spread =
    high <= 1
      ? ''
      : low < 1
        ? say('upTo', { high: minutes(high) })
        : say('between', { low, high: minutes(high) })
  const record =
    estimates && estimates.count >= ENOUGH_WAITS
      ? say('record', { right: Math.round(estimates.share * 10) })
      : ''
  const first =
    likelySeconds < MINUTE
      ? [likely, spread && `${spread[0]?.toUpperCase()}${spread.slice(1)}.`]
      : [`${[likely, spread].filter(Boolean).join(', ')}.`]
  return [...first, record].filter(Boolean).join(' ')
}

/** What is so just now, in a sentence or two: the place in the line, or who is there. */
export function standing(contact: PortalContact, say: Say, when: (at: string) => string): string {
  const name = contact.agent?.name ?? ''
  if (contact.state === 'ended') return say('ended')
  if (contact.state === 'talking') return say(contact.onHold ? 'hold' : 'with', { name })
  if (contact.callBackTo !== null) return say('kept', { phone: contact.callBackTo })
  if (!contact.somebodyThere)
    return [say('nobody'), contact.opensAt ? say('opens', { when: when(contact.opensAt) }) : '']
      .join(' ')
      .trim()
  const { ahead } = contact
  const place =
    ahead === null
      ? say('waiting')
      : ahead === 0
        ? say('next')
        : ahead === 1
          ? say('ahead1')
          : say('aheadN', { count: ahead })
  return `${place} ${waitWords(contact, say)}`.trim()
}
