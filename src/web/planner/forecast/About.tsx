import { useState } from 'react'
import { demandRoutes } from '#domain/planning/contract.demand.ts'
import type { DemandSeriesInfo } from '#domain/planning/contract.demand.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { useZone } from '../../ui/time.ts'
import { toast } from '../../ui/toast.tsx'
import { useMayPlan, useSpeaker } from './useSpeaker.ts'
import { daysNamed } from './words.ts'

function RemoveDialog(props: { id: string; name: string; onClose: () => void; onRemoved: () => void }) {
  const { id, name, onClose, onRemoved } = props
  const t = useT()
  const remove = useCommand(demandRoutes.removeSeries, {
    refreshes: [demandRoutes.series],
    onSuccess: () => {
      toast({ text: t('forecast.series.removed', { name }) })
      onRemoved()
    },
  })
  const actions = (
    <>
      <Button variant="quiet" onPress={onClose}>
        {t('forecast.keep')}
      </Button>
      <Button
        variant="danger"
        busy={remove.isPending}
        onPress={() => remove.mutate({ params: { seriesId: id } })}
      >
        {t('forecast.series.remove')}
      </Button>
    </>
  )
  return (
    <Dialog
      isOpen
      size="narrow"
      title={t('forecast.series.remove.title', { name })}
      onClose={onClose}
      actions={actions}
    >
      <p>{t('forecast.series.remove.text')}</p>
      <ProblemNotice error={remove.error} />
    </Dialog>
  )
}

/** Where the demand comes from: how much of it is known, what is missing; an imported series can be removed. */
export function About({ series, onRemoved }: { series: DemandSeriesInfo; onRemoved: () => void }) {
  const t = useT()
  const say = useSpeaker()
  const zone = useZone()
  const mayPlan = useMayPlan()
  const [isRemoving, setRemoving] = useState(false)
  const { id, missingDays, firstDay, lastDay } = series
  const name = id === null ? t('forecast.own') : series.name
  return (
    <section className="plan-card" aria-labelledby="forecast-about">
      <h2 id="forecast-about">{t('forecast.series.title')}</h2>
      {firstDay !== null && lastDay !== null && (
        <p>
          {t('forecast.series.sentence', {
            ...{ name, contacts: say.number(series.contacts, 0), days: say.number(series.observedDays, 0) },
            ...{ first: say.day(firstDay), last: say.day(lastDay), minutes: series.intervalMinutes },
            ...{ opens: say.clock(series.opensMinute), closes: say.clock(series.closesMinute) },
          })}
        </p>
      )}
      <p>
        {missingDays.length === 0
          ? t('forecast.series.complete')
          : t('forecast.series.missing', {
              count: missingDays.length,
              dates: daysNamed(missingDays, missingDays.length, say),
            })}
      </p>
      {id === null && <p className="desk-quiet">{t('forecast.series.left_out')}</p>}
      {series.zone !== zone && <p>{t('forecast.series.zone', { zone: series.zone, own: zone })}</p>}
      {id !== null && mayPlan && (
        <div>
          <Button size="s" onPress={() => setRemoving(true)}>
            {t('forecast.series.remove')}
          </Button>
        </div>
      )}
      {id !== null && isRemoving && (
        <RemoveDialog id={id} name={name} onClose={() => setRemoving(false)} onRemoved={onRemoved} />
      )}
    </section>
  )
}
