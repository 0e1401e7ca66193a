import { useState } from 'react'
import { languages } from '../../messages/catalogue.ts'
import { useLanguage, useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Choice } from './Choice.tsx'
import { Go } from './Go.tsx'
import type { Settings } from './settings.ts'

const THEMES = ['system', 'light', 'dark'] as const

/** Two times of day between which nothing sounds; kept as they are written, sent when both are there. */
function Quiet({ settings }: { settings: Settings }) {
  const t = useT()
  const [from, setFrom] = useState(settings.quietFrom ?? '')
  const [until, setUntil] = useState(settings.quietUntil ?? '')
  const change = (nextFrom: string, nextUntil: string): void => {
    setFrom(nextFrom)
    setUntil(nextUntil)
    if (Boolean(nextFrom) === Boolean(nextUntil))
      settings.save({ quietFrom: nextFrom || null, quietUntil: nextUntil || null })
  }
  return (
    <fieldset className="desk-quiet-hours">
      <legend>{t('desk.settings.quiet')}</legend>
      <p className="desk-quiet">{t('desk.settings.quiet.hint')}</p>
      <div className="desk-two">
        <TextField
          type="time"
          label={t('desk.settings.quiet_from')}
          value={from}
          onChange={(next) => change(next, until)}
        />
        <TextField
          type="time"
          label={t('desk.settings.quiet_until')}
          value={until}
          onChange={(next) => change(from, next)}
        />
      </div>
      {(from || until) && (
        <Button size="s" variant="quiet" onPress={() => change('', '')}>
          {t('desk.settings.quiet.none')}
        </Button>
      )}
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
