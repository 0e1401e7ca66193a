import { useIntl } from 'react-intl'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { Moment } from '#domain/contacts/contract.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { Badge } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { sayReason } from '../offers/reasons.ts'
import { PromiseRow } from '../promises/PromiseRow.tsx'
import { Go } from '../shell/Go.tsx'
import { useWhen } from '../shell/when.ts'
import { ClientPage } from './ClientPage.tsx'
import { DemandPart } from './Demand.tsx'
import { Guides } from './Guides.tsx'
import { ServiceNotices } from './ServiceNotices.tsx'
import { Terms, TermsFlag } from './Terms.tsx'

function Status({ moment }: { moment: Moment }) {
  const t = useT()
  const held = moment.segments.find((one) => !one.endedAt && (one.kind === 'hold' || one.kind === 'consult'))
  if (moment.state === 'ended' && moment.ending)
    return (
      <Notice announced={false} tone="good">
        <p>
          {t('desk.moment.ended', { ending: t(`desk.moment.ended.${moment.ending}`) })}{' '}
          {moment.case && <Go to={`/desk/cases/${moment.case.id}`}>{t('desk.moment.open_case')}</Go>}
        </p>
      </Notice>
    )
  if (moment.state === 'waiting') return <Notice announced={false}>{t('desk.moment.waiting')}</Notice>
  if (held)
    return (
      <Notice tone="warn">{t(held.kind === 'hold' ? 'desk.moment.held' : 'desk.moment.consulting')}</Notice>
    )
  if (moment.channel === 'chat' && !moment.clientHere) return <Notice>{t('desk.moment.client_gone')}</Notice>
  return null
}

function Why({ moment }: { moment: Moment }) {
  const t = useT()
  const intl = useIntl()
  const when = useWhen()
  if (moment.reasons.length === 0) return null
  return (
    <details className="desk-why">
      <summary>{t('desk.moment.why_me')}</summary>
      <ul>
        {moment.reasons.map((reason) => (
          <li key={reason.code}>{sayReason(reason, t, intl, when.span)}</li>
        ))}
      </ul>
    </details>
  )
}

function Said({ moment }: { moment: Moment }) {
  const t = useT()
  const { minutesAvailable, canTalkPrivately, callBackTo } = moment
  return (
    <>
      {callBackTo && (
        <a className="desk-call" href={`tel:${callBackTo}`}>
          {t('desk.moment.call_to', { phone: callBackTo })}
        </a>
      )}
      {minutesAvailable !== null && <Badge>{t('desk.offer.minutes', { count: minutesAvailable })}</Badge>}
      {canTalkPrivately !== null && (
        <Badge>{t(canTalkPrivately ? 'desk.offer.private' : 'desk.offer.not_private')}</Badge>
      )}
    </>
  )
}

/** Whoever answers is not always the owner: a call may come in anywhere, and its case stays with the one who owns it. */
function partOf(one: Moment['participants'][number], ownerId: string | undefined) {
  if (one.agent.id === ownerId) return 'owner'
  return one.part === 'owner' ? 'answering' : one.part
}

/** On top of the moment: the need, how it came, who is in it, and what to know at once. */
export function MomentHead({ moment }: { moment: Moment }) {
  const t = useT()
  const present = moment.participants.filter((one) => !one.leftAt)
  const owner = moment.case?.owner
  return (
    <header className="desk-moment-head">
      <div className="desk-moment-title">
        <h1>
          <bdi>{moment.need || moment.client?.name || t('desk.unknown')}</bdi>
        </h1>
        <div className="desk-marks">
          <Badge tone="accent">{t(`desk.channel.${moment.channel}`)}</Badge>
          {moment.stakes === 'moment_of_truth' && (
            <Tooltip text={t('desk.moment_of_truth.hint')}>
              <Button size="s" variant="golden">
                {t('desk.moment_of_truth')}
              </Button>
            </Tooltip>
          )}
          <Said moment={moment} />
          {moment.case && <Go to={`/desk/cases/${moment.case.id}`}>{moment.case.reference}</Go>}
          <Why moment={moment} />
        </div>
      </div>
      <ul role="list" className="desk-participants" aria-label={t('desk.moment.participants')}>
        {owner && !present.some((one) => one.agent.id === owner.id) && (
          <li className="desk-quiet">{t('desk.moment.owned_by', { name: owner.name })}</li>
        )}
        {present.map((one) => (
          <li key={one.agent.id + one.part}>
            <Avatar name={one.agent.name} size="s" />
            <span>
              {one.agent.name}{' '}
              <span className="desk-quiet">{t(`desk.moment.${partOf(one, owner?.id)}`)}</span>
            </span>
          </li>
        ))}
        {moment.invited.map((one) => (
          <li key={one.offerId} className="desk-quiet">
            {t('desk.moment.invited', { name: one.agent.name })}
          </li>
        ))}
      </ul>
      <Status moment={moment} />
      <ServiceNotices serviceId={moment.serviceId} />
      {moment.channel === 'chat' && <ClientPage contactId={moment.id} />}
    </header>
  )
}

