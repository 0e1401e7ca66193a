import { useEffect, useRef } from 'react'
import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import { useT } from '../../messages/Messages.tsx'
import { announce } from '../../ui/announce.tsx'

/** When somebody answers, the client hears it: a soft sound and, for listeners, words at once. */
export function useAnswered(contact: PortalContact): void {
  const t = useT()
  const before = useRef(contact.state)
  const name = contact.agent?.name
  useEffect(() => {
    const answered = before.current === 'waiting' && contact.state === 'talking'
    before.current = contact.state
    if (!answered || !name) return
    chime()
    announce(t('portal.talk.title.answered', { name }), 'now')
  }, [contact.state, name, t])
}

/** Two soft tones. Browsers that allow no sound stay silent. */
export function chime(): void {
  try {
    const context = new AudioContext()
    for (const [index, frequency] of [587.33, 880].entries()) {
      const start = context.currentTime + index * 0.16
      const tone = context.createOscillator()
      const volume = context.createGain()
      tone.frequency.value = frequency
      volume.gain.setValueAtTime(0, start)
      volume.gain.linearRampToValueAtTime(0.12, start + 0.02)
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.7)
      tone.connect(volume).connect(context.destination)
      tone.start(start)
      tone.stop(start + 0.75)
    }
    setTimeout(() => void context.close(), 1_500)
  } catch {
    // Sound is a courtesy; the title and the page say the same.
  }
}
