import { X } from 'lucide-react'
import { newsRoutes } from '#domain/agents/contract.news.ts'
import type { PushDevice } from '#domain/agents/contract.news.ts'
import { useCall, useCommand } from '../../client.ts'
import { useLanguage, useT } from '../../messages/Messages.tsx'
import { thisDevice, useThisDevice } from '../../push/device.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { useWhen } from '../shell/when.ts'

function Device({ device }: { device: PushDevice }) {
  const t = useT()
  const when = useWhen()
  const remove = useCommand(newsRoutes.removeDevice, { refreshes: [newsRoutes.devices] })
  const attempt = useCommand(newsRoutes.tryDevice, {
    onSuccess: () => toast({ text: t('desk.news.device.tried') }),
  })
  const params = { deviceId: device.id }
  const name = device.name || t('desk.news.device.unnamed')
  const facts = [
    device.id === thisDevice() && t('desk.news.device.this'),
    t('desk.news.device.added', { date: when.day(device.addedAt) }),
    device.toldAt && t('desk.news.device.told', { when: when.at(device.toldAt) }),
    device.failedAt && t('desk.news.device.failed', { when: when.at(device.failedAt) }),
  ]
  return (
    <li className="desk-line">
      <span>
        {name} <span className="desk-quiet">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <span className="desk-row-actions">
        <Button size="s" busy={attempt.isPending} onPress={() => attempt.mutate({ params, body: {} })}>
          {t('desk.news.device.try')}
        </Button>
        <IconButton
          size="s"
          label={t('desk.news.device.remove', { name })}
          icon={<X size={16} aria-hidden="true" />}
          onPress={() => remove.mutate({ params })}
        />
      </span>
      <ProblemNotice error={remove.error ?? attempt.error} />
    </li>
  )
}

/** My devices that are told by push, and switching it on and off for this one. */
export function Devices() {
  const t = useT()
  const [language] = useLanguage()
  const pushKey = useCall(newsRoutes.choices).data?.pushKey
  const devices = useCall(newsRoutes.devices).data?.items ?? []
  const { state, on, off } = useThisDevice(pushKey ?? null, language)
  const problem = state === 'unsupported' || state === 'denied' || state === 'failed' ? state : undefined
  return (
    <section className="desk-news-card">
      <h2>{t('desk.news.devices')}</h2>
      <p className="desk-quiet">{t('desk.news.devices.says')}</p>
      {devices.length > 0 && (
        <ul role="list" className="desk-plain">
          {devices.map((device) => (
            <Device key={device.id} device={device} />
          ))}
        </ul>
      )}
      {pushKey === null ? (
        <p className="desk-quiet">{t('desk.news.push.unavailable')}</p>
      ) : (
        <>
          {problem && (
            <Notice tone={problem === 'failed' ? 'warn' : 'info'} announced={problem !== 'unsupported'}>
              <p>{t(`desk.news.push.${problem}`)}</p>
            </Notice>
          )}
          {state === 'on' && <Button onPress={() => void off()}>{t('desk.news.push.off')}</Button>}
          {(state === 'off' || state === 'denied' || state === 'failed') && (
            <Button onPress={() => void on()}>{t('desk.news.push.on')}</Button>
          )}
        </>
      )}
    </section>
  )
}
