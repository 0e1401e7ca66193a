import { useEffect, useState } from 'react'
import { useLive } from '../../live.ts'
import { useMyself } from '../shell/ids.ts'

const SHOWN_MS = 5_000

/** Who writes at this place just now, by name; undefined when nobody does. Not the person looking. */
export function useTyping(place: string, clientName: string): string | undefined {
  const me = useMyself()
  const [who, setWho] = useState<{ name: string; at: number }>()
  useLive({
    realm: 'desk',
    onWhisper: (whisper) => {
      if (whisper.kind !== 'typing' || whisper.place !== place) return
      if (whisper.agentId && whisper.agentId === me?.agentId) return
      setWho({ name: whisper.name ?? clientName, at: Date.now() })
    },
  })
  useEffect(() => {
    if (!who) return
    const timer = setTimeout(() => setWho(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [who])
  return who?.name
}
