import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useIntl } from 'react-intl'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { Offer } from '#domain/contacts/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Badge } from '../../ui/Words.tsx'
import { announce } from '../../ui/announce.tsx'
import { useNow, useZone } from '../../ui/time.ts'
import { toLocalInput } from '../promises/times.ts'
import { useGo } from '../shell/Go.tsx'
import { useKeys } from '../shell/keys.ts'
import { isQuiet } from '../shell/quiet.ts'
import type { Settings } from '../shell/settings.ts'
import { useWhen } from '../shell/when.ts'
import { chime } from './chime.ts'
import { languageName, sayReason } from './reasons.ts'

const DECLINE = ['other', 'in_another', 'not_my_field', 'know_the_person'] as const

function useNameOf(offer: Offer): string {
  const t = useT()
  return offer.clientName ?? t('desk.nobody_named')
}

/** What is good to know before the first word (R3). */
function Beforehand({ offer }: { offer: Offer }) {
  const t = useT()
  const intl = useIntl()
  const marks = [
    offer.callBackTo && t('desk.offer.call_to', { phone: offer.callBackTo }),
    offer.minutesAvailable !== null && t('desk.offer.minutes', { count: offer.minutesAvailable }),
    offer.canTalkPrivately !== null &&
      t(offer.canTalkPrivately ? 'desk.offer.private' : 'desk.offer.not_private'),
    offer.papers > 0 && t('desk.offer.papers', { count: offer.papers }),
    offer.language &&
      offer.language !== 'en' &&
      t('desk.offer.language', { language: languageName(intl, offer.language) }),
    ...offer.accessNeeds.map((need) => t(`desk.access.${need}` as 'desk.access.large_print')),
  ].filter(Boolean)
  if (marks.length === 0) return null
  return (
    <ul role="list" className="desk-marks">
      {marks.map((mark) => (
        <li key={String(mark)}>
          <Badge tone="golden">{mark}</Badge>
        </li>
      ))}
    </ul>
  )
}

function Reasons({ offer }: { offer: Offer }) {
  const t = useT()
  const intl = useIntl()
  const when = useWhen()
  return (
    <div className="desk-offer-why">
      <h3>{t('desk.offer.why')}</h3>
      <ul>
        {offer.reasons.map((reason) => (
          <li key={reason.code}>{sayReason(reason, t, intl, when.span)}</li>
        ))}
      </ul>
    </div>
  )
}

/** How long the offer is theirs, in words that count in tens: calm, and true. */
function Left({ until }: { until: string }) {
  const t = useT()
  const when = useWhen()
  const now = useNow(1_000)
  const seconds = Math.ceil((Date.parse(until) - now) / 1000)
  if (seconds <= 3) return <>{t('desk.offer.ending')}</>
  const shown = seconds > 10 ? Math.ceil(seconds / 5) * 5 : seconds
  return <>{t('desk.offer.left', { span: when.span(shown) })}</>
}

function useAnswer(offer: Offer) {
  const go = useGo()
  const queries = useQueryClient()
  const refreshes = [contactRoutes.mine, contactRoutes.get, contactRoutes.now]
  // An offer that has moved on in the meantime goes from the screen as well.
  const onError = (): void => void queries.invalidateQueries({ queryKey: [contactRoutes.mine.id] })
  const accept = useCommand(contactRoutes.accept, {
    refreshes,
    onError,
    onSuccess: ({ contactId }) => go(`/desk/contacts/${contactId}`),
  })
  const decline = useCommand(contactRoutes.decline, { refreshes, onError })
  const params = { offerId: offer.id }
  return {
    accept: () => accept.mutate({ params, body: {} }),
    decline: (reason: (typeof DECLINE)[number]) => decline.mutate({ params, body: { reason } }),
    busy: accept.isPending || decline.isPending,
    error: accept.error ?? decline.error,
  }
}

function acceptWords(offer: Offer) {
  if (offer.purpose !== 'answer') return 'desk.offer.join' as const
  return offer.callBackTo ? ('desk.offer.accept_call' as const) : ('desk.offer.accept' as const)
}

