import { useLocation } from '@tanstack/react-router'
import { CalendarClock, LogOut, PenLine, PhoneCall } from 'lucide-react'
import { useState } from 'react'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import { ProblemError, useCommand } from '../../client.ts'
import { useDraft } from '../../drafts.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Card, Stack } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import type { Choice } from '../Ask.tsx'
import { ChooseTime } from './ChooseTime.tsx'
import { Form, PhoneAndName, reachBody, useReach } from './Reach.tsx'
import css from './Talk.module.css'

const icons = { call: PhoneCall, time: CalendarClock, write: PenLine }

/** Besides staying: keep the place and be called, choose a time, write instead, or go (R2). */
export function Choices({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  const { hash } = useLocation()
  const [open, setOpen] = useState<Choice | undefined>(isChoice(hash) ? hash : undefined)
  const offered: readonly Choice[] =
    contact.callBackTo === null && contact.somebodyThere ? ['call', 'time', 'write'] : ['time', 'write']
  return (
    <Card label={t('portal.choices.title')}>
      <Stack gap={3}>
        <h2>{t('portal.choices.title')}</h2>
        {offered.map((choice) => (
          <OneChoice
            key={choice}
            choice={choice}
            open={open === choice}
            onToggle={() => setOpen(open === choice ? undefined : choice)}
          >
            {choice === 'call' && <CallMe contact={contact} />}
            {choice === 'time' && <ChooseTime contact={contact} />}
            {choice === 'write' && <WriteInstead contact={contact} />}
          </OneChoice>
        ))}
        <Leave contact={contact} />
      </Stack>
    </Card>
  )
}

const isChoice = (text: string): text is Choice => text === 'call' || text === 'time' || text === 'write'

function OneChoice({
  choice,
  open,
  onToggle,
  children,
}: {
  readonly choice: Choice
  readonly open: boolean
  readonly onToggle: () => void
  readonly children: React.ReactNode
}) {
  const t = useT()
  const Icon = icons[choice]
  const panel = `choice-${choice}`
  return (
    <div className={css['choice']} {...(open && { 'data-open': true })}>
      <button
        type="button"
        aria-expanded={open}
        {...(open && { 'aria-controls': panel })}
        onClick={onToggle}
        className={css['choiceButton']}
      >
        <Icon size={22} aria-hidden="true" />
        <span>
          <strong>{t(`portal.choices.${choice}`)}</strong>
          <span>{t(`portal.choices.${choice}.text`)}</span>
        </span>
      </button>
      {open && (
        <div id={panel} className={css['choicePanel']}>
          {children}
        </div>
      )}
    </div>
  )
}

function CallMe({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  const reach = useReach(contact.id)
  const [missing, setMissing] = useState(false)
  const keep = useCommand(portalRoutes.keepPlace, { refreshes: [portalRoutes.get] })
  const go = () => {
    setMissing(!reach.phone.trim())
    if (!reach.phone.trim()) return
    keep.mutate({ params: { contactId: contact.id }, body: reachBody(reach) })
  }
  return (
    <Form onSubmit={go}>
      <PhoneAndName
        reach={reach}
        named={contact.name !== null}
        error={missing ? t('portal.choices.phone.needed') : undefined}
      />
      <ProblemNotice error={keep.error} />
      <Button type="submit" variant="primary" busy={keep.isPending}>
        {t('portal.choices.call.go')}
      </Button>
    </Form>
  )
}

function WriteInstead({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  const reach = useReach(contact.id)
  const [body, setBody] = useDraft(`instead.${contact.id}`)
  const write = useCommand(portalRoutes.writeInstead, {
    refreshes: [portalRoutes.get],
    onSuccess: () => setBody(''),
  })
  const go = () =>
    write.mutate({
      params: { contactId: contact.id },
      body: {
        ...(body.trim() && { body: body.trim() }),
        ...(reach.name.trim() && { name: reach.name.trim() }),
        ...(reach.phone.trim() && { phone: reach.phone.trim() }),
        ...(reach.email.trim() && { email: reach.email.trim() }),
      },
    })
  const needsReach = write.error instanceof ProblemError && write.error.code === 'way_to_reach_needed'
  return (
    <Form onSubmit={go}>
      <TextArea label={t('portal.choices.write.body')} optional rows={3} value={body} onChange={setBody} />
      <TextField
        label={t('portal.choices.email')}
        help={t('portal.choices.email.help')}
        type="email"
        autoComplete="email"
        value={reach.email}
        onChange={reach.setEmail}
        {...(needsReach && { error: t('portal.choices.write.reach') })}
      />
      <PhoneAndName reach={reach} named={contact.name !== null} error={undefined} />
      {!needsReach && <ProblemNotice error={write.error} />}
      <Button type="submit" variant="primary" busy={write.isPending}>
        {t('portal.choices.write.go')}
      </Button>
    </Form>
  )
}

function Leave({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  const [sure, setSure] = useState(false)
  const leave = useCommand(portalRoutes.leave, { refreshes: [portalRoutes.get] })
  const go = () => leave.mutate({ params: { contactId: contact.id }, body: {} })
  return (
    <div>
      <Button
        variant="quiet"
        size="s"
        icon={<LogOut size={16} aria-hidden="true" />}
        onPress={() => setSure(true)}
      >
        {t('portal.choices.leave')}
      </Button>
      <Dialog
        isOpen={sure}
        onClose={() => setSure(false)}
        size="narrow"
        title={t('portal.choices.leave.sure')}
        actions={
          <>
            <Button variant="danger" onPress={go} busy={leave.isPending}>
              {t('portal.choices.leave.go')}
            </Button>
            <Button variant="primary" onPress={() => setSure(false)}>
              {t('portal.choices.leave.stay')}
            </Button>
          </>
        }
      >
        <p>{t('portal.choices.leave.text')}</p>
        <ProblemNotice error={leave.error} />
      </Dialog>
    </div>
  )
}
