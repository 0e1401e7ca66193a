import { useCallback, useEffect, useRef, useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { OfflineError, call, queryClient } from '../../client.ts'
import { isStillHere, writer } from '../../outbox.ts'
import { Keeper } from './keeper.ts'
import type { Clash, Given, StoryField, Told, Ways } from './keeper.ts'

async function readAgain(): Promise<void> {
  await Promise.all(
    [caseRoutes.get, contactRoutes.get].map((route) =>
      queryClient.invalidateQueries({ queryKey: [route.id] }),
    ),
  )
}

/** Sends what this person wrote: never under the name of whoever signed in since, on the same machine. */
function sendAs(by: string | undefined): Ways['send'] {
  return async (body, { caseId, version }) => {
    if (!(await isStillHere(by))) throw new OfflineError('somebody else has signed in')
    return call(caseRoutes.changeStory, { params: { caseId }, body }, { version })
  }
}

/** The living story, saved as it is typed, with the version as guard: nobody's words are overwritten unseen (R8). */
export function useStory(given: Given) {
  const [told, tell] = useState<Told>({ saving: 'still' })
  const keeper = useRef<Keeper>(undefined)
  if (keeper.current?.given.caseId !== given.caseId) {
    keeper.current = new Keeper(given, { send: sendAs(writer()), readAgain, tell })
  }
  const own = keeper.current
  own.take(given)

  useEffect(() => {
    const flush = (): void => void own.save()
    own.enter()
    addEventListener('pagehide', flush)
    addEventListener('online', flush)
    return () => {
      removeEventListener('pagehide', flush)
      removeEventListener('online', flush)
      own.leave()
    }
  }, [own])

  const write = useCallback((field: StoryField, text: string) => own.write(field, text), [own])
  const settle = useCallback((found: Clash, mine: boolean) => own.settle(found, mine), [own])
  const again = useCallback(() => void own.save(), [own])
  const discard = useCallback(() => own.discard(), [own])
  return { saved: own.given.story, mine: own.mine, told, write, settle, again, discard }
}
