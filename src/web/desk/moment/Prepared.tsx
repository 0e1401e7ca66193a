import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { automationRoutes } from '#domain/automation/contract.ts'
import type { Macro } from '#domain/automation/contract.ts'
import { knowledgeRoutes } from '#domain/knowledge/contract.ts'
import { fillIn } from '#core/text/placeholders.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { useNames } from '../macros/names.ts'
import { actionWords } from '../macros/words.ts'

type Answer = { readonly kind: 'answer'; readonly id: string; readonly name: string; readonly body: string }
type Steps = { readonly kind: 'macro'; readonly id: string; readonly name: string; readonly macro: Macro }
/** A prepared answer, or a macro: what can be chosen after “/”. */
export type Entry = (Answer | Steps) & { readonly serviceId: string | null }
const SHOWN = 6
const LONG = { staleTime: 300_000 }

/** Macros that are for this service, or for all. */
export function useMacros(serviceId: string | null): readonly Macro[] {
  const all = useCall(automationRoutes.macros, {}, { staleTime: 60_000 }).data?.items ?? []
  return all.filter((one) => one.serviceId === null || one.serviceId === serviceId)
}

function useFitting(
  wanted: string | undefined,
  serviceId: string | null,
  hasCase: boolean,
): readonly Entry[] {
  const answers = useCall(knowledgeRoutes.preparedAnswers, {}, LONG).data?.items ?? []
  const macros = useMacros(serviceId)
  if (wanted === undefined) return []
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  const all: Entry[] = [
    ...(hasCase ? macros : []).map((macro): Entry => ({ kind: 'macro', macro, ...macro })),
    ...answers.map((one): Entry => ({ kind: 'answer', ...one })),
  ]
  return all
    .filter((one) => words.every((word) => textOf(one).toLowerCase().includes(word)))
    .sort((a, b) => Number(b.serviceId === serviceId) - Number(a.serviceId === serviceId))
    .slice(0, SHOWN)
}

const textOf = (entry: Entry): string =>
  entry.kind === 'answer' ? `${entry.name} ${entry.body}` : entry.name

/** Fills in what is known of the case; what is not stays to be seen. */
export function useFilling(caseId: string | null, isOn: boolean): (body: string) => string {
  const params = { caseId: caseId ?? '' }
  const known = useCall(automationRoutes.values, { params }, { enabled: isOn && caseId !== null }).data ?? {}
  return (body) => fillIn(body, known).text
}

/** Prepared answers and macros while the text begins with “/”: the arrows choose, Enter takes one, Escape leaves. */
export function usePrepared(
  text: string,
  where: { serviceId: string | null; caseId: string | null },
  isOn: boolean,
) {
  const listId = useId()
  const [active, setActive] = useState(0)
  const [left, setLeft] = useState<string>()
  const wanted = isOn && text.startsWith('/') && !text.includes('\n') ? text.slice(1) : undefined
  const entries = useFitting(wanted, where.serviceId, where.caseId !== null)
  const fill = useFilling(where.caseId, wanted !== undefined)
  const isOpen = wanted !== undefined && left !== text
  const at = Math.min(active, Math.max(0, entries.length - 1))
  const idOf = (index: number): string => `${listId}-${index}`

  const onKey = (event: KeyboardEvent, choose: (entry: Entry) => void): boolean => {
    if (!isOpen) return false
    if (event.key === 'ArrowDown') setActive((at + 1) % Math.max(1, entries.length))
    else if (event.key === 'ArrowUp') setActive((at + entries.length - 1) % Math.max(1, entries.length))
    else if (event.key === 'Escape') setLeft(text)
    else if (event.key === 'Enter' && entries[at]) choose(entries[at])
    else return false
    return true
  }
  const controls = isOpen
    ? { 'aria-controls': listId, 'aria-activedescendant': entries.length > 0 ? idOf(at) : undefined }
    : {}
  return { isOpen, entries, at, listId, idOf, onKey, controls, fill }
}

/** The list of prepared answers and macros that fit what was typed after “/”. */
export function PreparedAnswers(props: {
  readonly prepared: Pick<ReturnType<typeof usePrepared>, 'entries' | 'at' | 'listId' | 'idOf' | 'fill'>
  readonly onChoose: (entry: Entry) => void
}) {
  const { entries, at, listId, idOf, fill } = props.prepared
  const t = useT()
  const names = useNames()
  if (entries.length === 0) return <p className="desk-quiet">{t('desk.write.prepared.none')}</p>
  const detail = (entry: Entry): string =>
    entry.kind === 'answer'
      ? fill(entry.body)
      : entry.macro.actions.map((one) => actionWords(one, names, t)).join(' · ')
  return (
    <ul role="listbox" id={listId} aria-label={t('desk.write.prepared')} className="desk-prepared">
      {entries.map((entry, index) => (
        <li
          key={entry.id}
          id={idOf(index)}
          role="option"
          aria-selected={index === at}
          onPointerDown={(event) => {
            // The field keeps the focus, so that writing goes on.
            event.preventDefault()
            props.onChoose(entry)
          }}
        >
          <strong>
            {entry.name}
            {entry.kind === 'macro' && <span className="desk-prepared-kind"> · {t('desk.macro')}</span>}
          </strong>
          <span className="desk-quiet">{detail(entry)}</span>
        </li>
      ))}
    </ul>
  )
}
