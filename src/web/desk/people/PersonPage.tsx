import { createLazyRoute, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import type { Client } from '#domain/clients/contract.ts'
import { dataAddress, useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { dotted } from '../../messages/direction.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Card, Skeleton } from '../../ui/Layout.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { X } from 'lucide-react'
import { Facts, TellFact } from '../known/Facts.tsx'
import { Reach } from '../known/Known.tsx'
import { Papers } from '../known/Papers.tsx'
import { ClientFields } from '../fields/Fields.tsx'
import { LogDialog } from '../log/LogDialog.tsx'
import { EraseForm, HoldForm } from '../merging/EraseForm.tsx'
import { SamePerson } from '../merging/SamePerson.tsx'
import { LinkDialog, Links } from '../moment/LinkDialog.tsx'
import { Go, useGo } from '../shell/Go.tsx'
import { Page } from '../shell/Page.tsx'
import { useMyself } from '../shell/ids.ts'
import { useWhen } from '../shell/when.ts'
import { EditPerson, ReachForm, RepresentativeForm } from './PersonForms.tsx'
import { Timeline } from './Timeline.tsx'

export const personRoute = createLazyRoute('/desk/people/$clientId')({ component: PersonPage })

type Doing = 'log' | 'edit' | 'reach' | 'representative' | 'link' | 'hold' | 'erase'

function Cases({ clientId, state }: { clientId: string; state: 'open' | 'resting' | 'closed' }) {
  const t = useT()
  const when = useWhen()
  const query = {
    clientId,
    whose: 'all' as const,
    state: state === 'closed' ? ('closed' as const) : ('open' as const),
    limit: 20,
    ...(state === 'resting' && { snoozed: 'true' as const }),
  }
  const { data } = useCall(caseRoutes.list, { query })
  if (!data || (state !== 'open' && data.items.length === 0)) return null
  return (
    <Card label={t(`desk.person.cases.${state}`)}>
      <h2>{t(`desk.person.cases.${state}`)}</h2>
      {data.items.length === 0 && <p className="desk-quiet">{t('desk.person.no_cases')}</p>}
      <ul role="list" className="desk-plain">
        {data.items.map((one) => (
          <li key={one.id} className="desk-item">
            <p className="desk-item-title">
              <Go to={`/desk/cases/${one.id}`}>{one.reference}</Go> <bdi>{one.need}</bdi>
            </p>
            <p className="desk-quiet">
              {one.service && `${one.service} · `}
              {one.owner.name}
              {one.next && (
                <>
                  {' '}
                  · <bdi>{one.next.what}</bdi>, {when.at(one.next.dueAt)}
                </>
              )}
              {one.closedAt && ` · ${when.day(one.closedAt)}`}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Ways({ client, onAdd }: { client: Client; onAdd: () => void }) {
  const t = useT()
  const when = useWhen()
  const remove = useCommand(clientRoutes.removeIdentifier, { refreshes: [clientRoutes.get] })
  return (
    <Card label={t('desk.known.reach')}>
      <h2>{t('desk.known.reach')}</h2>
      {client.identifiers.length === 0 && <p className="desk-quiet">{t('desk.person.no_reach')}</p>}
      <ul role="list" className="desk-plain">
        {client.identifiers.map((one) => (
          <li key={one.id} className="desk-line">
            <span>
              <bdi>{one.shown}</bdi>{' '}
              <span className="desk-quiet">
                {t(`desk.person.${one.kind}`)}
                {one.provedAt && ` · ${t('desk.person.proved', { date: when.day(one.provedAt) })}`}
              </span>
            </span>
            <IconButton
              size="s"
              label={t('desk.person.remove_reach', { value: one.shown })}
              icon={<X size={16} aria-hidden="true" />}
              onPress={() => remove.mutate({ params: { clientId: client.id, identifierId: one.id } })}
            />
          </li>
        ))}
      </ul>
      <ProblemNotice error={remove.error} />
      <Button size="s" onPress={onAdd}>
        {t('desk.person.add_reach')}
      </Button>
    </Card>
  )
}

function Representatives({ client, onAdd }: { client: Client; onAdd: () => void }) {
  const t = useT()
  return (
    <Card label={t('desk.known.representatives')}>
      <h2>{t('desk.known.representatives')}</h2>
      {client.representatives.length === 0 && (
        <p className="desk-quiet">{t('desk.person.no_representatives')}</p>
      )}
      <ul role="list" className="desk-plain">
        {client.representatives.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong> ({one.relation}): {one.may}{' '}
            <span className="desk-quiet">{dotted([one.phone, one.email])}</span>
          </li>
        ))}
      </ul>
      <Button size="s" onPress={onAdd}>
        {t('desk.person.add_representative')}
      </Button>
    </Card>
  )
}

function Told({ client }: { client: Client }) {
  const t = useT()
  const telling = { clientId: client.id, contactId: null, caseId: null }
  return (
    <Card label={t('desk.known.facts')}>
      <h2>{t('desk.known.facts')}</h2>
      {client.facts.length === 0 && <p className="desk-quiet">{t('desk.person.no_facts')}</p>}
      <Facts facts={client.facts} telling={telling} />
      <TellFact telling={telling} />
    </Card>
  )
}

function Dialogs({
  client,
  doing,
  onClose,
}: {
  client: Client
  doing: Doing | undefined
  onClose: () => void
}) {
  const t = useT()
  const name = client.name ?? t('desk.unknown')
  if (doing === 'log') return <LogDialog clientId={client.id} name={name} onClose={onClose} />
  if (doing === 'edit') return <EditPerson client={client} onClose={onClose} />
  if (doing === 'reach') return <ReachForm clientId={client.id} onClose={onClose} />
  if (doing === 'representative') return <RepresentativeForm clientId={client.id} onClose={onClose} />
  if (doing === 'link') return <LinkDialog clientId={client.id} caseId={null} name={name} onClose={onClose} />
  if (doing === 'hold') return <HoldForm client={client} onClose={onClose} />
  if (doing === 'erase') return <EraseForm client={client} onClose={onClose} />
  return null
}

/** What is done seldom: everything that is kept, as a download; and for admins to hold and to erase. */
function More({ client, open }: { client: Client; open: (doing: Doing) => void }) {
  const t = useT()
  const isAdmin = useMyself()?.roles.includes('admin') === true
  const entries = [
    { id: 'data', label: t('desk.data.get'), onAction: () => location.assign(dataAddress(client.id)) },
    ...(isAdmin
      ? [
          { id: 'hold', label: t('desk.data.hold'), onAction: () => open('hold') },
          { id: 'erase', label: t('desk.erase'), onAction: () => open('erase') },
        ]
      : []),
  ]
  return <Menu label={t('desk.do.more')} trigger={<Button>{t('desk.nav.more')}</Button>} entries={entries} />
}

function Person({ client }: { client: Client }) {
  const t = useT()
  const when = useWhen()
  const [doing, setDoing] = useState<Doing>()
  const name = client.name ?? t('desk.unknown')
  return (
    <>
      <header className="desk-person-head">
        <Avatar name={name} size="l" />
        <div>
          <h1>{name}</h1>
          <Reach client={client} />
          <p className="desk-quiet">{t('desk.person.since', { date: when.day(client.createdAt) })}</p>
        </div>
        <div className="desk-row-actions">
          <Button variant="primary" onPress={() => setDoing('log')}>
            {t('desk.person.contact')}
          </Button>
          <Button onPress={() => setDoing('edit')}>{t('desk.person.edit')}</Button>
          <Button onPress={() => setDoing('link')}>{t('desk.do.link')}</Button>
          <More client={client} open={setDoing} />
        </div>
      </header>
      <div className="desk-person-columns">
        <div className="desk-person-side">
          <Cases clientId={client.id} state="open" />
          <Cases clientId={client.id} state="resting" />
          <Told client={client} />
          <ClientFields clientId={client.id} />
          <Ways client={client} onAdd={() => setDoing('reach')} />
          <SamePerson client={client} />
          <Representatives client={client} onAdd={() => setDoing('representative')} />
          <Card label={t('desk.known.papers')}>
            <h2>{t('desk.known.papers')}</h2>
            {client.papers.length === 0 ? (
              <p className="desk-quiet">{t('desk.person.no_papers')}</p>
            ) : (
              <Papers papers={client.papers} />
            )}
          </Card>
          <Card label={t('desk.person.links')}>
            <h2>{t('desk.person.links')}</h2>
            <Links clientId={client.id} />
          </Card>
          <Cases clientId={client.id} state="closed" />
        </div>
        <Timeline clientId={client.id} />
      </div>
      <Dialogs client={client} doing={doing} onClose={() => setDoing(undefined)} />
    </>
  )
}

/** Everything about a person on one page. */
function PersonPage() {
  const { clientId } = useParams({ strict: false }) as { clientId: string }
  const t = useT()
  const go = useGo()
  const { data: client, error, refetch } = useCall(clientRoutes.get, { params: { clientId } })
  // Somebody who was put together with another lives on there.
  const livesOn = client && client.id !== clientId ? client.id : undefined
  useEffect(() => {
    if (livesOn !== undefined) go(`/desk/people/${livesOn}`)
  }, [livesOn, go])
  return (
    <Page title={client?.name ?? t('desk.people.title')} wide>
      {!client && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!client && !error && <Skeleton lines={8} />}
      {client && <Person key={client.id} client={client} />}
    </Page>
  )
}
