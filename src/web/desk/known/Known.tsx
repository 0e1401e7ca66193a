import { useState } from 'react'
import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import type { CaseSummary } from '#domain/cases/contract.ts'
import type { Client } from '#domain/clients/contract.ts'
import type { z } from 'zod'
import { useT } from '../../messages/Messages.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Words.tsx'
import { Button } from '../../ui/Button.tsx'
import { languageName } from '../offers/reasons.ts'
import { Go } from '../shell/Go.tsx'
import { useWhen } from '../shell/when.ts'
import { Facts, TellFact } from './Facts.tsx'
import type { Telling } from './Facts.tsx'
import { Papers } from './Papers.tsx'

type Summary = z.infer<typeof CaseSummary>

/** How to reach and help the person: identifiers, preference, language, needs for access. */
export function Reach({ client }: { client: Client }) {
  const t = useT()
  const intl = useIntl()
  return (
    <div className="desk-reach">
      {client.identifiers.map((one) => (
        <bdi key={one.id}>{one.shown}</bdi>
      ))}
      {client.preferredChannel && (
        <span>
          {t('desk.known.prefers', { channel: t(`desk.channel.${client.preferredChannel}`) })}
          {client.preferredTimes && `, ${client.preferredTimes}`}
        </span>
      )}
      {client.language !== 'en' && (
        <Badge tone="golden">
          {t('desk.known.language', { language: languageName(intl, client.language) })}
        </Badge>
      )}
      {client.accessNeeds.map((need) => (
        <Badge key={need} tone="golden">
          {t(`desk.access.${need}`)}
        </Badge>
      ))}
      {client.accessNote && <span>{client.accessNote}</span>}
    </div>
  )
}

function Representatives({ client }: { client: Client }) {
  const t = useT()
  if (client.representatives.length === 0) return null
  return (
    <section>
      <h3>{t('desk.known.representatives')}</h3>
      <ul role="list" className="desk-plain">
        {client.representatives.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong> ({one.relation}): {one.may}
            {one.phone && (
              <>
                {' '}
                · <bdi>{one.phone}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function OpenCases({ cases }: { cases: readonly Summary[] }) {
  const t = useT()
  const when = useWhen()
  if (cases.length === 0) return null
  return (
    <section>
      <h3>{t('desk.known.cases')}</h3>
      <ul role="list" className="desk-plain">
        {cases.map((one) => (
          <li key={one.id}>
            <Go to={`/desk/cases/${one.id}`}>{one.reference}</Go> <bdi>{one.need}</bdi>
            <span className="desk-quiet">
              {' '}
              {one.owner.name}
              {one.next && (
                <>
                  {' '}
                  · <bdi>{one.next.what}</bdi>, {when.at(one.next.dueAt)}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The person, and everything that need not be asked again (R9): on top of the moment. */
export function Known(props: {
  readonly client: Client
  readonly telling: Telling
  readonly otherCases: readonly Summary[]
  readonly onUse: (words: string) => void
  /** Came by a link or code of their own; otherwise it is what they say of themselves. */
  readonly proved: boolean
  /** How to say that it is somebody else. */
  readonly otherwise?: ReactNode
}) {
  const { client, telling, otherCases, onUse, proved, otherwise } = props
  const t = useT()
  const [isTelling, setTelling] = useState(false)
  const name = client.name ?? t('desk.unknown')
  const isEmpty = client.facts.length === 0 && client.papers.length === 0
  return (
    <section className="desk-known" aria-labelledby="desk-known-title">
      <div className="desk-known-person">
        <Avatar name={name} size="l" />
        <div>
          <h2 id="desk-known-title">
            <Go to={`/desk/people/${client.id}`} title={t('desk.known.person', { name })}>
              {name}
            </Go>
          </h2>
          <Reach client={client} />
          {!proved && <p className="desk-quiet">{t('desk.known.says')}</p>}
          {otherwise}
        </div>
      </div>
      <div className="desk-known-facts">
        <h3>{t('desk.known')}</h3>
        {isEmpty && <p className="desk-quiet">{t('desk.known.nothing')}</p>}
        <Facts facts={client.facts} telling={telling} onUse={onUse} />
        <Button size="s" variant="quiet" aria-expanded={isTelling} onPress={() => setTelling(!isTelling)}>
          {t('desk.known.tell')}
        </Button>
        {isTelling && <TellFact telling={telling} />}
        {client.papers.length > 0 && (
          <section>
            <h3>{t('desk.known.papers')}</h3>
            <Papers papers={client.papers} />
          </section>
        )}
        <Representatives client={client} />
        <OpenCases cases={otherCases} />
      </div>
    </section>
  )
}
