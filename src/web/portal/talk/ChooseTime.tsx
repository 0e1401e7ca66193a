import { useState } from 'react'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { dayOf, useTimes } from '../../ui/time.ts'
import { Form, PhoneAndName, reachBody, useReach } from './Reach.tsx'
import css from './Talk.module.css'

const FEW = 6

/** A call at a time out of capacity that exists, by somebody by name (R7). */
export function ChooseTime({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  const reach = useReach(contact.id)
  const [from, setFrom] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const slots = useCall(portalRoutes.slots, { query: { contactId: contact.id } }, { staleTime: 30_000 })
  const choose = useCommand(portalRoutes.chooseTime, {
    refreshes: [portalRoutes.get],
    onError: () => void slots.refetch(),
  })
  const go = () => {
    setTried(true)
    if (!from || !reach.phone.trim()) return
    choose.mutate({ params: { contactId: contact.id }, body: { from, ...reachBody(reach) } })
  }
  if (slots.isPending) return <Skeleton lines={3} />
  if (slots.error) return <ProblemNotice error={slots.error} onRetry={() => void slots.refetch()} />
  if (slots.data.slots.length === 0) {
    return (
      <Notice>
        <p>{t('portal.choices.time.none')}</p>
      </Notice>
    )
  }
  return (
    <Form onSubmit={go}>
      <Slots
        starts={slots.data.slots.map((slot) => slot.from)}
        value={from}
        onChange={setFrom}
        error={tried && !from ? t('portal.choices.time.needed') : undefined}
      />
      <PhoneAndName
        reach={reach}
        named={contact.name !== null}
        error={tried && !reach.phone.trim() ? t('portal.choices.phone.needed') : undefined}
      />
      <ProblemNotice error={choose.error} />
      <Button type="submit" variant="primary" busy={choose.isPending}>
        {t('portal.choices.time.go')}
      </Button>
    </Form>
  )
}

/** Free times, a day at a time. */
function Slots({
  starts,
  value,
  onChange,
  error,
}: {
  readonly starts: readonly string[]
  readonly value: string | null
  readonly onChange: (from: string) => void
  readonly error: string | undefined
}) {
  const t = useT()
  const times = useTimes()
  const days = Map.groupBy(starts, (start) => dayOf(start, times.zone))
  const [day, setDay] = useState([...days.keys()][0] ?? '')
  const [all, setAll] = useState(false)
  const ofDay = days.get(day) ?? []
  const shown = all ? ofDay : ofDay.slice(0, FEW)
  return (
    <div className={css['slots']}>
      <div role="group" aria-label={t('portal.choices.time.pick')} className={css['days']}>
        {[...days].slice(0, 10).map(([name, [first]]) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === day}
            className={css['day']}
            onClick={() => {
              setDay(name)
              setAll(false)
            }}
          >
            {first && times.day(first)}
          </button>
        ))}
      </div>
      <RadioGroup
        label={t('portal.choices.time.pick')}
        value={value}
        onChange={onChange}
        error={error}
        options={shown.map((start) => ({ value: start, label: times.time(start) }))}
      />
      {!all && ofDay.length > FEW && (
        <Button variant="quiet" size="s" onPress={() => setAll(true)}>
          {t('portal.choices.time.more')}
        </Button>
      )}
    </div>
  )
}
