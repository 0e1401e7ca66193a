import { useState } from 'react'
import type { z } from 'zod'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { LooseEnd } from '#domain/cases/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import type { ToldHow } from '#domain/commitments/contract.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useWhen } from '../shell/when.ts'

export type Loose = z.infer<typeof LooseEnd>

const refreshes = [contactRoutes.get, caseRoutes.get, commitmentRoutes.list]
const HOW: readonly ToldHow[] = ['said', 'written', 'page']

/** Settles something by writing one line: the result of a leg, the answer to a question. */
function SettleByWords({
  label,
  onSettle,
  busy,
}: {
  label: string
  onSettle: (words: string) => void
  busy: boolean
}) {
  const t = useT()
  const [words, setWords] = useState('')
  return (
    <form
      className="desk-inline-form"
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (words.trim()) onSettle(words)
      }}
    >
      <TextField label={label} value={words} onChange={setWords} />
      <Button type="submit" size="s" busy={busy} isDisabled={!words.trim()}>
        {t('desk.done')}
      </Button>
    </form>
  )
}

function SettlePromise({ id }: { id: string }) {
  const t = useT()
  const keep = useCommand(commitmentRoutes.keep, { refreshes })
  return (
    <>
      <Button
        size="s"
        busy={keep.isPending}
        onPress={() => keep.mutate({ params: { commitmentId: id }, body: {} })}
      >
        {t('desk.promise.keep')}
      </Button>
      <ProblemNotice error={keep.error} />
    </>
  )
}

function SettleTold({ id }: { id: string }) {
  const t = useT()
  const tell = useCommand(commitmentRoutes.tell, { refreshes })
  return (
    <div className="desk-row-actions" role="group" aria-label={t('desk.promise.how_told')}>
      {HOW.map((how) => (
        <Button
          key={how}
          size="s"
          busy={tell.isPending}
          onPress={() => tell.mutate({ params: { commitmentId: id }, body: { how } })}
        >
          {t(`desk.promise.told.${how}`)}
        </Button>
      ))}
      <ProblemNotice error={tell.error} />
    </div>
  )
}

function SettleLeg({ id }: { id: string }) {
  const t = useT()
  const finish = useCommand(caseRoutes.changeLeg, { refreshes })
  return (
    <>
      <SettleByWords
        label={t('desk.leg.result')}
        busy={finish.isPending}
        onSettle={(result) => finish.mutate({ params: { legId: id }, body: { to: 'done', result } })}
      />
      <ProblemNotice error={finish.error} />
    </>
  )
}

function SettleQuestion({ id }: { id: string }) {
  const t = useT()
  const answer = useCommand(caseRoutes.answer, { refreshes })
  return (
    <>
      <SettleByWords
        label={t('desk.question.answer')}
        busy={answer.isPending}
        onSettle={(words) => answer.mutate({ params: { questionId: id }, body: { answer: words } })}
      />
      <ProblemNotice error={answer.error} />
    </>
  )
}

function Settle({ loose, onPromise }: { loose: Loose; onPromise: () => void }) {
  const t = useT()
  if (loose.kind === 'nothing_promised' || loose.id === null)
    return (
      <Button size="s" onPress={onPromise}>
        {t('desk.promise.title')}
      </Button>
    )
  if (loose.kind === 'commitment') return <SettlePromise id={loose.id} />
  if (loose.kind === 'not_told')
    return (
      <>
        <SettleTold id={loose.id} />
        <SettlePromise id={loose.id} />
      </>
    )
  if (loose.kind === 'leg') return <SettleLeg id={loose.id} />
  return <SettleQuestion id={loose.id} />
}

/** What would be left loose, each with the way to settle it on the spot (R6, R11). */
export function LooseEnds(props: { readonly looseEnds: readonly Loose[]; readonly onPromise: () => void }) {
  const t = useT()
  const when = useWhen()
  return (
    <ul role="list" className="desk-loose">
      {props.looseEnds.map((loose) => (
        <li key={`${loose.kind}${loose.id ?? ''}`} className="desk-item">
          <p className="desk-item-title">{t(`desk.loose.${loose.kind}`, { what: loose.what })}</p>
          {loose.dueAt && (
            <p className="desk-quiet">
              {t('desk.loose.who_when', { who: loose.who ?? '', when: when.at(loose.dueAt) })}
            </p>
          )}
          <Settle loose={loose} onPromise={props.onPromise} />
        </li>
      ))}
    </ul>
  )
}
