import { useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { Moment } from '#domain/contacts/contract.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { PromiseForm } from '../promises/PromiseForm.tsx'
import { useWhen } from '../shell/when.ts'
import { LooseEnds } from './LooseEnds.tsx'
import type { Loose } from './LooseEnds.tsx'

type Ending = 'met' | 'owned'

/** What would be left loose; of a promise that the client does not know yet, that comes first. */
function looseEndsOf(moment: Moment): readonly Loose[] {
  const untold = new Set(moment.commitments.filter((one) => !one.toldAt).map((one) => one.id))
  return moment.looseEnds.map((one) =>
    one.kind === 'commitment' && one.id !== null && untold.has(one.id) ? { ...one, kind: 'not_told' } : one,
  )
}

function useEnd(moment: Moment, onClose: () => void) {
  const t = useT()
  const name = moment.client?.name ?? t('desk.unknown')
  return useCommand(contactRoutes.end, {
    refreshes: [contactRoutes.get, contactRoutes.mine, caseRoutes.list, caseRoutes.counts],
    onSuccess: (_, { body }) => {
      toast({ text: t(`desk.end.done.${body.ending}`, { name }) })
      onClose()
    },
  })
}

/** What the client knows of: promises that are open and have been told. */
function toldPromises(moment: Moment) {
  return moment.commitments.filter((one) => one.state === 'open' && one.toldAt)
}

function Way(props: {
  readonly ending: Ending
  readonly hint: string
  readonly isPossible: boolean
  readonly busy: boolean
  readonly onPress: () => void
}) {
  const { ending, hint, isPossible, busy, onPress } = props
  const t = useT()
  return (
    <div className="desk-ending">
      <Button
        variant={isPossible ? 'primary' : 'secondary'}
        isDisabled={!isPossible}
        busy={busy}
        onPress={onPress}
        wide
      >
        {t(`desk.end.${ending}`)}
      </Button>
      <p className="desk-quiet">{hint}</p>
    </div>
  )
}

/** Ends the conversation in one of two ways: met, or owned with what we promised. Loose ends are settled here (R6). */
export function EndDialog({ moment, onClose }: { moment: Moment; onClose: () => void }) {
  const t = useT()
  const when = useWhen()
  const [note, setNote] = useState('')
  const [promising, setPromising] = useState(false)
  const end = useEnd(moment, onClose)
  const promised = toldPromises(moment)
  const looseEnds = looseEndsOf(moment)
  const mustSettle = looseEnds.filter((one) => one.kind !== 'nothing_promised')
  const finish = (ending: Ending): void =>
    end.mutate({ params: { contactId: moment.id }, body: { ending, note: note.trim() || null } })
  const promises = promised
    .map((one) => t('desk.promise.by', { what: one.what, when: when.at(one.fromAt ?? one.dueAt) }))
    .join('; ')
  if (promising && moment.case)
    return <PromiseForm caseId={moment.case.id} onClose={() => setPromising(false)} />
  return (
    <Dialog title={t('desk.end.title')} isOpen onClose={onClose} size="wide">
      <div className="desk-form">
        {looseEnds.length === 0 ? (
          <p className="desk-lead">{t('desk.end.none')}</p>
        ) : (
          <>
            <h3>{t('desk.end.loose', { count: looseEnds.length })}</h3>
            <p className="desk-lead">{t('desk.end.lead')}</p>
            <LooseEnds looseEnds={looseEnds} onPromise={() => setPromising(true)} />
          </>
        )}
        <TextField label={t('desk.end.note')} value={note} onChange={setNote} />
        <ProblemNotice error={end.error} />
        <div className="desk-endings">
          <Way
            ending="met"
            hint={t(mustSettle.length === 0 ? 'desk.end.met.hint' : 'desk.end.met.missing')}
            isPossible={mustSettle.length === 0}
            busy={end.isPending}
            onPress={() => finish('met')}
          />
          <Way
            ending="owned"
            hint={
              promises
                ? t('desk.end.owned.hint', { owner: moment.case?.owner.name ?? '', promises })
                : t('desk.end.owned.missing')
            }
            isPossible={promised.length > 0}
            busy={end.isPending}
            onPress={() => finish('owned')}
          />
        </div>
        {promised.length === 0 && !looseEnds.some((one) => one.kind === 'nothing_promised') && (
          <Button variant="quiet" onPress={() => setPromising(true)}>
            {t('desk.promise.title')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
