import { useCallback, useEffect, useRef, useState } from 'react'
import { liveRoutes } from '#platform/live/contract.ts'
import { call } from '../../client.ts'
import { useLive } from '../../live.ts'
import { useMyself } from '../shell/ids.ts'

const EVERY_MS = 15_000
const FORGOTTEN_MS = 35_000
const WRITES_MS = 6_000

type Looker = {
  readonly agentId: string
  readonly name: string
  readonly at: number
  readonly writesAt: number
}

function tell(place: string, writing: boolean): void {
  call(liveRoutes.looking, { body: { place, writing } }).catch(() => undefined)
}

/** Colleagues who look at the same page now, and whether one is writing; tells them that I am here as well. */
export function useLooking(place: string) {
  const me = useMyself()
  const [lookers, setLookers] = useState<readonly Looker[]>([])
  const toldWriting = useRef(0)
  useLive({
    realm: 'desk',
    onWhisper: ({ kind, place: where, agentId, name }) => {
      if (where !== place || !agentId || agentId === me?.agentId || !name) return
      const at = Date.now()
      setLookers((before) => {
        const known = before.find((one) => one.agentId === agentId)
        const writesAt = kind === 'typing' ? at : (known?.writesAt ?? 0)
        return [...before.filter((one) => one.agentId !== agentId), { agentId, name, at, writesAt }]
      })
    },
  })
  useEffect(() => {
    setLookers([])
    tell(place, false)
    const timer = setInterval(() => {
      tell(place, false)
      setLookers((before) => before.filter((one) => Date.now() - one.at < FORGOTTEN_MS))
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [place])
  const writing = useCallback(() => {
    if (Date.now() - toldWriting.current < 3_000) return
    toldWriting.current = Date.now()
    tell(place, true)
  }, [place])
  const now = Date.now()
  return { lookers, writer: lookers.find((one) => now - one.writesAt < WRITES_MS)?.name, writing }
}
