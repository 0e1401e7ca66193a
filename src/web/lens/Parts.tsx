import type { z } from 'zod'
import type { ContactSummary, Now } from '#domain/contacts/contract.ts'
import { Go } from '../desk/shell/Go.tsx'
import { PresenceDot } from '../desk/shell/PresenceDot.tsx'
import { useWhen } from '../desk/shell/when.ts'
import { useT } from '../messages/Messages.tsx'
import { Badge } from '../ui/Words.tsx'
import { useNow } from '../ui/time.ts'
import { freePeople } from './sentence.ts'

type Contact = z.infer<typeof ContactSummary>
type Person = Now['people'][number]

function Who({ contact }: { contact: Contact }) {
  const t = useT()
  return (
    <p className="lens-row-head">
      <Go to={`/desk/contacts/${contact.id}`}>{contact.clientName ?? t('desk.unknown')}</Go>
      <span className="desk-quiet">{t(`desk.channel.${contact.channel}`)}</span>
      {contact.stakes === 'moment_of_truth' && <Badge tone="golden">{t('lens.moment_of_truth')}</Badge>}
    </p>
  )
}

/** Who waits, since when, and who is offered. */
export function Waiting({ contacts }: { contacts: readonly Contact[] }) {
  const t = useT()
  const when = useWhen()
  const now = useNow(5_000)
  const span = (from: string): string => when.span((now - Date.parse(from)) / 1000)
  return (
    <section className="lens-part" aria-labelledby="lens-waiting">
      <h2 id="lens-waiting">{t('lens.waiting')}</h2>
      {contacts.length === 0 && <p className="desk-quiet">{t('lens.waiting.none')}</p>}
      <ul role="list">
        {contacts.map((contact) => (
          <li key={contact.id}>
            <Who contact={contact} />
            <p className="lens-need">
              <bdi>{contact.need}</bdi>
            </p>
            <p className="desk-quiet">
              <strong>{t('lens.since', { span: span(contact.placeAt) })}</strong>
              {' · '}
              {contact.offeredTo
                ? t('lens.offered', { name: contact.offeredTo.name })
                : t('lens.not_offered')}
              {contact.callBackTo && ` · ${t('lens.call_back')}`}
              {contact.estimate &&
                ` · ${t('lens.estimate', {
                  low: when.span(contact.estimate.lowSeconds),
                  high: when.span(contact.estimate.highSeconds),
                })}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who talks with whom. */
export function Talking({ contacts }: { contacts: readonly Contact[] }) {
  const t = useT()
  const when = useWhen()
  const now = useNow(15_000)
  return (
    <section className="lens-part" aria-labelledby="lens-talking">
      <h2 id="lens-talking">{t('lens.talking')}</h2>
      {contacts.length === 0 && <p className="desk-quiet">{t('lens.talking.none')}</p>}
      <ul role="list">
        {contacts.map((contact) => (
          <li key={contact.id}>
            <Who contact={contact} />
            <p className="lens-need">
              <bdi>{contact.need}</bdi>
            </p>
            <p className="desk-quiet">
              {contact.agent && t('lens.with', { name: contact.agent.name })}{' '}
              {contact.experts.length > 0 &&
                t('lens.and_experts', { names: contact.experts.map((one) => one.name).join(', ') })}
              {contact.answeredAt && ` · ${when.span((now - Date.parse(contact.answeredAt)) / 1000)}`}
              {contact.onHold && ` · ${t('lens.on_hold')}`}
              {contact.channel === 'chat' && !contact.clientHere && ` · ${t('lens.client_gone')}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function PeopleGroup({ title, people }: { title: string; people: readonly Person[] }) {
  const t = useT()
  const when = useWhen()
  const now = useNow(30_000)
  if (people.length === 0) return null
  return (
    <>
      <h3>
        {title} <span className="desk-quiet">{people.length}</span>
      </h3>
      <ul role="list" className="lens-people">
        {people.map((one) => (
          <li key={one.agent.id}>
            <PresenceDot state={one.presence} />
            <span>
              {one.agent.name}{' '}
              <span className="desk-quiet">
                {one.department} · {one.reason ?? t(`desk.presence.${one.presence}`)}
                {one.since && ` · ${when.span((now - Date.parse(one.since)) / 1000)}`}
                {one.live > 0 && ` · ${t('lens.people.live', { count: one.live })}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Who is there: free, with clients, busy, away. By name; nobody is compared. */
export function People({ now }: { now: Now }) {
  const t = useT()
  const free = freePeople(now)
  const talking = now.people.filter((one) => one.live > 0)
  const rest = now.people.filter((one) => !free.includes(one) && !talking.includes(one))
  const isAway = (one: Person): boolean => one.presence === 'away' || one.presence === 'offline'
  return (
    <section className="lens-part" aria-labelledby="lens-people">
      <h2 id="lens-people">{t('lens.people')}</h2>
      {now.people.length === 0 && <p className="desk-quiet">{t('lens.people.none')}</p>}
      <PeopleGroup title={t('lens.people.free')} people={free} />
      <PeopleGroup title={t('lens.people.talking')} people={talking} />
      <PeopleGroup title={t('lens.people.busy')} people={rest.filter((one) => !isAway(one))} />
      <PeopleGroup title={t('lens.people.away')} people={rest.filter(isAway)} />
    </section>
  )
}

/** Promises that may slip, soonest first. */
export function AtRisk({ promises }: { promises: Now['atRisk'] }) {
  const t = useT()
  const when = useWhen()
  const now = useNow(30_000)
  return (
    <section className="lens-part" aria-labelledby="lens-risk">
      <h2 id="lens-risk">{t('lens.risk')}</h2>
      {promises.length === 0 && <p className="desk-quiet">{t('lens.risk.none')}</p>}
      <ul role="list">
        {promises.map((promise) => (
          <li key={promise.id}>
            <p className="lens-row-head">
              <Go to={`/desk/cases/${promise.caseId}`}>{promise.caseReference}</Go>
              <span className="desk-quiet">
                {t('lens.risk.by', {
                  name: promise.by.name,
                  client: promise.clientName ?? t('desk.unknown'),
                })}
              </span>
            </p>
            <p className="lens-need">
              <bdi>{promise.what}</bdi>
            </p>
            <p className="desk-quiet">
              {t('lens.risk.due', { when: when.at(promise.dueAt) })} ({when.distance(promise.dueAt, now)})
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
