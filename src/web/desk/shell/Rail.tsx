import {
  Aperture,
  CalendarClock,
  ChartSpline,
  CircleHelp,
  Inbox,
  Layers,
  PhoneCall,
  Search,
  SlidersHorizontal,
  Settings2,
  UserRoundCheck,
  UsersRound,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../../messages/Messages.tsx'
import { IconButton } from '../../ui/Button.tsx'
import { Go } from './Go.tsx'
import { MOD } from './KeySheet.tsx'
import { Me } from './Me.tsx'
import { Notifications, ShiftNews } from './Notifications.tsx'
import { Presence } from './Presence.tsx'
import type { Agent } from './ids.ts'
import type { Opening } from './opening.ts'
import { placesFor } from './places.ts'
import type { PlaceId, PlaceOfDesk } from './places.ts'

/** On a phone the rest is behind "Me". */
const ON_A_PHONE: readonly string[] = ['now', 'mine', 'people']

/** Places by which one comes to one's own shifts. */
const LEADS_TO_SHIFTS: readonly PlaceId[] = ['planner', 'shifts']

const SIZE = { size: 20, 'aria-hidden': true } as const
const ICONS: Record<PlaceId, ReactNode> = {
  now: <Inbox {...SIZE} />,
  mine: <UserRoundCheck {...SIZE} />,
  cases: <Layers {...SIZE} />,
  people: <UsersRound {...SIZE} />,
  lens: <Aperture {...SIZE} />,
  planner: <ChartSpline {...SIZE} />,
  shifts: <CalendarClock {...SIZE} />,
  admin: <SlidersHorizontal {...SIZE} />,
}

function isHere(to: string, here: string, whose: string): boolean {
  const [path = '', query] = to.split('?')
  if (path === '/desk') return here === '/desk' || here.startsWith('/desk/contacts')
  if (query) return here === path && query === `whose=${whose}`
  return here.startsWith(path)
}

function Place({ place, here, whose }: { place: PlaceOfDesk; here: string; whose: string }) {
  const t = useT()
  return (
    <li>
      <Go
        to={place.to}
        className="desk-rail-link"
        {...(isHere(place.to, here, whose) && { 'aria-current': 'page' as const })}
      >
        <span className="desk-me-signs">
          {ICONS[place.id]}
          {LEADS_TO_SHIFTS.includes(place.id) && <ShiftNews />}
        </span>
        <span>{t(`desk.nav.${place.id}`)}</span>
      </Go>
    </li>
  )
}

/** What is always at hand on a wide screen. */
function AtHand({ name, open }: { name: string; open: (what: Opening) => void }) {
  const t = useT()
  const button = (what: Opening, label: string, icon: ReactNode, keys?: string) => (
    <IconButton size="s" label={label} icon={icon} onPress={() => open(what)} {...(keys && { keys })} />
  )
  return (
    <div className="desk-rail-end">
      {button('log', t('desk.nav.log'), <PhoneCall {...SIZE} />, 'l')}
      {button('palette', t('desk.nav.find'), <Search {...SIZE} />, `${MOD} K`)}
      <Notifications />
      {button('keys', t('desk.nav.keys'), <CircleHelp {...SIZE} />, '?')}
      {button('settings', t('desk.settings'), <Settings2 {...SIZE} />)}
      <Presence name={name} />
    </div>
  )
}

/** The slim rail: where to go, and on its end what is always at hand; on a phone five places, the rest behind "Me". */
export function Rail(props: {
  readonly here: string
  readonly whose: string
  readonly me: Agent
  readonly isNarrow: boolean
  readonly open: (what: Opening) => void
}) {
  const { here, whose, me, isNarrow, open } = props
  const { name } = me
  const t = useT()
  const all = placesFor(me.roles)
  const places = isNarrow ? all.filter((place) => ON_A_PHONE.includes(place.id)) : all
  return (
    <div className="desk-rail">
      <nav aria-label={t('desk.nav')}>
        <ul role="list">
          {places.map((place) => (
            <Place key={place.id} place={place} here={here} whose={whose} />
          ))}
        </ul>
      </nav>
      {isNarrow ? (
        <>
          <button type="button" className="desk-rail-link" onClick={() => open('palette')}>
            <Search {...SIZE} />
            <span>{t('desk.nav.find')}</span>
          </button>
          <Me name={name} places={all.filter((place) => !ON_A_PHONE.includes(place.id))} open={open} />
        </>
      ) : (
        <AtHand name={name} open={open} />
      )}
    </div>
  )
}
