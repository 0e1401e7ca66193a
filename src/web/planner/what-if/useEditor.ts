import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { whatIfRoutes } from '#domain/planning/contract.what-if.ts'
import type { Scenario, WhatIfResult } from '#domain/planning/contract.what-if.ts'
import { ProblemError, call, queryClient, queryFor, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { announce } from '../../ui/announce.tsx'
import { toast } from '../../ui/toast.tsx'
import { bodyOf, changesIn, draftOf } from './draft.ts'
import type { Draft } from './draft.ts'

const isStale = (error: unknown): boolean => error instanceof ProblemError && error.code === 'stale_version'

/** Puts a what-if where pages read it from. */
function keep(one: Scenario): void {
  queryClient.setQueryData(queryFor(whatIfRoutes.get, { params: { scenarioId: one.id } }).queryKey, one)
  void queryClient.invalidateQueries({ queryKey: [whatIfRoutes.list.id] })
}

/** The last result that was seen: it stays to look at after a change has taken it away. */
function useLastResult({ result }: Scenario): WhatIfResult | null {
  const last = useRef(result)
  if (result) last.current = result
  return last.current
}

/** Says when a run that was looked at has come to its end. */
function useToldWhenDone({ state }: Scenario): void {
  const t = useT()
  const before = useRef(state)
  useEffect(() => {
    const ran = before.current === 'asked' || before.current === 'running'
    before.current = state
    if (!ran) return
    if (state === 'done') announce(t('what_if.run.done'))
    if (state === 'cancelled') announce(t('what_if.run.cancelled'))
    if (state === 'failed') announce(t('what_if.run.failed'), 'now')
  }, [state, t])
}

type Saving = { readonly draft: Draft; readonly version: number; readonly thenRun: boolean }

function useSave(one: Scenario, onSaved: () => void) {
  const t = useT()
  return useMutation<Scenario, Error, Saving>({
    mutationFn: async ({ draft, version, thenRun }) => {
      const body = bodyOf(draft, one)
      if (!body) throw new Error('The draft is not right yet')
      const params = { scenarioId: one.id }
      const saved = await call(whatIfRoutes.change, { params, body }, { version })
      return thenRun ? call(whatIfRoutes.run, { params }) : saved
    },
    onSuccess: (saved, { thenRun }) => {
      keep(saved)
      onSaved()
      if (!thenRun) toast({ text: t('what_if.saved') })
    },
    onError: (error) => {
      if (isStale(error)) void queryClient.invalidateQueries({ queryKey: [whatIfRoutes.get.id] })
    },
  })
}

/** A what-if that is being changed: the draft, what of it is not saved, and everything that can be done. */
export function useEditor(one: Scenario) {
  const [draft, setDraft] = useState<Draft>()
  // What the draft was made from; somebody else may save another one meanwhile.
  const [base, setBase] = useState(one)
  // Fields that keep what is typed begin anew when the draft is given up.
  const [generation, setGeneration] = useState(0)
  const shown = useLastResult(one)
  useToldWhenDone(one)
  const forget = (): void => {
    setDraft(undefined)
    setGeneration((count) => count + 1)
  }
  const save = useSave(one, forget)
  const run = useCommand(whatIfRoutes.run, { onSuccess: keep })
  const cancel = useCommand(whatIfRoutes.cancel, { onSuccess: keep })
  const now = draft ?? draftOf(one)
  const changes = draft ? changesIn(draft, base) : 0
  const store = (thenRun: boolean, version = base.version): void => {
    if (bodyOf(now, one)) save.mutate({ draft: now, version, thenRun })
  }
  const params = { scenarioId: one.id }
  return {
    draft: now,
    generation,
    changes,
    isDirty: changes > 0,
    isRight: bodyOf(now, one) !== undefined,
    result: shown,
    isStaleResult: shown !== null && (changes > 0 || one.result === null),
    /** What somebody else has saved since the draft was begun, when it stands against it. */
    clash: isStale(save.error) && one.version !== base.version ? one : undefined,
    save,
    run,
    cancel,
    set: (next: Draft): void => {
      if (!draft) setBase(one)
      if (save.error && !save.isPending) save.reset()
      setDraft(next)
    },
    undo: (): void => {
      save.reset()
      forget()
    },
    store,
    /** On top of what somebody else has saved. */
    storeMine: (): void => {
      setBase(one)
      store(false, one.version)
    },
    ask: (): void => run.mutate({ params }),
    stop: (): void => cancel.mutate({ params }),
  }
}

export type Editor = ReturnType<typeof useEditor>
