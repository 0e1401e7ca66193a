import { useState } from 'react'
import { clientRoutes } from '#domain/clients/contract.ts'
import type { Client } from '#domain/clients/contract.ts'
import type { ClientMerge } from '#domain/merging/contract.ts'
import { clientMergeRoutes, duplicateRoutes } from '#domain/merging/contract.routes.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { dotted } from '../../messages/direction.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox, RadioGroup } from '../../ui/Choice.tsx'
import { Card, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { Go, useGo } from '../shell/Go.tsx'
import { useSteady } from '../shell/steady.ts'
import { useWhen } from '../shell/when.ts'
import { Reasons } from './DuplicatesPage.tsx'
import './merging.css'

type Props = { readonly client: Client; readonly onClose: () => void }

/** Finds the other page of a person; leads look at both at once, others suggest it. */
function Suggest({ client, onClose, mayMerge }: Props & { readonly mayMerge: boolean }) {
  const t = useT()
  const go = useGo()
  const [typed, setTyped] = useState('')
  const [other, setOther] = useState<string | null>(null)
  const q = useSteady(typed.trim(), 200)
  const { data } = useCall(
    clientRoutes.find,
    { query: { q, limit: 8 } },
    { enabled: q.length > 1, keep: true },
  )
  const hits = q.length > 1 ? (data?.items ?? []).filter(({ id }) => id !== client.id) : []
  const suggest = useCommand(duplicateRoutes.suggest, {
    refreshes: [duplicateRoutes.list],
    onSuccess: () => {
      if (mayMerge) go(`/desk/people/${client.id}/merge/${other ?? ''}`)
      else toast({ text: t('desk.same.suggested') })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('desk.same.suggest.title')}
      lead={t(mayMerge ? 'desk.same.suggest.lead' : 'desk.same.suggest.lead.agent')}
      action={t(mayMerge ? 'desk.same.suggest.go' : 'desk.same.suggest.send')}
      onClose={onClose}
      onSubmit={() => other && suggest.mutate({ params: { clientId: client.id }, body: { otherId: other } })}
      isReady={other !== null}
      isBusy={suggest.isPending}
      error={suggest.error}
    >
      <TextField
        type="search"
        label={t('desk.same.suggest.find')}
        value={typed}
        onChange={setTyped}
        autoFocus
      />
      {hits.length > 0 && (
        <RadioGroup
          label={t('desk.same.suggest.choose')}
          value={other}
          onChange={setOther}
          options={hits.map((hit) => ({
            value: hit.id,
            label: dotted([hit.name ?? t('desk.unknown'), ...hit.identifiers.map(({ shown }) => shown)]),
          }))}
        />
      )}
    </FormDialog>
  )
}

function Undo({ merge, onClose }: { readonly merge: ClientMerge; readonly onClose: () => void }) {
  const t = useT()
  const when = useWhen()
  const [given, setGiven] = useState<readonly string[]>([])
  const { data, error } = useCall(clientMergeRoutes.since, { params: { mergeId: merge.id } })
  const undo = useCommand(clientMergeRoutes.undo, {
    refreshes: [clientRoutes.get, clientMergeRoutes.list, duplicateRoutes.list],
    onSuccess: () => {
      toast({ text: t('desk.undo.done') })
      onClose()
    },
  })
  const names = { kept: merge.keptName ?? t('desk.unknown'), merged: merge.mergedName ?? t('desk.unknown') }
  return (
    <FormDialog
      title={t('desk.undo.title', { name: names.merged })}
      lead={t('desk.undo.lead')}
      action={t('desk.undo.do')}
      onClose={onClose}
      onSubmit={() => undo.mutate({ params: { mergeId: merge.id }, body: { toMerged: [...given] } })}
      isReady={data !== undefined}
      isBusy={undo.isPending}
      error={undo.error ?? error}
    >
      {!data && !error && <Skeleton lines={3} />}
      {data?.since.length === 0 && <p>{t('desk.undo.since.none')}</p>}
      {data && data.since.length > 0 && (
        <fieldset className="merge-checks">
          <legend>{t('desk.undo.since')}</legend>
          <p className="desk-quiet">{t('desk.undo.since.help', names)}</p>
          {data.since.map((item) => (
            <Checkbox
              key={item.id}
              isSelected={given.includes(item.id)}
              onChange={(on) => setGiven(on ? [...given, item.id] : given.filter((id) => id !== item.id))}
            >
              {t(`desk.undo.kind.${item.kind}`)}: {item.text}{' '}
              <span className="desk-quiet">{when.at(item.at)}</span>
            </Checkbox>
          ))}
        </fieldset>
      )}
    </FormDialog>
  )
}

function Merges({ clientId }: { readonly clientId: string }) {
  const t = useT()
  const when = useWhen()
  const [undoing, setUndoing] = useState<ClientMerge>()
  const { data } = useCall(clientMergeRoutes.list, { params: { clientId } })
  const merges = data?.items.filter(({ keptId }) => keptId === clientId) ?? []
  if (merges.length === 0) return null
  return (
    <>
      <h3>{t('desk.same.merges')}</h3>
      <ul role="list" className="desk-plain">
        {merges.map((merge) => {
          const name = merge.mergedName ?? t('desk.unknown')
          return (
            <li key={merge.id} className="desk-line">
              <span>
                {t('desk.same.merged', { name, date: when.day(merge.at), by: merge.by.name })}
                {merge.undoneAt && `; ${t('desk.same.undone', { date: when.day(merge.undoneAt) })}`}
              </span>
              {data?.mayMerge && merge.undoneAt === null && (
                <Button
                  size="s"
                  aria-label={t('desk.same.undo.label', { name })}
                  onPress={() => setUndoing(merge)}
                >
                  {t('desk.same.undo')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {undoing && <Undo merge={undoing} onClose={() => setUndoing(undefined)} />}
    </>
  )
}

/** Whether this may be the same person as another, and who was put together with them. */
export function SamePerson({ client }: { readonly client: Client }) {
  const t = useT()
  const [suggesting, setSuggesting] = useState(false)
  const { data, error } = useCall(duplicateRoutes.list, { query: { clientId: client.id, limit: 10 } })
  return (
    <Card label={t('desk.same.title')}>
      <h2>{t('desk.same.title')}</h2>
      <ProblemNotice error={error} />
      {data && data.items.length > 0 && <p>{t('desk.same.says')}</p>}
      <ul role="list" className="desk-plain">
        {data?.items.map((pair) => {
          const other = pair.one.id === client.id ? pair.other : pair.one
          return (
            <li key={pair.id} className="desk-item">
              <p className="desk-item-title">
                <Go
                  to={
                    data.mayMerge ? `/desk/people/${client.id}/merge/${other.id}` : `/desk/people/${other.id}`
                  }
                >
                  {other.name ?? t('desk.unknown')}
                </Go>
              </p>
              <Reasons reasons={pair.reasons} />
            </li>
          )
        })}
      </ul>
      <Merges clientId={client.id} />
      <Button size="s" onPress={() => setSuggesting(true)}>
        {t('desk.same.suggest')}
      </Button>
      {suggesting && (
        <Suggest client={client} mayMerge={data?.mayMerge === true} onClose={() => setSuggesting(false)} />
      )}
    </Card>
  )
}
