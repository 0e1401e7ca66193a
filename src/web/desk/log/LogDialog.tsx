import { useRef, useState } from 'react'
import { clientRoutes } from '#domain/clients/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { newKey, useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { ComboBox } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { Choice } from '../shell/Choice.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { useGo } from '../shell/Go.tsx'
import { useSteady } from '../shell/steady.ts'

const CHANNELS = ['phone', 'visit', 'letter'] as const
const NEW = 'new'

function usePeople(typed: string) {
  const t = useT()
  const q = useSteady(typed.trim(), 150)
  const hits = useCall(clientRoutes.find, { query: { q, limit: 8 } }, { enabled: q.length > 1, keep: true })
  const found = q.length > 1 ? (hits.data?.items ?? []) : []
  const options = found.map((hit) => ({
    value: hit.id,
    label: hit.name ?? hit.identifiers[0]?.shown ?? t('desk.unknown'),
    detail: [
      ...hit.identifiers.map((one) => one.shown),
      t('desk.log.open_cases', { count: hit.openCases }),
    ].join(' · '),
  }))
  const who = typed.trim()
  // There at once, so that the list opens while the search is still under way.
  return who ? [...options, { value: NEW, label: t('desk.log.new_person', { who }) }] : options
}

/** Logs a call, a visit or a letter while it happens: three fields at most, and the moment opens (R22). */
export function LogDialog({
  onClose,
  clientId,
  name,
}: {
  onClose: () => void
  clientId?: string
  name?: string
}) {
  const t = useT()
  const go = useGo()
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('phone')
  const [typed, setTyped] = useState(name ?? '')
  const [chosen, setChosen] = useState<string | null>(clientId ?? null)
  const [who, setWho] = useState(name ?? '')
  const [need, setNeed] = useState('')
  const options = usePeople(typed)
  // One dialog logs one contact, however often somebody presses.
  const once = useRef({ key: newKey(), isBegun: false }).current
  const log = useCommand(contactRoutes.log, {
    refreshes: [contactRoutes.mine],
    onSuccess: ({ contactId }) => {
      onClose()
      go(`/desk/contacts/${contactId}`)
    },
    onError: () => void (once.isBegun = false),
  })
  const known = chosen !== null && chosen !== NEW
  const choose = (value: string | null): void => {
    setChosen(value)
    const label = value === NEW ? typed.trim() : options.find((one) => one.value === value)?.label
    if (label) {
      setWho(label)
      setTyped(label)
    }
  }
  const submit = (): void => {
    if (once.isBegun) return
    once.isBegun = true
    const words = chosen === NEW ? who : typed.trim()
    const person = known ? { clientId: chosen } : words ? { who: words } : {}
    log.mutate({ key: once.key, body: { channel, ...person, ...(need.trim() && { need }) } })
  }
  return (
    <FormDialog
      title={t('desk.log.title')}
      action={t('desk.log.begin')}
      onClose={onClose}
      onSubmit={submit}
      isReady
      isBusy={log.isPending}
      error={log.error}
    >
      <Choice
        label={t('desk.log.channel')}
        options={CHANNELS.map((id) => ({ id, label: t(`desk.log.${id}`) }))}
        value={channel}
        onChange={setChannel}
      />
      <ComboBox
        label={t('desk.log.who')}
        help={t('desk.log.who.hint')}
        options={options}
        value={chosen}
        onChange={choose}
        text={typed}
        onText={(next) => {
          setTyped(next)
          if (next !== who) setChosen(null)
        }}
        allowsOther
        nothing={t('desk.log.who.hint')}
        autoFocus
      />
      <TextArea
        label={t('desk.log.need')}
        help={t('desk.log.need.hint')}
        value={need}
        onChange={setNeed}
        onSend={submit}
      />
    </FormDialog>
  )
}
