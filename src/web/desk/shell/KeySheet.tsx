import { useT } from '../../messages/Messages.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Kbd } from '../../ui/Words.tsx'
import { useShownKeys } from './keys.ts'
import type { Binding } from './keys.ts'
import type { Settings } from './settings.ts'

const GROUPS = ['offer', 'page', 'list', 'go'] as const

/** The modifier of this machine, as people call it. */
export const MOD = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

function Group({ keys, title }: { keys: readonly Binding[]; title: string }) {
  const unique = keys.filter((one, index) => keys.findIndex((other) => other.keys === one.keys) === index)
  if (unique.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <dl className="desk-keys">
        {unique.map((one) => (
          <div key={one.keys}>
            <dt>
              {one.keys.split(' ').map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{one.label}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Every key that does something on the page, and the switch for single keys. */
export function KeySheet({ settings, onClose }: { settings: Settings; onClose: () => void }) {
  const t = useT()
  const shown = useShownKeys()
  const always = [
    { keys: `${MOD} K`, label: t('desk.keys.palette') },
    { keys: `${MOD} Enter`, label: t('desk.keys.send') },
    { keys: '/', label: t('desk.keys.prepared') },
  ]
  return (
    <Dialog title={t('desk.keys.title')} isOpen onClose={onClose} size="wide">
      <div className="desk-form">
        <p className="desk-lead">{t('desk.keys.lead', { palette: `${MOD}+K` })}</p>
        <Switch isSelected={settings.singleKeys} onChange={(singleKeys) => settings.save({ singleKeys })}>
          {t('desk.keys.switch')}
        </Switch>
        <div className="desk-keys-groups">
          {GROUPS.map((group) => (
            <Group
              key={group}
              title={t(`desk.keys.group.${group}`)}
              keys={shown.filter((one) => one.group === group)}
            />
          ))}
          <section>
            <dl className="desk-keys">
              {always.map((one) => (
                <div key={one.label}>
                  <dt>
                    {one.keys.split(' ').map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{one.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      </div>
    </Dialog>
  )
}
