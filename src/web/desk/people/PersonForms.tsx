import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { AccessNeed, IdentifierKind, clientRoutes } from '#domain/clients/contract.ts'
import type { Client, IdentifierKind as Kind } from '#domain/clients/contract.ts'
import { Channel } from '#domain/services/contract.ts'
import type { Channel as Way } from '#domain/services/contract.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import type { MessageId } from '../../messages/catalogue.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Choice } from '../shell/Choice.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { changesOf, detailsOf } from './details.ts'
import type { Detail, Details } from './details.ts'

const NONE = 'none'

function useDetails(client: Client) {
  const [opened, setOpened] = useState(() => detailsOf(client))
  const [name, setName] = useState(client.name ?? '')
  const [language, setLanguage] = useState(client.language)
  const [needs, setNeeds] = useState<readonly string[]>(client.accessNeeds)
  const [note, setNote] = useState(client.accessNote ?? '')
  const [channel, setChannel] = useState<Way | null>(client.preferredChannel)
  const [times, setTimes] = useState(client.preferredTimes ?? '')
  const mine: Details = {
    name: name.trim() || null,
    language,
    accessNeeds: AccessNeed.options.filter((need) => needs.includes(need)),
    accessNote: note.trim() || null,
    preferredChannel: channel,
    preferredTimes: times.trim() || null,
  }
  const { change, clashes } = changesOf(opened, mine, client)
  const show = (details: Details): void => {
    setName(details.name ?? '')
    setLanguage(details.language)
    setNeeds(details.accessNeeds)
    setNote(details.accessNote ?? '')
    setChannel(details.preferredChannel)
    setTimes(details.preferredTimes ?? '')
  }
  /** Whatever is kept in the form then, it was seen that it reads otherwise by now. */
  const settle = (keepMine: boolean): void => {
    const now = detailsOf(client)
    if (!keepMine) show({ ...mine, ...Object.fromEntries(clashes.map((field) => [field, now[field]])) })
    setOpened({ ...opened, ...Object.fromEntries(clashes.map((field) => [field, now[field]])) })
  }
  return {
    name,
    setName,
    language,
    setLanguage,
    needs,
    setNeeds,
    note,
    setNote,
    channel,
    setChannel,
    times,
    setTimes,
    change,
    clashes,
    settle,
  }
}

const LABELS = {
  name: 'desk.person.name',
  language: 'desk.person.language',
  accessNeeds: 'desk.known.access',
  accessNote: 'desk.person.access_note',
  preferredChannel: 'desk.person.channel',
  preferredTimes: 'desk.person.times',
} as const satisfies Record<Detail, MessageId>

/** What a colleague changed while the form was open, in fields that were changed here too: one of both is chosen. */
function Clashes(props: {
  readonly fields: readonly Detail[]
  readonly client: Client
  readonly onSettle: (keepMine: boolean) => void
}) {
  const { fields, client, onSettle } = props
  const t = useT()
  if (fields.length === 0) return null
  const words: Record<Detail, string> = {
    name: client.name ?? '',
    language: client.language,
    accessNeeds: client.accessNeeds.map((need) => t(`desk.access.${need}`)).join(', '),
    accessNote: client.accessNote ?? '',
    preferredChannel: client.preferredChannel ? t(`desk.channel.${client.preferredChannel}`) : '',
    preferredTimes: client.preferredTimes ?? '',
  }
  return (
    <Notice tone="warn" title={t('desk.story.elsewhere')}>
      {fields.map((field) => (
        <p key={field}>
          {t(LABELS[field])}. {t('desk.story.elsewhere.lead', { theirs: words[field] })}
        </p>
      ))}
      <div className="desk-row-actions">
        <Button size="s" onPress={() => onSettle(true)}>
          {t('desk.story.keep_mine')}
        </Button>
        <Button size="s" onPress={() => onSettle(false)}>
          {t('desk.story.take_theirs')}
        </Button>
      </div>
    </Notice>
  )
}

