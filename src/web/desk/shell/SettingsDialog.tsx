import { languages } from '../../messages/catalogue.ts'
import { useLanguage, useT } from '../../messages/Messages.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { QuietTimes } from '../news/QuietTimes.tsx'
import { Choice } from './Choice.tsx'
import { Go } from './Go.tsx'
import type { Settings } from './settings.ts'

const THEMES = ['system', 'light', 'dark'] as const

function Quiet({ settings }: { settings: Settings }) {
  const t = useT()
  return (
    <fieldset className="desk-quiet-hours">
      <legend>{t('desk.settings.quiet')}</legend>
      <p className="desk-quiet">{t('desk.settings.quiet.hint')}</p>
      <QuietTimes settings={settings} />
    </fieldset>
  )
}

/** My own settings: how the desk looks, sounds and reacts; every change is kept at once. */
export function SettingsDialog({ settings, onClose }: { settings: Settings; onClose: () => void }) {
  const t = useT()
  const [language, setLanguage] = useLanguage()
  return (
    <Dialog title={t('desk.settings')} isOpen onClose={onClose}>
      <div className="desk-form">
        <p className="desk-lead">{t('desk.settings.lead')}</p>
        <div onClickCapture={onClose}>
          <Go to="/desk/account">{t('desk.settings.account')}</Go>
        </div>
        <Choice
          label={t('desk.theme')}
          options={THEMES.map((id) => ({ id, label: t(`desk.theme.${id}`) }))}
          value={settings.theme}
          onChange={(theme) => settings.save({ theme })}
        />
        <Choice
          label={t('desk.settings.language')}
          options={languages.map(({ code, name }) => ({ id: code, label: <span lang={code}>{name}</span> }))}
          value={language}
          onChange={(code) => void setLanguage(code)}
        />
        <Switch isSelected={settings.sound} onChange={(sound) => settings.save({ sound })}>
          {t('desk.settings.sound')}
        </Switch>
        {settings.sound && <Quiet settings={settings} />}
        <Switch isSelected={settings.singleKeys} onChange={(singleKeys) => settings.save({ singleKeys })}>
          {t('desk.keys.switch')}
        </Switch>
      </div>
    </Dialog>
  )
}
