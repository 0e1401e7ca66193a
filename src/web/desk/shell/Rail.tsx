import {
  Aperture,
  CircleHelp,
  Inbox,
  Layers,
  PhoneCall,
  Search,
  Settings2,
  UserRoundCheck,
  UsersRound,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../../messages/Messages.tsx'
import { IconButton } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Go } from './Go.tsx'
import { MOD } from './KeySheet.tsx'
import { Notifications } from './Notifications.tsx'
import { Presence } from './Presence.tsx'
import type { Settings } from './settings.ts'

export type Opening = 'palette' | 'keys' | 'log'

/** The pages of the desk, with the letter that follows `g`. */
export const PLACES = [
  { id: 'now', to: '/desk', key: 'n' },
  { id: 'mine', to: '/desk/cases?whose=mine', key: 'm' },
  { id: 'cases', to: '/desk/cases?whose=all', key: 'c' },
  { id: 'people', to: '/desk/people', key: 'p' },
  { id: 'lens', to: '/lens', key: 'l' },
] as const

const SIZE = { size: 20, 'aria-hidden': true } as const
const ICONS: Record<(typeof PLACES)[number]['id'], ReactNode> = {
  now: <Inbox {...SIZE} />,
  mine: <UserRoundCheck {...SIZE} />,
  cases: <Layers {...SIZE} />,
  people: <UsersRound {...SIZE} />,
  lens: <Aperture {...SIZE} />,
}

function isHere(to: string, here: string, whose: string): boolean {
  const [path = '', query] = to.split('?')
  if (path === '/desk') return here === '/desk' || here.startsWith('/desk/contacts')
  if (query) return here === path && query === `whose=${whose}`
  return here.startsWith(path)
}

function More({ settings }: { settings: Settings }) {
  const t = useT()
  const themes = ['system', 'light', 'dark'] as const
  return (
    <Menu
      label={t('desk.theme')}
      trigger={<IconButton size="s" label={t('desk.theme')} icon={<Settings2 {...SIZE} />} />}
      entries={[
        ...themes.map((theme) => ({
          id: theme,
          label: `${t('desk.theme')}: ${t(`desk.theme.${theme}`)}`,
          detail: settings.theme === theme ? t('desk.theme.chosen') : undefined,
          onAction: () => settings.save({ theme }),
        })),
        {
          id: 'sound',
          label: t(settings.sound ? 'desk.sound.off' : 'desk.sound.on'),
          onAction: () => settings.save({ sound: !settings.sound }),
        },
      ]}
    />
  )
}

/** The slim rail: where to go, and on its end the things that are always at hand. */
export function Rail(props: {
  readonly here: string
  readonly whose: string
  readonly name: string
  readonly settings: Settings
  readonly open: (what: Opening) => void
}) {
  const { here, whose, name, settings, open } = props
  const t = useT()
  return (
    <div className="desk-rail">
      <nav aria-label={t('desk.nav')}>
        <ul role="list">
          {PLACES.map((place) => (
            <li key={place.id}>
              <Go
                to={place.to}
                className="desk-rail-link"
                {...(isHere(place.to, here, whose) && { 'aria-current': 'page' as const })}
              >
                {ICONS[place.id]}
                <span>{t(`desk.nav.${place.id}`)}</span>
              </Go>
            </li>
          ))}
        </ul>
      </nav>
      <div className="desk-rail-end">
        <IconButton
          size="s"
          label={t('desk.nav.log')}
          keys="l"
          icon={<PhoneCall {...SIZE} />}
          onPress={() => open('log')}
        />
        <IconButton
          size="s"
          label={t('desk.nav.find')}
          keys={`${MOD} K`}
          icon={<Search {...SIZE} />}
          onPress={() => open('palette')}
        />
        <Notifications />
        <IconButton
          size="s"
          label={t('desk.nav.keys')}
          keys="?"
          icon={<CircleHelp {...SIZE} />}
          onPress={() => open('keys')}
        />
        <More settings={settings} />
        <Presence name={name} />
      </div>
    </div>
  )
}
