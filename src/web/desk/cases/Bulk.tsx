import { useState } from 'react'
import type { Act } from '#domain/bulk/contract.ts'
import { bulkRoutes } from '#domain/bulk/contract.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { BulkField, BulkGive, BulkTag, BulkWait } from './BulkForms.tsx'
import { BulkResult } from './BulkResult.tsx'
import { useMatching } from './Facets.tsx'
import { SnoozeDialog } from './Snooze.tsx'
import { choiceOf } from './filter.ts'
import type { CaseFilter } from './filter.ts'
import type { Selection } from './useSelection.ts'
import './bulk.css'

/** So many are worked on at once, at most; the service says the same. */
const MOST = 2_000

type Doing = 'tag' | 'field' | 'snooze' | 'give' | 'wait'

/** What is chosen, in words, and the way to all of it. */
function Chosen({
  selection,
  filter,
  shown,
}: {
  selection: Selection
  filter: CaseFilter
  shown: readonly string[]
}) {
  const t = useT()
  const count = useMatching(filter)?.count ?? shown.length
  const chosen = selection.isAll ? count : selection.ids.size
  const allShown = shown.every((id) => selection.ids.has(id))
  return (
    <>
      <strong role="status">
        {selection.isAll ? t('desk.bulk.all_chosen', { count }) : t('desk.cases.selected', { count: chosen })}
      </strong>
      {!selection.isAll && !allShown && (
        <Button size="s" variant="quiet" onPress={() => selection.choose(shown)}>
          {t('desk.bulk.all_shown')}
        </Button>
      )}
      {!selection.isAll && allShown && count > shown.length && count <= MOST && (
        <Button size="s" variant="quiet" onPress={selection.chooseAll}>
          {t('desk.bulk.all_match', { count })}
        </Button>
      )}
      {allShown && count > MOST && <span>{t('desk.bulk.too_many', { count: MOST })}</span>}
    </>
  )
}

function Dialogs(props: {
  readonly doing: Doing | undefined
  readonly count: number
  readonly onAct: (act: Act) => void
  readonly onClose: () => void
}) {
  const { doing, ...rest } = props
  if (doing === 'tag') return <BulkTag {...rest} />
  if (doing === 'field') return <BulkField {...rest} />
  if (doing === 'give') return <BulkGive {...rest} />
  if (doing === 'wait') return <BulkWait {...rest} />
  if (doing !== 'snooze') return null
  const rest_ = (until: number): void => rest.onAct({ do: 'snooze', until: new Date(until).toISOString() })
  return <SnoozeDialog onChoose={rest_} onClose={rest.onClose} />
}

/** What can be done with the chosen cases at once; what came of it, with undo, stays until it is closed. */
export function Bulk(props: {
  readonly selection: Selection
  readonly filter: CaseFilter
  /** The cases in the list so far. */
  readonly shown: readonly string[]
}) {
  const { selection, filter, shown } = props
  const t = useT()
  const [doing, setDoing] = useState<Doing>()
  const [runId, setRunId] = useState<string>()
  const matching = useMatching(filter)?.count ?? 0
  const start = useCommand(bulkRoutes.start, {
    onSuccess: ({ id }) => {
      setRunId(id)
      setDoing(undefined)
      selection.clear()
    },
  })
  const act = (what: Act): void => {
    const chosen = selection.isAll ? { matching: choiceOf(filter) } : { caseIds: [...selection.ids] }
    start.mutate({ body: { act: what, ...chosen } })
  }
  const count = selection.isAll ? matching : selection.ids.size
  const button = (what: Doing, label: string) => (
    <Button size="s" onPress={() => setDoing(what)}>
      {label}
    </Button>
  )
  return (
    <>
      {runId !== undefined && <BulkResult key={runId} runId={runId} onClose={() => setRunId(undefined)} />}
      <ProblemNotice error={start.error} />
      {count > 0 && (
        <div className="desk-bulk" role="group" aria-label={t('desk.cases.selected', { count })}>
          <Chosen selection={selection} filter={filter} shown={shown} />
          <span className="desk-bulk-acts">
            {button('tag', t('desk.bulk.tag'))}
            {button('snooze', t('desk.cases.rest'))}
            {button('wait', t('desk.bulk.wait'))}
            {button('give', t('desk.bulk.give'))}
            <Menu
              label={t('desk.bulk.more')}
              trigger={<Button size="s">{t('desk.bulk.more')}</Button>}
              entries={[
                { id: 'field', label: t('desk.bulk.field'), onAction: () => setDoing('field') },
                {
                  ...{ id: 'follow', label: t('desk.bulk.follow') },
                  onAction: () => act({ do: 'follow', following: true }),
                },
                {
                  ...{ id: 'unfollow', label: t('desk.bulk.unfollow') },
                  onAction: () => act({ do: 'follow', following: false }),
                },
              ]}
            />
            <Button size="s" variant="quiet" onPress={selection.clear}>
              {t('desk.cases.selected.clear')}
            </Button>
          </span>
        </div>
      )}
      <Dialogs doing={doing} count={count} onAct={act} onClose={() => setDoing(undefined)} />
    </>
  )
}
