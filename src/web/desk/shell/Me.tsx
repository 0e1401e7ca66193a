import { useState } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { AbsenceForm } from './AbsenceForm.tsx'
import { Go } from './Go.tsx'
import { NewsList, useUnread } from './Notifications.tsx'
import { Choosing } from './Presence.tsx'
import { PresenceDot } from './PresenceDot.tsx'
import type { Opening } from './opening.ts'
import type { PlaceOfDesk } from './places.ts'

/** What has no room of its own on a phone: where I am, what I need to know, and the rarer places and doings. */
function Sheet(props: {
  readonly name: string
  readonly places: readonly PlaceOfDesk[]
  readonly open: (what: Opening) => void
  readonly onAbsence: () => void
  readonly onClose: () => void
}) {
  const { name, places, open, onAbsence, onClose } = props
  const t = useT()
  const { data: my } = useCall(agentRoutes.mine)
  const doings = [
    { id: 'log', words: 'desk.nav.log' },
    { id: 'settings', words: 'desk.settings' },
    { id: 'keys', words: 'desk.nav.keys' },
  ] as const
  return (
    <Dialog title={t('desk.me.title', { name })} isOpen onClose={onClose}>
      <div className="desk-form desk-me-sheet">
        {my && <Choosing my={my} close={onClose} onAbsence={onAbsence} isBrief />}
        <NewsList onFollow={onClose} />
        <ul role="list" className="desk-me-places">
          {places.map(({ id, to }) => (
            <li key={id} onClickCapture={onClose}>
              <Go to={to}>{t(`desk.nav.${id}`)}</Go>
            </li>
          ))}
          <li onClickCapture={onClose}>
            <Go to="/desk/account">{t('desk.account.title')}</Go>
          </li>
          {doings.map(({ id, words }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => {
                  onClose()
                  open(id)
                }}
              >
                {t(words)}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

/** The last place of the rail on a phone, with where I am and how much is unread on it. */
export function Me(props: {
  readonly name: string
  readonly places: readonly PlaceOfDesk[]
  readonly open: (what: Opening) => void
}) {
  const { name, places, open } = props
  const t = useT()
  const { data: my } = useCall(agentRoutes.mine)
  const unread = useUnread()
  const [showing, setShowing] = useState<'sheet' | 'absence'>()
  const state = my ? t(`desk.presence.${my.presence}`) : ''
  const words = [t('desk.presence', { state }), t('desk.notifications.count', { count: unread })]
  return (
    <>
      <button
        type="button"
        className="desk-rail-link desk-me"
        aria-label={`${t('desk.me')}. ${words.join('. ')}`}
        onClick={() => setShowing('sheet')}
      >
        <span className="desk-me-signs">
          {my && <PresenceDot state={my.presence} />}
          {unread > 0 && <span className="desk-count">{unread}</span>}
        </span>
        <span aria-hidden="true">{t('desk.me')}</span>
      </button>
      {showing === 'sheet' && (
        <Sheet
          name={name}
          places={places}
          open={open}
          onAbsence={() => setShowing('absence')}
          // The sheet closes itself before the form for an absence opens.
          onClose={() => setShowing((now) => (now === 'sheet' ? undefined : now))}
        />
      )}
      {showing === 'absence' && <AbsenceForm onClose={() => setShowing(undefined)} />}
    </>
  )
}
