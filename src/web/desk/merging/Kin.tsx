import { useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { Case } from '#domain/cases/contract.ts'
import type { CaseKin, CaseMerge } from '#domain/merging/contract.ts'
import { caseMergeRoutes } from '#domain/merging/contract.routes.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { Go } from '../shell/Go.tsx'
import { useWhen } from '../shell/when.ts'
import { SplitForm } from './SplitForm.tsx'
import './merging.css'

const refreshes = [caseRoutes.get, caseRoutes.list, caseRoutes.counts, caseMergeRoutes.kin]

function Undo({ merge, onClose }: { readonly merge: CaseMerge; readonly onClose: () => void }) {
  const t = useT()
  const undo = useCommand(caseMergeRoutes.undo, {
    refreshes,
    onSuccess: () => {
      toast({ text: t('desk.kin.undone', { reference: merge.mergedReference }) })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('desk.kin.undo.label', { reference: merge.mergedReference })}
      action={t('desk.kin.undo')}
      onClose={onClose}
      onSubmit={() => undo.mutate({ params: { mergeId: merge.id }, body: {} })}
      isReady
      isBusy={undo.isPending}
      error={undo.error}
    >
      <p>{t('desk.kin.undo.sure')}</p>
    </FormDialog>
  )
}

/** Puts another case of the same person into this one, which goes on with its owner (R10). */
function MergeForm({ one, kin, onClose }: { one: Case; kin: CaseKin; onClose: () => void }) {
  const t = useT()
  const [other, setOther] = useState<string | null>(null)
  const merge = useCommand(caseMergeRoutes.merge, {
    refreshes,
    onSuccess: () => {
      toast({ text: t('desk.kin.merge.done') })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('desk.kin.merge.title', { reference: one.reference })}
      lead={t('desk.kin.merge.lead', { owner: one.owner.name })}
      action={t('desk.kin.merge.do')}
      onClose={onClose}
      onSubmit={() =>
        other && merge.mutate({ params: { caseId: one.id }, body: { mergedId: other }, version: one.version })
      }
      isReady={other !== null}
      isBusy={merge.isPending}
      error={merge.error}
    >
      {kin.others.length === 0 ? (
        <p>{t('desk.kin.merge.none')}</p>
      ) : (
        <RadioGroup
          label={t('desk.kin.merge.which')}
          value={other}
          onChange={setOther}
          options={kin.others.map((each) => ({
            value: each.id,
            label: `${each.reference} · ${each.need} · ${each.owner}`,
          }))}
        />
      )}
    </FormDialog>
  )
}

function Lines({ kin, onUndo }: { kin: CaseKin; onUndo: (merge: CaseMerge) => void }) {
  const t = useT()
  const when = useWhen()
  return (
    <ul role="list" className="desk-plain">
      {kin.merges.map((merge) => (
        <li key={merge.id} className="desk-line">
          <span>
            {t('desk.kin.merged', {
              reference: merge.mergedReference,
              date: when.day(merge.at),
              by: merge.by.name,
            })}
          </span>
          {kin.mayMerge && (
            <Button
              size="s"
              aria-label={t('desk.kin.undo.label', { reference: merge.mergedReference })}
              onPress={() => onUndo(merge)}
            >
              {t('desk.kin.undo')}
            </Button>
          )}
        </li>
      ))}
      {kin.splitFrom && (
        <li>
          <Go to={`/desk/cases/${kin.splitFrom.id}`}>
            {t('desk.kin.split_from', { reference: kin.splitFrom.reference })}
          </Go>
        </li>
      )}
      {kin.splitOff.map((each) => (
        <li key={each.id}>
          <Go to={`/desk/cases/${each.id}`}>{t('desk.kin.split_off', { reference: each.reference })}</Go>
        </li>
      ))}
    </ul>
  )
}

/** What went into a case, where a part of it went; and the ways to put together and to split. */
export function Kin({ one }: { readonly one: Case }) {
  const t = useT()
  const [doing, setDoing] = useState<'merge' | 'split'>()
  const [undoing, setUndoing] = useState<CaseMerge>()
  const { data: kin } = useCall(caseMergeRoutes.kin, { params: { caseId: one.id } })
  if (!kin) return null
  const isOpen = one.state === 'open'
  const has = kin.merges.length + kin.splitOff.length > 0 || kin.splitFrom !== null
  if (!has && !(kin.mayMerge && isOpen)) return null
  const close = (): void => setDoing(undefined)
  return (
    <section>
      <h2>{t('desk.kin.title')}</h2>
      <Lines kin={kin} onUndo={setUndoing} />
      {kin.mayMerge && isOpen && (
        <div className="merge-actions">
          {kin.others.length > 0 && (
            <Button size="s" onPress={() => setDoing('merge')}>
              {t('desk.kin.merge')}
            </Button>
          )}
          <Button size="s" onPress={() => setDoing('split')}>
            {t('desk.kin.split')}
          </Button>
        </div>
      )}
      {doing === 'merge' && <MergeForm one={one} kin={kin} onClose={close} />}
      {doing === 'split' && <SplitForm one={one} kin={kin} onClose={close} />}
      {undoing && <Undo merge={undoing} onClose={() => setUndoing(undefined)} />}
    </section>
  )
}
