import { useState } from 'react'
import { costRoutes } from '#domain/measures/contract.cost.ts'
import type { Control } from '#domain/measures/contract.cost.ts'
import { useCall, useCommand } from '../../client.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { useLensSay } from '../useLensSay.ts'
import { ControlForm } from './ControlForm.tsx'

function Outcome({ control }: { control: Control }) {
  const say = useLensSay()
  const { outcome, missing } = control
  if (!outcome)
    return (
      <p>
        {say.t('controls.missing', {
          inputs: say.list(missing.map((name) => say.t(`controls.input.${name}`))),
        })}
      </p>
    )
  return (
    <>
      <p>
        {say.t('controls.outcome', {
          prevents: say.range(outcome.prevents, say.money),
          costs: say.range(outcome.costs, say.money),
          share: say.percent(outcome.worthShare),
        })}
      </p>
      <p>
        {outcome.decides
          ? say.t('controls.decides', {
              input: say.t(`controls.input.${outcome.decides.input}`),
              at: tipsAt(outcome.decides, say),
            })
          : say.t('controls.nothing_decides')}
      </p>
    </>
  )
}

function tipsAt(
  { input, tipsAt: at }: { input: string; tipsAt: number },
  say: ReturnType<typeof useLensSay>,
): string {
  if (['wrongShare', 'found', 'wronglyStopped'].includes(input)) return say.percent(at, 2)
  if (['costPerCase', 'lossPerCase', 'harmPerStopped'].includes(input)) return say.money(at)
  return say.number(at, 1)
}

/** Controls with what they cost and what they prevent, as far as the organisation has said. Nothing decides by itself. */
export function Controls({ mayKeep }: { readonly mayKeep: boolean }) {
  const say = useLensSay()
  const { data, error, refetch } = useCall(costRoutes.controls)
  const [opened, open] = useState<Control | 'new'>()
  const remove = useCommand(costRoutes.removeControl, { refreshes: [costRoutes.controls] })
  return (
    <>
      <ProblemNotice error={error ?? remove.error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && <p>{say.t('controls.none')}</p>}
      <ul role="list" className="cost-controls">
        {data?.items.map((control) => (
          <li key={control.id}>
            <h3>{control.name}</h3>
            {control.what && <p>{control.what}</p>}
            <Outcome control={control} />
            {mayKeep && (
              <div className="lens-card-ways">
                <Button variant="quiet" size="s" onPress={() => open(control)}>
                  {say.t('controls.change')}
                  <VisuallyHidden>{` ${control.name}`}</VisuallyHidden>
                </Button>
                <Button
                  variant="quiet"
                  size="s"
                  busy={remove.isPending}
                  onPress={() => remove.mutate({ params: { controlId: control.id } })}
                >
                  {say.t('controls.remove')}
                  <VisuallyHidden>{` ${control.name}`}</VisuallyHidden>
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayKeep && (
        <div>
          <Button onPress={() => open('new')}>{say.t('controls.add')}</Button>
        </div>
      )}
      {opened && (
        <ControlForm control={opened === 'new' ? undefined : opened} onClose={() => open(undefined)} />
      )}
    </>
  )
}
