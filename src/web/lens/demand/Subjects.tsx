import { useState } from 'react'
import { demandRoutes } from '#domain/demand/contract.ts'
import type { DemandFilter, Subject, SubjectProposal } from '#domain/demand/contract.ts'
import { useCall } from '../../client.ts'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { Section } from '../LensPage.tsx'
import { useLensSay } from '../useLensSay.ts'
import { MergeForm, NameForm, RenameForm } from './SubjectForms.tsx'

type Doing =
  | { readonly kind: 'name'; readonly proposal: SubjectProposal }
  | { readonly kind: 'rename' | 'merge'; readonly subject: Subject }

const SHOWN_EXAMPLES = 4
/** So many groups are shown at first: naming goes one by one. */
const SHOWN_GROUPS = 8

/** Examples in different words: what many said alike is said once. */
function distinct(examples: SubjectProposal['examples']): SubjectProposal['examples'] {
  return [...new Map(examples.map((one) => [one.need, one])).values()].slice(0, SHOWN_EXAMPLES)
}

function Proposal(props: {
  readonly proposal: SubjectProposal
  readonly near: string | undefined
  readonly onName: (() => void) | undefined
}) {
  const { proposal, near, onName } = props
  const { t } = useLensSay()
  const words = proposal.words.slice(0, 6).join(', ')
  const [first, ...rest] = distinct(proposal.examples)
  // A small group may have no word to itself: then the words of one client stand for it.
  const about = words || `“${first?.need ?? ''}”`
  return (
    <li className="demand-card">
      <h3>{about}</h3>
      <p className="demand-beside">{t('demand.subject.contacts', { contacts: proposal.contacts })}</p>
      <ul role="list" className="demand-words">
        {(words && first ? [first, ...rest] : rest).map(({ contactId, need }) => (
          <li key={contactId}>“{need}”</li>
        ))}
      </ul>
      {near !== undefined && <p className="lens-period">{t('demand.proposal.near', { name: near })}</p>}
      {onName && (
        <div>
          <Button size="s" onPress={onName}>
            {t('demand.subject.name')}
            <VisuallyHidden>{` ${about}`}</VisuallyHidden>
          </Button>
        </div>
      )}
    </li>
  )
}

function NamedRow(props: {
  readonly subject: Subject
  readonly mayKeep: boolean
  readonly mayMerge: boolean
  readonly onDo: (doing: Doing) => void
}) {
  const { subject, mayKeep, mayMerge, onDo } = props
  const { t } = useLensSay()
  const ways = ['rename', ...(mayMerge ? ['merge' as const] : [])] as const
  return (
    <li>
      <strong>{subject.name}</strong>
      <small>
        {t('demand.subject.contacts', { contacts: subject.contacts })}
        {subject.words.length > 0 &&
          ` · ${t('demand.proposal.words', { words: subject.words.slice(0, 8).join(', ') })}`}
      </small>
      {mayKeep && (
        <div className="lens-card-ways">
          {ways.map((kind) => (
            <Button key={kind} size="s" variant="quiet" onPress={() => onDo({ kind, subject })}>
              {t(`demand.subject.${kind}`)}
              <VisuallyHidden>{` ${subject.name}`}</VisuallyHidden>
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}

/** Subjects with a name, and groups of needs that wait for one: a person reads the examples and names them. */
export function Subjects(props: { readonly query: DemandFilter; readonly mayKeep: boolean }) {
  const { query, mayKeep } = props
  const { t } = useLensSay()
  const [doing, setDoing] = useState<Doing>()
  const [all, setAll] = useState(false)
  const { data, error, refetch } = useCall(
    demandRoutes.subjects,
    { query },
    { keep: true, staleTime: 60_000 },
  )
  if (!data)
    return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />
  const { named, proposals } = data
  const shown = all ? proposals : proposals.slice(0, SHOWN_GROUPS)
  const close = () => setDoing(undefined)
  return (
    <>
      <Section title={t('demand.named')}>
        {named.length === 0 && <p>{t('demand.named.none')}</p>}
        <ul role="list" className="lens-rows">
          {named.map((subject) => (
            <NamedRow
              key={subject.id}
              subject={subject}
              mayKeep={mayKeep}
              mayMerge={named.length > 1}
              onDo={setDoing}
            />
          ))}
        </ul>
      </Section>
      <Section title={t('demand.proposals')}>
        <p className="lens-period">{t('demand.proposals.lead')}</p>
        {proposals.length === 0 && <p>{t('demand.proposals.none')}</p>}
        <ul role="list" className="demand-cards">
          {shown.map((proposal) => (
            <Proposal
              key={proposal.key}
              proposal={proposal}
              near={named.find(({ id }) => id === proposal.nearId)?.name}
              onName={mayKeep ? () => setDoing({ kind: 'name', proposal }) : undefined}
            />
          ))}
        </ul>
        {shown.length < proposals.length && (
          <div>
            <Button variant="quiet" onPress={() => setAll(true)}>
              {t('demand.proposals.more', { count: proposals.length - shown.length })}
            </Button>
          </div>
        )}
      </Section>
      {doing?.kind === 'name' && <NameForm proposal={doing.proposal} onClose={close} />}
      {doing?.kind === 'rename' && <RenameForm subject={doing.subject} onClose={close} />}
      {doing?.kind === 'merge' && <MergeForm subject={doing.subject} others={named} onClose={close} />}
    </>
  )
}
