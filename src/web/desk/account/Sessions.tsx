import { ownAccountRoutes } from '#domain/accounts/contract.account.ts'
import type { StaffSession, TrustedDevice } from '#domain/accounts/contract.account.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import type { T } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { Badge } from '../../ui/Words.tsx'
import { useWhen } from '../shell/when.ts'
import { Part } from './Part.tsx'

type Device = { readonly browser: string | null; readonly system: string | null }

/** “Firefox on Windows”. */
function deviceWords({ browser, system }: Device, t: T): string {
  if (browser && system) return t('desk.account.device.both', { browser, system })
  return browser ?? system ?? t('desk.account.device.unknown')
}

/** Where one is signed in, this browser marked; others can be signed out. */
export function Sessions({ sessions }: { readonly sessions: readonly StaffSession[] }) {
  const t = useT()
  const refreshes = [ownAccountRoutes.own]
  const end = useCommand(ownAccountRoutes.endSession, { refreshes })
  const endOthers = useCommand(ownAccountRoutes.endOtherSessions, {
    refreshes,
    onSuccess: ({ ended }) => toast({ text: t('desk.account.sessions.ended', { count: ended }) }),
  })
  return (
    <Part title={t('desk.account.sessions')}>
      <ul role="list" className="account-list">
        {sessions.map((one) => (
          <SessionRow
            key={one.id}
            session={one}
            onEnd={() => end.mutate({ params: { staffSessionId: one.id }, body: {} })}
          />
        ))}
      </ul>
      <ProblemNotice error={end.error ?? endOthers.error} />
      {sessions.length > 1 && (
        <div className="account-actions">
          <Button busy={endOthers.isPending} onPress={() => endOthers.mutate({ body: {} })}>
            {t('desk.account.sessions.end_others')}
          </Button>
        </div>
      )}
    </Part>
  )
}

function SessionRow({ session, onEnd }: { readonly session: StaffSession; readonly onEnd: () => void }) {
  const t = useT()
  const when = useWhen()
  const device = deviceWords(session, t)
  const { address, way, since, seenAt, here } = session
  const facts = [
    t(`desk.account.way.${way}`),
    ...(address ? [t('desk.account.sessions.from', { address })] : []),
    t('desk.account.sessions.since', { time: when.at(since) }),
    ...(here ? [] : [t('desk.account.sessions.seen', { time: when.at(seenAt) })]),
  ]
  return (
    <li>
      <div className="account-words">
        <strong>{device}</strong> {here && <Badge tone="accent">{t('desk.account.sessions.here')}</Badge>}
        <span className="account-soft">{facts.join(' · ')}</span>
      </div>
      {!here && (
        <Button size="s" onPress={onEnd} aria-label={t('desk.account.sessions.end_one', { device })}>
          {t('desk.account.sessions.end')}
        </Button>
      )}
    </li>
  )
}

/** Devices on which no code is asked for. */
export function Devices({ devices }: { readonly devices: readonly TrustedDevice[] }) {
  const t = useT()
  const when = useWhen()
  const forget = useCommand(ownAccountRoutes.forgetDevice, { refreshes: [ownAccountRoutes.own] })
  return (
    <Part title={t('desk.account.devices')} why={t('desk.account.devices.why')}>
      <ul role="list" className="account-list">
        {devices.map((one) => {
          const device = deviceWords(one, t)
          return (
            <li key={one.id}>
              <div className="account-words">
                <strong>{device}</strong>
                <span className="account-soft">
                  {t('desk.account.devices.until', { day: when.day(one.endsAt) })}
                </span>
              </div>
              <Button
                size="s"
                onPress={() => forget.mutate({ params: { deviceId: one.id }, body: {} })}
                aria-label={t('desk.account.devices.forget_one', { device })}
              >
                {t('desk.account.devices.forget')}
              </Button>
            </li>
          )
        })}
      </ul>
      <ProblemNotice error={forget.error} />
    </Part>
  )
}
