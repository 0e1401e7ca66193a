import { useRef, useState } from 'react'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import type { InputOf } from '#platform/contract/route.ts'
import { useCommand } from '../../client.ts'
import { useDraft } from '../../drafts.ts'
import { useT } from '../../messages/Messages.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { Card, Stack } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { announce } from '../../ui/announce.tsx'
import { Papers } from './Papers.tsx'
import css from './Talk.module.css'

type Details = InputOf<typeof portalRoutes.tell>['body']

const MINUTES = ['5', '15', '30', '60'] as const

/** What may be said beforehand (R3); each answer is kept at once, and nobody asks again. */
export function Before({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  const tell = useCommand(portalRoutes.tell, {
    refreshes: [portalRoutes.get],
    onSuccess: () => announce(t('portal.before.saved')),
  })
  const say = (body: Details) => tell.mutate({ params: { contactId: contact.id }, body })
  const [minutes, setMinutes] = useDraft(`before.${contact.id}.minutes`)
  const [alone, setAlone] = useDraft(`before.${contact.id}.private`)
  return (
    <Card label={t('portal.before.title')}>
      <Stack gap={5}>
        <div>
          <h2>{t('portal.before.title')}</h2>
          <p className={css['small']}>{t('portal.before.text')}</p>
        </div>
        <RadioGroup
          label={t('portal.before.minutes')}
          value={MINUTES.find((value) => value === minutes) ?? null}
          onChange={(value) => {
            setMinutes(value)
            say({ minutesAvailable: Number(value) })
          }}
          options={MINUTES.map((value) => ({
            value,
            label:
              value === '60'
                ? t('portal.before.minutes.hour')
                : t('portal.before.minutes.option', { minutes: Number(value) }),
          }))}
        />
        <RadioGroup
          label={t('portal.before.private')}
          value={alone === 'yes' || alone === 'no' ? alone : null}
          onChange={(value) => {
            setAlone(value)
            say({ canTalkPrivately: value === 'yes' })
          }}
          options={[
            { value: 'yes', label: t('portal.before.private.yes') },
            { value: 'no', label: t('portal.before.private.no') },
          ]}
        />
        <Papers place={{ contactId: contact.id }} />
        <Stack gap={3}>
          <Detail contact={contact} field="name" onSay={say} />
          <Detail contact={contact} field="phone" onSay={say} />
          <Detail contact={contact} field="email" onSay={say} />
        </Stack>
        <ProblemNotice error={tell.error} />
      </Stack>
    </Card>
  )
}

const FIELDS = {
  name: { label: 'portal.choices.name', type: 'text', autoComplete: 'name' },
  phone: { label: 'portal.choices.phone', type: 'tel', autoComplete: 'tel' },
  email: { label: 'portal.choices.email', type: 'email', autoComplete: 'email' },
} as const

/** One detail, kept when the field is left. */
function Detail({
  contact,
  field,
  onSay,
}: {
  readonly contact: PortalContact
  readonly field: keyof typeof FIELDS
  readonly onSay: (body: Details) => void
}) {
  const t = useT()
  const known = field === 'name' ? (contact.name ?? '') : ''
  const [draft, setDraft] = useDraft(`before.${contact.id}.${field}`)
  const [touched, setTouched] = useState(false)
  const told = useRef(draft || known)
  const value = touched ? draft : draft || known
  const { label, type, autoComplete } = FIELDS[field]
  const tell = () => {
    const text = value.trim()
    if (!text || text === told.current) return
    told.current = text
    onSay({ [field]: text })
  }
  return (
    <TextField
      label={t(label)}
      optional
      type={type}
      autoComplete={autoComplete}
      value={value}
      onChange={(text) => {
        setTouched(true)
        setDraft(text)
      }}
      onBlur={tell}
    />
  )
}