function Facts({ offer, name }: { offer: Offer; name: string }) {
  const t = useT()
  const when = useWhen()
  const now = useNow()
  const asker = offer.askedBy?.name ?? ''
  const waited = Math.max(0, (now - Date.parse(offer.waitingSince)) / 1000)
  return (
    <>
      <p className="desk-offer-who">{t(`desk.offer.${offer.purpose}`, { name, asker })}</p>
      <p className="desk-offer-need">
        <bdi>{offer.need}</bdi>
      </p>
      {offer.question && (
        <p className="desk-offer-question">
          <strong>{t('desk.offer.question')}:</strong> {offer.question}
        </p>
      )}
      <p className="desk-offer-facts">
        {t(`desk.channel.${offer.channel}`)}
        {' · '}
        {t(knownWords(offer))}
        {offer.service && ` · ${offer.service}`}
        {' · '}
        {t('desk.offer.waited', { span: when.span(waited) })}
      </p>
    </>
  )
}

/** Somebody is offered to me: who, what, why me, and what to know; Enter accepts (R1, R3). */
function OfferCard({ offer, isFirst }: { offer: Offer; isFirst: boolean }) {
  const t = useT()
  const name = useNameOf(offer)
  const answer = useAnswer(offer)
  const accept = t(acceptWords(offer))
  useKeys(isFirst ? [{ keys: 'Enter', label: accept, group: 'offer', run: answer.accept }] : [])
  return (
    <section
      className="desk-offer"
      aria-label={t(`desk.offer.${offer.purpose}`, { name, asker: offer.askedBy?.name ?? '' })}
    >
      {offer.stakes === 'moment_of_truth' && (
        <p className="desk-offer-stakes">
          <strong>{t('desk.moment_of_truth')}.</strong> {t('desk.moment_of_truth.hint')}
        </p>
      )}
      <Facts offer={offer} name={name} />
      <Beforehand offer={offer} />
      <Reasons offer={offer} />
      <ProblemNotice error={answer.error} />
      <div className="desk-offer-actions">
        <Button variant="primary" size="l" busy={answer.busy} onPress={answer.accept}>
          {accept}
        </Button>
        <Menu
          label={t('desk.offer.decline')}
          trigger={<Button>{t('desk.offer.decline')}</Button>}
          entries={DECLINE.map((reason) => ({
            id: reason,
            label: t(`desk.decline.${reason}`),
            onAction: () => answer.decline(reason),
          }))}
        />
      </div>
      <p className="desk-offer-left">
        <Left until={offer.expiresAt} />
      </p>
    </section>
  )
}

/** Whether a sound is wanted at this moment: it is on, and these are not quiet hours. */
function useMaySound({ sound, quietFrom, quietUntil, zone: own }: Settings): () => boolean {
  const ofService = useZone()
  const zone = own ?? ofService
  return useCallback(
    () => sound && !isQuiet({ quietFrom, quietUntil }, toLocalInput(zone, Date.now()).slice(11, 16)),
    [sound, quietFrom, quietUntil, zone],
  )
}

/** Tells of a new offer: a soft sound where wanted, and words for those who listen. */
function useTelling(offers: readonly Offer[], settings: Settings): void {
  const t = useT()
  const maySound = useMaySound(settings)
  const told = useRef(new Set<string>())
  useEffect(() => {
    for (const offer of offers) {
      if (told.current.has(offer.id)) continue
      told.current.add(offer.id)
      const name = offer.clientName ?? t('desk.nobody_named')
      announce(t('desk.offer.announced', { name, need: offer.need }), 'now')
      if (maySound()) chime()
    }
  }, [offers, maySound, t])
}

const NONE: readonly Offer[] = []

/** Every offer open to me, on whatever page I am. */
export function Offers({ settings }: { settings: Settings }) {
  const t = useT()
  const offers = useCall(contactRoutes.mine).data?.offers ?? NONE
  useTelling(offers, settings)
  if (offers.length === 0) return null
  return (
    <section className="desk-offers" aria-labelledby="desk-offers-title">
      <h2 id="desk-offers-title">{t('desk.offer.heading', { count: offers.length })}</h2>
      {offers.map((offer, index) => (
        <OfferCard key={offer.id} offer={offer} isFirst={index === 0} />
      ))}
    </section>
  )
}

/** A name that somebody gives is theirs to give; that it is really theirs is known by a link or code of their own. */
function knownWords(offer: Offer) {
  if (!offer.clientKnown) return 'desk.offer.new'
  return offer.clientProved ? 'desk.offer.known' : 'desk.offer.says'
}