/** This may be about a case that is open already: one tap joins them, so that nobody begins anew. */
function OtherCase({ moment }: { moment: Moment }) {
  const t = useT()
  const join = useCommand(contactRoutes.change, {
    refreshes: [contactRoutes.get, contactRoutes.mine, caseRoutes.get],
    onSuccess: (_, { body }) => {
      const reference = moment.otherCases.find((one) => one.id === body.caseId)?.reference ?? ''
      toast({ text: t('desk.moment.joined_case', { reference }) })
    },
  })
  if (moment.otherCases.length === 0) return null
  return (
    <details className="desk-other-cases">
      <summary>{t('desk.moment.other_case')}</summary>
      <ul role="list" className="desk-plain">
        {moment.otherCases.map((one) => (
          <li key={one.id} className="desk-item">
            <p>
              <Go to={`/desk/cases/${one.id}`}>{one.reference}</Go> <bdi>{one.need}</bdi>
            </p>
            <p className="desk-quiet">{one.owner.name}</p>
            <Button
              size="s"
              busy={join.isPending}
              onPress={() => join.mutate({ params: { contactId: moment.id }, body: { caseId: one.id } })}
            >
              {t('desk.moment.about_this')}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNotice error={join.error} />
    </details>
  )
}

/** What was put with a case that was open before may be about something else: then it gets a case of its own. */
function SomethingNew({ moment }: { moment: Moment }) {
  const t = useT()
  const when = useWhen()
  const part = useCommand(contactRoutes.change, {
    refreshes: [contactRoutes.get, contactRoutes.mine, caseRoutes.get, caseRoutes.list],
    onSuccess: () => toast({ text: t('desk.moment.new_case.done') }),
  })
  const { case: now } = moment
  if (!now || Date.parse(now.openedAt) >= Date.parse(moment.arrivedAt)) return null
  return (
    <div className="desk-something-new">
      <p className="desk-quiet">
        {t('desk.moment.which_case', { reference: now.reference, date: when.day(now.openedAt) })}
      </p>
      <div title={t('desk.moment.new_case.hint')}>
        <Button
          size="s"
          busy={part.isPending}
          onPress={() => part.mutate({ params: { contactId: moment.id }, body: { newCase: true } })}
        >
          {t('desk.moment.new_case')}
        </Button>
      </div>
      <ProblemNotice error={part.error} />
    </div>
  )
}

/** Which case this is about: it decides which story is told, so it stands above it. */
export function WhichCase({ moment }: { moment: Moment }) {
  if (!moment.abilities.write) return null
  return (
    <div className="desk-which-case">
      <SomethingNew moment={moment} />
      <OtherCase moment={moment} />
    </div>
  )
}

/** The service with what it has published (R20), and the demand: one tap, optional (R25). */
function ServiceAndDemand({ moment, onPut }: { moment: Moment; onPut: (words: string) => void }) {
  const t = useT()
  const services = useCall(serviceRoutes.list, {}, { staleTime: 300_000 }).data?.items ?? []
  const change = useCommand(contactRoutes.change, { refreshes: [contactRoutes.get] })
  const params = { contactId: moment.id }
  // Whoever speaks with the client says it; whoever writes has the sentence put into the text.
  const isWritten = moment.channel !== 'phone' && moment.channel !== 'visit' && moment.channel !== 'web_voice'
  return (
    <div className="desk-about">
      <Select
        label={t('desk.service')}
        placeholder={t('desk.service.none')}
        options={services.map((one) => ({ value: one.id, label: one.name, detail: one.department }))}
        value={moment.serviceId}
        onChange={(serviceId) => change.mutate({ params, body: { serviceId } })}
      />
      <DemandPart key={moment.id} moment={moment} />
      {moment.case && (
        <Terms caseId={moment.case.id} contactId={moment.id} onPut={isWritten ? onPut : undefined} />
      )}
      <Guides key={moment.id} need={moment.need} serviceId={moment.serviceId} />
      <ProblemNotice error={change.error} />
    </div>
  )
}

/** Beside the story: what was promised, and what it is about. */
export function AboutBar({ moment, onPut }: { moment: Moment; onPut: (words: string) => void }) {
  const t = useT()
  const open = moment.commitments.filter((one) => one.state === 'open')
  return (
    <div className="desk-about-bar">
      {open.length > 0 && (
        <section>
          <h2>{t('desk.case.promises')}</h2>
          <ul role="list" className="desk-plain">
            {open.map((promise) => (
              <PromiseRow key={promise.id} promise={promise} canChange={moment.abilities.write} />
            ))}
          </ul>
        </section>
      )}
      {moment.case && <TermsFlag caseId={moment.case.id} />}
      {!moment.abilities.write && moment.state === 'ended' && <DemandPart key={moment.id} moment={moment} />}
      {moment.abilities.write && <ServiceAndDemand moment={moment} onPut={onPut} />}
    </div>
  )
}
