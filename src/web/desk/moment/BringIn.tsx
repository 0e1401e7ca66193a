import { useState } from 'react'
import { useIntl } from 'react-intl'
import { agentRoutes } from '#domain/agents/contract.ts'
import type { Colleague } from '#domain/agents/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { Moment } from '#domain/contacts/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { pounds } from '../offers/reasons.ts'
import { Choice } from '../shell/Choice.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { PresenceDot } from '../shell/PresenceDot.tsx'
import { useMyself } from '../shell/ids.ts'
import { useSteady } from '../shell/steady.ts'

type Target = { readonly kind: 'agent' | 'skill'; readonly id: string; readonly name: string }
const SHOWN = 8

function About({ colleague }: { colleague: Colleague }) {
  const t = useT()
  const intl = useIntl()
  const state = colleague.presenceReason ?? t(`desk.presence.${colleague.presence}`)
  const live = t('desk.bring.live', { count: colleague.live })
  const skills = colleague.skills.map((skill) => skill.name).join(', ')
  return (
    <>
      <PresenceDot state={colleague.presence} />
      <strong>{colleague.name}</strong>
      <span className="desk-quiet">
        {colleague.title}, {colleague.department} · {colleague.presence === 'available' ? live : state}
        {skills && ` · ${skills}`}
        {colleague.authorityPence > 0 &&
          ` · ${t('desk.bring.may_decide', { amount: pounds(intl, colleague.authorityPence) })}`}
      </span>
    </>
  )
}

function useTargets(search: string, moment: Moment) {
  const me = useMyself()
  const q = useSteady(search, 150)
  const colleagues = useCall(agentRoutes.colleagues, { query: { q } }, { keep: true })
  const skills = useCall(agentRoutes.skills, {}, { staleTime: 300_000 })
  const inside = new Set(moment.participants.filter((one) => !one.leftAt).map((one) => one.agent.id))
  const free = (colleagues.data?.items ?? []).filter((one) => one.id !== me?.agentId && !inside.has(one.id))
  const words = q.trim().toLowerCase()
  const fitting = (skills.data?.items ?? []).filter((one) => words && one.name.toLowerCase().includes(words))
  return { colleagues: free.slice(0, SHOWN), skills: fitting.slice(0, 3) }
}

/** Finds a colleague by name, department or skill; the one chosen is asked with a question (R5). */
export function BringIn({ moment, onClose }: { moment: Moment; onClose: () => void }) {
  const t = useT()
  const [search, setSearch] = useState('')
  const [target, setTarget] = useState<Target>()
  const [question, setQuestion] = useState('')
  const { colleagues, skills } = useTargets(search, moment)
  const ask = useCommand(contactRoutes.bringIn, {
    refreshes: [contactRoutes.get],
    onSuccess: ({ agentId }) => {
      const name = colleagues.find((one) => one.id === agentId)?.name ?? target?.name ?? ''
      toast({ text: t('desk.bring.asked', { name }) })
      onClose()
    },
  })
  const submit = (): void => {
    if (!target) return
    const who = target.kind === 'agent' ? { agentId: target.id } : { skillId: target.id }
    ask.mutate({ params: { contactId: moment.id }, body: { ...who, question } })
  }
  const options = [
    ...skills.map((skill) => ({ id: `skill:${skill.id}`, label: `${t('desk.bring.skill')} ${skill.name}` })),
    ...colleagues.map((one) => ({ id: `agent:${one.id}`, label: <About colleague={one} /> })),
  ]
  const choose = (key: string): void => {
    const [kind, id = ''] = key.split(':')
    const name = colleagues.find((one) => one.id === id)?.name ?? skills.find((one) => one.id === id)?.name
    setTarget({ kind: kind === 'skill' ? 'skill' : 'agent', id, name: name ?? '' })
  }
  const byName = target?.kind === 'agent'
  return (
    <FormDialog
      title={t('desk.bring.title')}
      lead={t('desk.bring.lead')}
      action={byName ? t('desk.bring.ask', { name: target.name }) : t('desk.bring.ask_skill')}
      onClose={onClose}
      onSubmit={submit}
      isReady={target !== undefined && question.trim() !== ''}
      isBusy={ask.isPending}
      error={ask.error}
    >
      <TextField
        label={t('desk.bring.find')}
        help={t('desk.bring.find.hint')}
        value={search}
        onChange={setSearch}
        autoFocus
      />
      <div className="desk-people-choice">
        <Choice
          label={t('desk.people.title')}
          hideLabel
          options={options}
          value={target ? `${target.kind}:${target.id}` : null}
          onChange={choose}
        />
        {options.length === 0 && <p className="desk-quiet">{t('desk.bring.none')}</p>}
      </div>
      <TextArea
        label={t('desk.bring.question')}
        help={t('desk.bring.question.hint')}
        value={question}
        onChange={setQuestion}
      />
    </FormDialog>
  )
}
