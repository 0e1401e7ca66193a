import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { peopleRoutes } from '#domain/planning/contract.people.ts'
import type { PlanPerson } from '#domain/planning/contract.people.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { useSay } from './say.ts'
import { WEEKDAYS, draftOf, likeMonday, termsOf, withAnother, withWindows } from './terms.ts'
import type { TermsDraft, Weekday, Window } from './terms.ts'

type Draft = { readonly draft: TermsDraft; readonly onChange: (draft: TermsDraft) => void }

function Numbers({ draft, onChange }: Draft) {
  const { t } = useSay()
  const fields = [
    ['least', 'roster.terms.least'],
    ['most', 'roster.terms.most'],
    ['rest', 'roster.terms.rest'],
    ['days', 'roster.terms.days'],
  ] as const
  return (
    <div className="roster-fields">
      {fields.map(([field, label]) => (
        <TextField
          key={field}
          label={t(label)}
          inputMode="decimal"
          value={draft[field]}
          onChange={(text) => onChange({ ...draft, [field]: text })}
        />
      ))}
    </div>
  )
}

function DayTimes({ day, draft, onChange }: Draft & { day: Weekday }) {
  const say = useSay()
  const { t } = say
  const name = say.weekday(Number(day))
  const windows = draft.windows[day]
  const set = (index: number, change: Partial<Window>): void =>
    onChange(
      withWindows(
        draft,
        day,
        windows.map((one, at) => (at === index ? { ...one, ...change } : one)),
      ),
    )
  return (
    <div className="roster-day-times" role="group" aria-label={name}>
      <span>{name}</span>
      <div className="roster-windows">
        {windows.map(({ from, to }, index) => (
          <div key={index} className="roster-window">
            <TextField
              label={t('roster.terms.from', { day: name })}
              labelHidden
              type="time"
              value={from}
              onChange={(text) => set(index, { from: text })}
            />
            <span aria-hidden="true">–</span>
            <TextField
              label={t('roster.terms.to', { day: name })}
              labelHidden
              type="time"
              value={to}
              onChange={(text) => set(index, { to: text })}
            />
            <IconButton
              size="s"
              label={t('roster.terms.drop', { day: name, times: `${from}–${to}` })}
              icon={<X size={16} aria-hidden="true" />}
              onPress={() =>
                onChange(
                  withWindows(
                    draft,
                    day,
                    windows.filter((_, at) => at !== index),
                  ),
                )
              }
            />
          </div>
        ))}
        {windows.length < 4 && (
          <IconButton
            size="s"
            label={t('roster.terms.add', { day: name })}
            icon={<Plus size={16} aria-hidden="true" />}
            onPress={() => onChange(withAnother(draft, day))}
          />
        )}
      </div>
    </div>
  )
}

/** What a person has agreed to work: hours, rest, days in a row, and when they can. */
export function TermsForm({
  person,
  onClose,
}: {
  readonly person: PlanPerson
  readonly onClose: () => void
}) {
  const { t } = useSay()
  const { agent, version } = person
  const [draft, setDraft] = useState(() => draftOf(person.terms))
  const save = useCommand(peopleRoutes.setTerms, {
    refreshes: [peopleRoutes.people],
    onSuccess: () => {
      toast({ text: t('roster.terms.saved') })
      onClose()
    },
  })
  const terms = termsOf(draft)
  const isFault = typeof terms === 'string'
  return (
    <FormDialog
      title={t('roster.terms.title', { name: agent.name })}
      lead={t('roster.terms.lead')}
      action={t('roster.terms.save')}
      onClose={onClose}
      onSubmit={() => {
        if (!isFault) save.mutate({ params: { agentId: agent.id }, body: terms, version })
      }}
      isReady={!isFault}
      isBusy={save.isPending}
      error={save.error}
    >
      <Numbers draft={draft} onChange={setDraft} />
      <fieldset className="roster-fieldset">
        <legend>{t('roster.terms.available')}</legend>
        {WEEKDAYS.map((day) => (
          <DayTimes key={day} day={day} draft={draft} onChange={setDraft} />
        ))}
        <div>
          <Button size="s" variant="quiet" onPress={() => setDraft(likeMonday(draft))}>
            {t('roster.terms.copy')}
          </Button>
        </div>
      </fieldset>
      {isFault && <Notice tone="problem">{t(`roster.terms.${terms}`)}</Notice>}
    </FormDialog>
  )
}
