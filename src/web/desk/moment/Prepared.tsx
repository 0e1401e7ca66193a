import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { knowledgeRoutes } from '#domain/knowledge/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'

type Answer = { readonly id: string; readonly name: string; readonly body: string }
const SHOWN = 6

function useFitting(wanted: string | undefined, serviceId: string | null): readonly Answer[] {
  const all = useCall(knowledgeRoutes.preparedAnswers, {}, { staleTime: 300_000 }).data?.items ?? []
  if (wanted === undefined) return []
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  return all
    .filter((one) => words.every((word) => `${one.name} ${one.body}`.toLowerCase().includes(word)))
    .sort((a, b) => Number(b.serviceId === serviceId) - Number(a.serviceId === serviceId))
    .slice(0, SHOWN)
}

/** Prepared answers while the text begins with “/”: the arrows choose, Enter puts one in, Escape leaves. */
export function usePrepared(text: string, serviceId: string | null, isOn: boolean) {
  const listId = useId()
  const [active, setActive] = useState(0)
  const [left, setLeft] = useState<string>()
  const wanted = isOn && text.startsWith('/') && !text.includes('\n') ? text.slice(1) : undefined
  const answers = useFitting(wanted, serviceId)
  const isOpen = wanted !== undefined && left !== text
  const at = Math.min(active, Math.max(0, answers.length - 1))
  const idOf = (index: number): string => `${listId}-${index}`

  const onKey = (event: KeyboardEvent, choose: (body: string) => void): boolean => {
    if (!isOpen) return false
    if (event.key === 'ArrowDown') setActive((at + 1) % Math.max(1, answers.length))
    else if (event.key === 'ArrowUp') setActive((at + answers.length - 1) % Math.max(1, answers.length))
    else if (event.key === 'Escape') setLeft(text)
    else if (event.key === 'Enter' && answers[at]) choose(answers[at].body)
    else return false
    return true
  }
  const controls = isOpen
    ? { 'aria-controls': listId, 'aria-activedescendant': answers.length > 0 ? idOf(at) : undefined }
    : {}
  return { isOpen, answers, at, listId, idOf, onKey, controls }
}

/** The list of prepared answers that fit what was typed after “/”. */
export function PreparedAnswers(props: {
  readonly prepared: Pick<ReturnType<typeof usePrepared>, 'answers' | 'at' | 'listId' | 'idOf'>
  readonly onChoose: (body: string) => void
}) {
  const { answers, at, listId, idOf } = props.prepared
  const t = useT()
  if (answers.length === 0) return <p className="desk-quiet">{t('desk.write.prepared.none')}</p>
  return (
    <ul role="listbox" id={listId} aria-label={t('desk.write.prepared')} className="desk-prepared">
      {answers.map((answer, index) => (
        <li
          key={answer.id}
          id={idOf(index)}
          role="option"
          aria-selected={index === at}
          onPointerDown={(event) => {
            // The field keeps the focus, so that writing goes on.
            event.preventDefault()
            props.onChoose(answer.body)
          }}
        >
          <strong>{answer.name}</strong>
          <span className="desk-quiet">{answer.body}</span>
        </li>
      ))}
    </ul>
  )
}
