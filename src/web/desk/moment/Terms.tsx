import { useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { termRoutes } from '#domain/cases/contract.terms.ts'
import type { TermTold } from '#domain/cases/contract.terms.ts'
import type { Service } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { useWhen } from '../shell/when.ts'
import { TermsOtherwise } from './TermsOtherwise.tsx'
import './terms.css'

export type PublishedTerm = Service['terms'][number]

const useTerms = (caseId: string) => useCall(termRoutes.list, { params: { caseId } }, { staleTime: 30_000 })

/** For whoever looks at the case: what the client was told otherwise than published, in a plain line each (R20). */
export function TermsFlag({ caseId }: { caseId: string }) {
  const t = useT()
  const when = useWhen()
  const differing = useTerms(caseId).data?.told.filter((one) => one.differs) ?? []
  return differing.map((one) => (
    <Notice key={one.id} tone="warn" announced={false}>
      <p>
        {t('desk.terms.differs', { label: one.label, told: one.told, published: one.published })}
        {'. '}
        <span>
          {t('desk.terms.differs.who', {
            reason: one.reason ? t(`desk.terms.reason.${one.reason}`) : '',
            name: one.by.name,
            when: when.at(one.at),
          })}
        </span>
      </p>
    </Notice>
  ))
}

type TellingProps = {
  readonly caseId: string
  /** The conversation in which it is told, if it is one. */
  readonly contactId?: string | undefined
  /** Puts words into the reply; left out where the two speak with each other. */
  readonly onPut?: ((words: string) => void) | undefined
}

/** Tells a term: the sentence goes into the reply, and the ledger knows. */
export function useTelling({ caseId, contactId, onPut }: TellingProps) {
  const t = useT()
  const tell = useCommand(termRoutes.tell, {
    refreshes: [termRoutes.list, caseRoutes.get],
    onSuccess: ({ label, told }) => {
      onPut?.(t('desk.terms.sentence', { label, value: told }))
      toast({ text: t('desk.terms.recorded', { label, value: told }) })
    },
  })
  const params = { caseId }
  const about = contactId === undefined ? {} : { contactId }
  return {
    tell: (body: { label: string; otherwise?: Otherwise }) =>
      tell.mutateAsync({ params, body: { ...about, ...body } }),
    asPublished: (label: string) => tell.mutate({ params, body: { ...about, label } }),
    isBusy: tell.isPending,
    error: tell.error,
  }
}

export type Otherwise = {
  value: string
  pence: number | null
  reason: NonNullable<TermTold['reason']>
  note: string | null
}

function Row(props: {
  readonly term: PublishedTerm
  readonly told: TermTold | undefined
  readonly isWritten: boolean
  readonly isBusy: boolean
  readonly onTell: () => void
  readonly onOtherwise: () => void
}) {
  const { term, told, isWritten, isBusy, onTell, onOtherwise } = props
  const { label, value } = term
  const t = useT()
  const when = useWhen()
  const way = isWritten ? ('desk.terms.put' as const) : ('desk.terms.said' as const)
  return (
    <li className="desk-term">
      <div>
        <span>{label}</span> <strong>{value}</strong>
        {told && ' '}
        {told && <span className="desk-quiet">{t('desk.terms.told', { when: when.at(told.at) })}</span>}
      </div>
      <div className="desk-row-actions">
        <Button size="s" isDisabled={isBusy} onPress={onTell} aria-label={t(`${way}.label`, { label })}>
          {t(way)}
        </Button>
        <Button
          size="s"
          variant="quiet"
          onPress={onOtherwise}
          aria-label={t('desk.terms.otherwise.label', { label })}
        >
          {t('desk.terms.otherwise')}
        </Button>
      </div>
    </li>
  )
}

/** What the service has published (R20): one tap tells it; telling it otherwise asks why. */
export function Terms(props: TellingProps) {
  const { caseId, onPut } = props
  const t = useT()
  const { data } = useTerms(caseId)
  const telling = useTelling(props)
  const [otherwise, setOtherwise] = useState<PublishedTerm>()
  if (!data || data.published.length === 0) return null
  return (
    <details className="desk-terms-told" open>
      <summary>{t('desk.service.terms')}</summary>
      <ul role="list" className="desk-plain">
        {data.published.map((term) => (
          <Row
            key={term.label}
            term={term}
            told={data.told.find((one) => one.label === term.label)}
            isWritten={onPut !== undefined}
            isBusy={telling.isBusy}
            onTell={() => telling.asPublished(term.label)}
            onOtherwise={() => setOtherwise(term)}
          />
        ))}
      </ul>
      {!otherwise && <ProblemNotice error={telling.error} />}
      {otherwise && (
        <TermsOtherwise term={otherwise} telling={telling} onClose={() => setOtherwise(undefined)} />
      )}
    </details>
  )
}
