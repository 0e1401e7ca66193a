import { useT } from '../../messages/Messages.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import { useZone } from '../../ui/time.ts'
import { useSettings } from '../shell/settings.ts'
import { QuietTimes } from './QuietTimes.tsx'

const OF_SERVICE = 'service'
/** Where this machine is. */
const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone
const shownZone = (zone: string): string => zone.replaceAll('_', ' ')

/** Between which times nothing is pushed, mailed or sounds, in whose time, and what comes through all the same. */
export function QuietHours() {
  const t = useT()
  const settings = useSettings()
  const zone = useZone()
  const zones = [...new Set([settings.zone, HERE])].filter((one) => one !== null && one !== zone)
  return (
    <section className="desk-news-card">
      <h2>{t('desk.news.quiet')}</h2>
      <p className="desk-quiet">{t('desk.news.quiet.says')}</p>
      <QuietTimes settings={settings} />
      <Select
        label={t('desk.news.quiet.zone')}
        options={[
          { value: OF_SERVICE, label: t('desk.news.quiet.zone.service', { zone: shownZone(zone) }) },
          ...zones.map((one) => ({ value: one ?? '', label: shownZone(one ?? '') })),
        ]}
        value={settings.zone ?? OF_SERVICE}
        onChange={(value) => settings.save({ zone: value === OF_SERVICE ? null : value })}
      />
      <Switch isSelected={settings.quietUrgent} onChange={(quietUrgent) => settings.save({ quietUrgent })}>
        {t('desk.news.quiet.urgent')}
      </Switch>
      <p className="desk-quiet">{t('desk.news.quiet.urgent.says')}</p>
    </section>
  )
}
