import { CalendarClock, MapPin, MessageCircle, PenLine, Phone } from 'lucide-react'
import type { Way } from '#domain/contacts/contract.portal.ts'
import type { z } from 'zod'
import { useT } from '../messages/Messages.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { useOrganisation, useTimes } from '../ui/time.ts'
import type { Choice } from './Ask.tsx'
import { useWaitWords } from './wait.ts'
import css from './Home.module.css'

export type AWay = z.infer<typeof Way>

const icons = { chat: MessageCircle, call_at: CalendarClock, write: PenLine, phone: Phone, visit: MapPin }

/** The ways to reach a person, each with its honest wait and opening times (R2). Never hidden behind anything. */
export function Ways({
  ways,
  failed,
  canChoose,
  onChoose,
}: {
  readonly ways: readonly AWay[] | undefined
  readonly failed: boolean
  readonly canChoose: boolean
  readonly onChoose: (choice: Choice) => void
}) {
  const t = useT()
  return (
    <section className={css['ways']} aria-labelledby="ways-title">
      <h2 id="ways-title">{t('portal.ways.title')}</h2>
      {!ways && !failed && <Skeleton lines={4} />}
      {!ways && failed && <OnlyKnown />}
      <ul role="list">
        {ways?.map((way) => (
          <OneWay key={way.way} way={way} onChoose={onChoose} />
        ))}
      </ul>
      {ways && !canChoose && <p className={css['small']}>{t('portal.ways.needFirst')}</p>}
    </section>
  )
}

/** When even the ways cannot be read, the phone still stands there. */
function OnlyKnown() {
  const t = useT()
  const organisation = useOrganisation()
  return (
    <p className={css['small']}>
      {t('ui.offline.title')} <bdi dir="ltr">{organisation?.phone}</bdi>
    </p>
  )
}

function OneWay({ way, onChoose }: { readonly way: AWay; readonly onChoose: (choice: Choice) => void }) {
  const t = useT()
  const Icon = icons[way.way]
  return (
    <li className={css['way']} {...(way.somebodyThere && way.way === 'chat' && { 'data-there': true })}>
      <span className={css['wayIcon']}>
        <Icon size={20} aria-hidden="true" />
      </span>
      <div>
        <h3>{t(`portal.ways.${way.way}`)}</h3>
        <Honest way={way} />
        {way.way === 'call_at' && way.at && (
          <button type="button" className={css['linkish']} onClick={() => onChoose('time')}>
            {t('portal.ways.choose')}
          </button>
        )}
        {way.way === 'write' && (
          <button type="button" className={css['linkish']} onClick={() => onChoose('write')}>
            {t('portal.ways.writeNow')}
          </button>
        )}
        {way.way === 'phone' && way.detail && (
          <a href={`tel:${way.detail.replace(/\s/g, '')}`}>
            <bdi dir="ltr">{way.detail}</bdi>
          </a>
        )}
        {way.way === 'visit' && way.detail && <p>{way.detail}</p>}
      </div>
    </li>
  )
}

function Honest({ way }: { readonly way: AWay }) {
  const t = useT()
  const times = useTimes()
  const words = useWaitWords()
  if (way.way === 'call_at') {
    return (
      <p>{way.at ? t('portal.ways.firstTime', { when: times.dayTime(way.at) }) : t('portal.ways.noTime')}</p>
    )
  }
  if (way.way === 'write') {
    return way.at ? <p>{t('portal.ways.answeredBy', { when: times.dayTime(way.at) })}</p> : null
  }
  const opening = openingWords(way, t, times.dayTime)
  if (!way.open) return <p>{opening}</p>
  if (way.way === 'chat' && !way.somebodyThere) return <p>{`${t('portal.ways.nobody')} ${opening}`}</p>
  const wait = way.estimate && words(way.estimate, way.estimates)
  return (
    <>
      {wait && (
        <p>
          <strong>{wait.likely}</strong>
          {wait.spread && `, ${wait.spread}`}. {wait.record}
        </p>
      )}
      <p>{opening}</p>
    </>
  )
}

/** "Open until today 17:00", "Opens tomorrow 08:30". */
function openingWords(
  { open, opening }: AWay,
  t: ReturnType<typeof useT>,
  dayTime: (at: string) => string,
): string {
  if (!opening.changesAt) return t(open ? 'portal.ways.open' : 'portal.ways.closed')
  const when = dayTime(opening.changesAt)
  return open ? t('portal.ways.openUntil', { when }) : t('portal.ways.opens', { when })
}
