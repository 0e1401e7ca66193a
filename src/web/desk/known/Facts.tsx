import { useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { RepeatReason, clientRoutes } from '#domain/clients/contract.ts'
import type { RepeatReason as Why } from '#domain/clients/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { ProblemError, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { Choice } from '../shell/Choice.tsx'
import { useWhen } from '../shell/when.ts'
import { factLabel, labelFrom, sourceWords } from './labels.ts'
import type { KnownFact } from './labels.ts'

/** Where a fact is told: with which client, in which conversation, for which case. */
export type Telling = {
  readonly clientId: string
  readonly contactId: string | null
  readonly caseId: string | null
}

const refreshes = [clientRoutes.get, contactRoutes.get, caseRoutes.get]
const SHOWN = 8

/** Asks again for something known: one tap on why, which records it as a repeat (R9). */
function AskAgain({ fact, telling }: { fact: KnownFact; telling: Telling }) {
  const t = useT()
  const label = factLabel(fact.label)
  const ask = useCommand(clientRoutes.askAgain, {
    refreshes,
    onSuccess: () => toast({ text: t('desk.known.asked_again') }),
  })
  const params = { clientId: telling.clientId, factId: fact.id }
  const because = (why: Why): void => ask.mutate({ params, body: { why, contactId: telling.contactId } })
  return (
    <>
      <Menu
        label={t('desk.known.ask_again.why')}
        trigger={
          <Button size="s" variant="quiet" aria-label={t('desk.known.ask_again.label', { label })}>
            {t('desk.known.ask_again')}
          </Button>
        }
        entries={RepeatReason.options.map((why) => ({
          id: why,
          label: t(`desk.repeat.${why}`),
          onAction: () => because(why),
        }))}
      />
      <ProblemNotice error={ask.error} />
    </>
  )
}

function FactRow(props: { fact: KnownFact; telling: Telling; onUse: ((words: string) => void) | undefined }) {
  const { fact, telling, onUse } = props
  const t = useT()
  const when = useWhen()
  const label = factLabel(fact.label)
  return (
    <div className="desk-fact">
      <dt>{label}</dt>
      <dd>
        <bdi className="desk-fact-value">{fact.value}</bdi>
        <span className="desk-quiet">
          {t('desk.known.source', { source: sourceWords(fact, t), date: when.day(fact.toldAt) })}
        </span>
      </dd>
      <dd className="desk-fact-actions">
        {onUse && (
          <Button
            size="s"
            variant="quiet"
            aria-label={t('desk.known.use.label', { label })}
            onPress={() => onUse(fact.value)}
          >
            {t('desk.known.use')}
          </Button>
        )}
        <AskAgain fact={fact} telling={telling} />
      </dd>
    </div>
  )
}

/** Writes down something new the client told; what is known already asks why it is different now. */
export function TellFact({ telling }: { telling: Telling }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [value, setValue] = useState('')
  const tell = useCommand(clientRoutes.tellFact, {
    refreshes,
    onSuccess: () => {
      setTyped('')
      setValue('')
      toast({ text: t('desk.known.kept') })
    },
  })
  const { clientId, contactId, caseId } = telling
  const label = labelFrom(typed)
  const keep = (repeat?: Why): void =>
    tell.mutate({
      params: { clientId },
      body: { label, value, contactId, caseId, ...(repeat && { repeat }) },
    })
  const isKnown = tell.error instanceof ProblemError && tell.error.code === 'already_known'
  const before = isKnown && tell.error instanceof ProblemError ? tell.error.details['value'] : undefined
  return (
    <form
      className="desk-tell"
      onSubmit={(event) => {
        event.preventDefault()
        if (label && value.trim()) keep()
      }}
    >
      <TextField
        label={t('desk.known.tell.label')}
        placeholder={t('desk.known.tell.label.hint')}
        value={typed}
        onChange={setTyped}
      />
      <TextField label={t('desk.known.tell.value')} value={value} onChange={setValue} />
      <Button type="submit" size="s" isDisabled={!label || !value.trim()} busy={tell.isPending}>
        {t('desk.known.tell.save')}
      </Button>
      {isKnown ? (
        <Choice
          label={t('desk.known.already', { value: typeof before === 'string' ? before : factLabel(label) })}
          options={RepeatReason.options.map((id) => ({ id, label: t(`desk.repeat.${id}`) }))}
          value={null}
          onChange={keep}
        />
      ) : (
        <ProblemNotice error={tell.error} />
      )}
    </form>
  )
}

/** What was told once, with its source and date; the newest first. */
export function Facts(props: {
  readonly facts: readonly KnownFact[]
  readonly telling: Telling
  readonly onUse?: (words: string) => void
}) {
  const { facts, telling, onUse } = props
  const t = useT()
  const [all, setAll] = useState(false)
  const shown = all ? facts : facts.slice(0, SHOWN)
  return (
    <>
      <dl className="desk-facts">
        {shown.map((fact) => (
          <FactRow key={fact.id} fact={fact} telling={telling} onUse={onUse} />
        ))}
      </dl>
      {facts.length > SHOWN && (
        <Button size="s" variant="quiet" onPress={() => setAll(!all)}>
          {all ? t('desk.known.less') : t('desk.known.more', { count: facts.length - SHOWN })}
        </Button>
      )}
    </>
  )
}