/** How to reach and help a person: name, language, needs for access, preference. */
export function EditPerson({ client, onClose }: { client: Client; onClose: () => void }) {
  const t = useT()
  const queries = useQueryClient()
  const form = useDetails(client)
  const change = useCommand(clientRoutes.change, {
    refreshes: [clientRoutes.get],
    onSuccess: onClose,
    // Somebody was quicker: what is new is read before it is sent again.
    onError: () => void queries.invalidateQueries({ queryKey: [clientRoutes.get.id] }),
  })
  const submit = (): void => {
    if (Object.keys(form.change).length === 0) return onClose()
    change.mutate({ params: { clientId: client.id }, body: form.change, version: client.version })
  }
  return (
    <FormDialog
      title={t('desk.person.edit.title', { name: client.name ?? t('desk.unknown') })}
      action={t('desk.save')}
      onClose={onClose}
      onSubmit={submit}
      isReady={form.clashes.length === 0 && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(form.language)}
      isBusy={change.isPending}
      error={change.error}
    >
      <Clashes fields={form.clashes} client={client} onSettle={form.settle} />
      <TextField label={t('desk.person.name')} value={form.name} onChange={form.setName} autoFocus />
      <TextField label={t('desk.person.language')} value={form.language} onChange={form.setLanguage} />
      <fieldset className="desk-checks">
        <legend>{t('desk.known.access')}</legend>
        {AccessNeed.options.map((need) => (
          <Checkbox
            key={need}
            isSelected={form.needs.includes(need)}
            onChange={(on) =>
              form.setNeeds(on ? [...form.needs, need] : form.needs.filter((one) => one !== need))
            }
          >
            {t(`desk.access.${need}`)}
          </Checkbox>
        ))}
      </fieldset>
      <TextField label={t('desk.person.access_note')} value={form.note} onChange={form.setNote} />
      <Select
        label={t('desk.person.channel')}
        options={[
          { value: NONE, label: t('desk.person.channel.none') },
          ...Channel.options.map((value) => ({ value, label: t(`desk.channel.${value}`) })),
        ]}
        value={form.channel ?? NONE}
        onChange={(value) => form.setChannel(Channel.options.find((one) => one === value) ?? null)}
      />
      <TextField label={t('desk.person.times')} value={form.times} onChange={form.setTimes} />
    </FormDialog>
  )
}

/** Adds a phone number, e-mail address or account reference. */
export function ReachForm({ clientId, onClose }: { clientId: string; onClose: () => void }) {
  const t = useT()
  const [kind, setKind] = useState<Kind>('phone')
  const [value, setValue] = useState('')
  const add = useCommand(clientRoutes.addIdentifier, { refreshes: [clientRoutes.get], onSuccess: onClose })
  return (
    <FormDialog
      title={t('desk.person.add_reach')}
      action={t('desk.add')}
      onClose={onClose}
      onSubmit={() => add.mutate({ params: { clientId }, body: { kind, value } })}
      isReady={value.trim() !== ''}
      isBusy={add.isPending}
      error={add.error}
    >
      <Choice
        label={t('desk.person.add_reach.kind')}
        options={IdentifierKind.options.map((id) => ({ id, label: t(`desk.person.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <TextField label={t('desk.person.add_reach.value')} value={value} onChange={setValue} autoFocus />
    </FormDialog>
  )
}

/** Adds somebody who may act for the client. */
export function RepresentativeForm({ clientId, onClose }: { clientId: string; onClose: () => void }) {
  const t = useT()
  const [name, setName] = useState('')
  const [relation, setRelation] = useState('')
  const [may, setMay] = useState('')
  const [phone, setPhone] = useState('')
  const add = useCommand(clientRoutes.addRepresentative, {
    refreshes: [clientRoutes.get],
    onSuccess: onClose,
  })
  const body = { name, relation, may, phone: phone.trim() || null }
  return (
    <FormDialog
      title={t('desk.person.add_representative')}
      action={t('desk.add')}
      onClose={onClose}
      onSubmit={() => add.mutate({ params: { clientId }, body })}
      isReady={[name, relation, may].every((text) => text.trim() !== '')}
      isBusy={add.isPending}
      error={add.error}
    >
      <TextField label={t('desk.person.representative.name')} value={name} onChange={setName} autoFocus />
      <TextField label={t('desk.person.representative.relation')} value={relation} onChange={setRelation} />
      <TextField label={t('desk.person.representative.may')} value={may} onChange={setMay} />
      <TextField label={t('desk.person.phone')} value={phone} onChange={setPhone} />
    </FormDialog>
  )
}
