import { Fragment, useState } from 'react'
import type { ReactNode } from 'react'
import { needRoutes } from '#domain/planning/contract.need.ts'
import type { PlanSettingsView } from '#domain/planning/contract.need.ts'
import { ProblemError, useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { InputField } from './InputField.tsx'
import { OfferFields } from './OfferFields.tsx'
import { draftOf, measuredOf, numberOf, settingsOf } from './draft.ts'
import type { Draft, InputName } from './draft.ts'

const CERTAINTIES = [50, 80, 90, 95]

const GROUPS = [
  ['handling', ['talkSeconds', 'afterWorkSeconds']],
  ['coming_again', ['patienceSeconds', 'redialShare', 'reconnectShare']],
  ['away', ['leave', 'training', 'breaks']],
  ['pay', ['payPencePerHour']],
] as const satisfies readonly (readonly [string, readonly InputName[]])[]

type Part = { readonly draft: Draft; readonly onChange: (draft: Draft) => void }

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="need-fieldset">
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

function Certainty({ draft, onChange }: Part) {
  const t = useT()
  const now = Math.round(draft.certainty * 100)
  const options = [...new Set([...CERTAINTIES, now])].toSorted((a, b) => a - b)
  return (
    <Select
      label={t('need.certainty')}
      help={t('need.certainty.help')}
      options={options.map((percent) => ({
        value: String(percent),
        label: t('need.certainty.option', { percent }),
      }))}
      value={String(now)}
      onChange={(percent) => onChange({ ...draft, certainty: Number(percent) / 100 })}
    />
  )
}

function Chat({ draft, onChange }: Part) {
  const t = useT()
  const error = (text: string, least: number, most: number, isWhole: boolean) => {
    const value = numberOf(text)
    const isGood =
      value !== undefined && value >= least && value <= most && (!isWhole || Number.isInteger(value))
    return isGood ? {} : { error: t('need.settings.bad_number', { least, most }) }
  }
  return (
    <Group title={t('need.settings.chat')}>
      <div className="plan-fields">
        <TextField
          label={t('need.input.chatAtOnce')}
          inputMode="numeric"
          value={draft.chatAtOnce}
          onChange={(chatAtOnce) => onChange({ ...draft, chatAtOnce })}
          {...error(draft.chatAtOnce, 1, 10, true)}
        />
        <TextField
          label={t('need.input.chatSlower')}
          inputMode="decimal"
          value={draft.chatSlower}
          onChange={(chatSlower) => onChange({ ...draft, chatSlower })}
          {...error(draft.chatSlower, 0, 500, false)}
        />
      </div>
    </Group>
  )
}

function Inputs({ draft, onChange, measured }: Part & { measured: PlanSettingsView['measured'] }) {
  const t = useT()
  return GROUPS.map(([group, names]) => (
    <Fragment key={group}>
      {group === 'pay' && <Chat draft={draft} onChange={onChange} />}
      <Group title={t(`need.settings.${group}`)}>
        {names.map((name) => (
          <InputField
            key={name}
            name={name}
            value={draft.inputs[name]}
            measured={measuredOf(name, measured)}
            onChange={(value) => onChange({ ...draft, inputs: { ...draft.inputs, [name]: value } })}
          />
        ))}
      </Group>
    </Fragment>
  ))
}

function Clash({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) {
  const t = useT()
  return (
    <Notice tone="warn" title={t('need.settings.clash')}>
      <p>{t('need.settings.clash.text')}</p>
      <div className="plan-ways">
        <Button size="s" onPress={onTheirs}>
          {t('need.settings.clash.theirs')}
        </Button>
        <Button size="s" onPress={onMine}>
          {t('need.settings.clash.mine')}
        </Button>
      </div>
    </Notice>
  )
}

const isClash = (error: unknown): boolean => error instanceof ProblemError && error.code === 'stale_version'

function Editor(props: {
  settings: PlanSettingsView
  reread: () => Promise<PlanSettingsView | undefined>
  onClose: () => void
}) {
  const { settings, reread, onClose } = props
  const t = useT()
  const [draft, setDraft] = useState(() => draftOf(settings))
  const [version, setVersion] = useState(settings.version)
  const save = useCommand(needRoutes.setSettings, {
    refreshes: [needRoutes.settings, needRoutes.need],
    onSuccess: () => {
      toast({ text: t('need.settings.saved') })
      onClose()
    },
  })
  const written = settingsOf(draft)
  const submit = (seen: number): void => {
    if (written) save.mutate({ body: written, version: seen })
  }
  const afterReading = (then: (now: PlanSettingsView) => void) => (): void => {
    void reread().then((now) => {
      if (!now) return
      setVersion(now.version)
      then(now)
    })
  }
  const theirs = afterReading((now) => {
    save.reset()
    setDraft(draftOf(now))
  })
  const mine = afterReading((now) => submit(now.version))
  return (
    <FormDialog
      title={t('need.settings.title')}
      lead={t('need.settings.lead')}
      action={t('need.settings.save')}
      onClose={onClose}
      onSubmit={() => submit(version)}
      isReady={written !== undefined}
      isBusy={save.isPending}
      error={isClash(save.error) ? null : save.error}
    >
      <OfferFields offer={draft.offer} onChange={(offer) => setDraft({ ...draft, offer })} />
      <Certainty draft={draft} onChange={setDraft} />
      <Inputs draft={draft} onChange={setDraft} measured={settings.measured} />
      {isClash(save.error) && <Clash onTheirs={theirs} onMine={mine} />}
    </FormDialog>
  )
}

/** The offer to clients and every figure that the people needed rest on, to be changed. */
export function Settings({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { data, error, refetch, isFetchedAfterMount } = useCall(needRoutes.settings, {}, { staleTime: 0 })
  // What was read before may have been changed by somebody else since.
  if (data && isFetchedAfterMount) {
    const reread = async () => (await refetch()).data
    return <Editor settings={data} reread={reread} onClose={onClose} />
  }
  return (
    <Dialog isOpen title={t('need.settings.title')} onClose={onClose}>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />}
    </Dialog>
  )
}
