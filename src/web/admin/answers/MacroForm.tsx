import { useState } from 'react'
import type { ActionKind } from '#domain/automation/contract.actions.ts'
import { automationRoutes } from '#domain/automation/contract.ts'
import type { Macro } from '#domain/automation/contract.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { StepsEditor } from '../steps/StepsEditor.tsx'
import { actionsOf, draftOf, newStep } from '../steps/drafts.ts'
import { ForService, serviceIdOf, serviceChoiceOf } from './ForService.tsx'

/** What a macro may do: everything but speak to the client unseen. */
const KINDS: readonly ActionKind[] = [
  ...(['propose', 'note', 'add_tag', 'remove_tag', 'wait_on', 'snooze', 'ask_client'] as const),
  ...(['set_stakes', 'set_service', 'follow', 'notify'] as const),
]
const refreshes = [automationRoutes.macros]

function useSaving(onClose: () => void) {
  const t = useT()
  const onSuccess = (): void => {
    toast({ text: t('admin.answers.do.saved') })
    onClose()
  }
  const add = useCommand(automationRoutes.addMacro, { refreshes, onSuccess })
  const change = useCommand(automationRoutes.changeMacro, { refreshes, onSuccess })
  return { add, change }
}

/** Makes a macro, or changes one. */
export function MacroForm(props: { readonly macro: Macro | undefined; readonly onClose: () => void }) {
  const { macro, onClose } = props
  const t = useT()
  const [name, setName] = useState(macro?.name ?? '')
  const [service, setService] = useState(serviceChoiceOf(macro?.serviceId ?? null))
  const [steps, setSteps] = useState(() => macro?.actions.map(draftOf) ?? [newStep('propose')])
  const { add, change } = useSaving(onClose)
  const actions = actionsOf(steps)
  const save = (): void => {
    if (!actions) return
    const body = { name, serviceId: serviceIdOf(service), actions }
    if (macro) change.mutate({ params: { macroId: macro.id }, body, version: macro.version })
    else add.mutate({ body })
  }
  return (
    <FormDialog
      title={t(macro ? 'admin.macros.change' : 'admin.macros.add')}
      lead={t('admin.macros.form.lead')}
      action={t('admin.answers.do.save')}
      onClose={onClose}
      onSubmit={save}
      isReady={name.trim() !== '' && actions !== undefined}
      isBusy={add.isPending || change.isPending}
      error={add.error ?? change.error}
    >
      <TextField label={t('admin.macros.name')} value={name} onChange={setName} maxLength={120} />
      <ForService value={service} onChange={setService} />
      <StepsEditor steps={steps} kinds={KINDS} onChange={(next) => setSteps([...next])} />
    </FormDialog>
  )
}
