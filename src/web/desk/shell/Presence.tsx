import { useState } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Menu.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { AbsenceForm } from './AbsenceForm.tsx'
import { Choice } from './Choice.tsx'
import { PresenceDot } from './PresenceDot.tsx'
import { useWhen } from './when.ts'

type My = ResponseOf<typeof agentRoutes.mine>
const STATES = ['available', 'busy', 'break', 'offline'] as const

/** Who covers for me while I am away, and for whom I do. */
export function Covering({ my }: { my: My }) {
  const t = useT()
  const when = useWhen()
  const { absence, covering } = my
  return (
    <>
      {absence && (
        <p>
          {absence.until
            ? t('desk.presence.away_until', { until: when.at(absence.until), cover: absence.cover.name })
            : t('desk.presence.away_open', { cover: absence.cover.name })}
        </p>
      )}
      {covering.length > 0 && (
        <p>{t('desk.presence.covering', { names: covering.map((one) => one.name).join(', ') })}</p>
      )}
    </>
  )
}

/** Chooses where I am, with a reason if wanted; `isBrief` leaves out what each means. */
export function Choosing(props: {
  readonly my: My
  readonly close: () => void
  readonly onAbsence: () => void
  readonly isBrief?: boolean
}) {
  const { my, close, onAbsence, isBrief = false } = props
  const t = useT()
  const [reason, setReason] = useState(my.reason ?? '')
  const refreshes = [agentRoutes.mine, agentRoutes.colleagues]
  const set = useCommand(agentRoutes.setPresence, { refreshes, onSuccess: close })
  const back = useCommand(agentRoutes.endAbsence, { refreshes, onSuccess: close })
  const current = STATES.find((state) => state === my.presence) ?? null
  return (
    <div className="desk-form desk-presence">
      <TextField
        label={t('desk.presence.reason')}
        help={t('desk.presence.reason.hint')}
        value={reason}
        onChange={setReason}
        maxLength={80}
      />
      <Choice
        label={t('desk.presence.choose')}
        options={STATES.map((id) => ({
          id,
          label: (
            <>
              <PresenceDot state={id} /> {t(`desk.presence.${id}`)}
            </>
          ),
          ...(!isBrief && { hint: t(`desk.presence.${id}.hint`) }),
        }))}
        value={current}
        onChange={(state) => set.mutate({ body: { state, reason: reason.trim() || null } })}
      />
      <Covering my={my} />
      <ProblemNotice error={set.error ?? back.error} />
      {my.absence ? (
        <Button busy={back.isPending} onPress={() => back.mutate({})}>
          {t('desk.presence.back')}
        </Button>
      ) : (
        <Button
          variant="quiet"
          onPress={() => {
            close()
            onAbsence()
          }}
        >
          {t('desk.presence.absence')}
        </Button>
      )}
    </div>
  )
}

/** Where I am: available, busy, on a break; with a reason, and who covers while I am away (R10). */
export function Presence({ name }: { name: string }) {
  const t = useT()
  const { data: my } = useCall(agentRoutes.mine)
  const [isAway, setAway] = useState(false)
  if (!my) return null
  const state = t(`desk.presence.${my.presence}`)
  const words = my.reason ? `${state}: ${my.reason}` : state
  return (
    <>
      <Popover
        label={t('desk.presence.choose')}
        trigger={
          <Button size="s" variant="quiet" aria-label={t('desk.presence', { state: words })}>
            <PresenceDot state={my.presence} />
            <span className="desk-presence-name">{name}</span>
            <span className="desk-quiet">{words}</span>
          </Button>
        }
      >
        {(close) => <Choosing my={my} close={close} onAbsence={() => setAway(true)} />}
      </Popover>
      {isAway && <AbsenceForm onClose={() => setAway(false)} />}
    </>
  )
}
