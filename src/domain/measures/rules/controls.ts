import { controlWorth } from '#core/cost/control.ts'
import type { ControlInput, ControlInputName, ControlWorth } from '#core/cost/types.ts'
import { controlInputNames } from '../contract.cost.ts'
import type { Control, ControlInputs } from '../contract.cost.ts'
import type { SaidInput } from '../contract.ts'
import { coreRange } from './ranges.ts'
import { faultsOfSaid } from './said.ts'
import type { Fault } from './said.ts'

type InputName = (typeof controlInputNames)[number]
const SHARES: readonly InputName[] = ['wrongShare', 'found', 'wronglyStopped']

/** What cannot be so of a control, by where it lies in the body; none where all fits. */
export function faultsOfControl(inputs: ControlInputs): Fault[] {
  return controlInputNames.flatMap((name) =>
    faultsOfSaid(`/body/inputs/${name}`, inputs[name], SHARES.includes(name) ? 1 : undefined),
  )
}

/** Where nobody has said what clients' time is worth, it is never turned into money. */
const NEVER_MONEY: SaidInput = { low: 0, likely: 0, high: 0, basis: 'assumed' }

/**
 * What a control prevents and costs in a year (R32, SCIENCE C16), or what has to be said first. Nothing is made up for what
 * is missing; clients' minutes need not be said as long as their time is never turned into money.
 */
export function outcomeOf(
  inputs: ControlInputs,
  clientPencePerHour: SaidInput | null,
): Pick<Control, 'outcome' | 'missing'> {
  const missing = controlInputNames.filter(
    (name) => inputs[name] === null && (name !== 'clientMinutes' || clientPencePerHour !== null),
  )
  const asked = missing.length === 0 ? coreInputs(inputs, clientPencePerHour ?? NEVER_MONEY) : undefined
  const worth = asked && controlWorth(asked)
  if (!worth?.ok || !worth.perYear) return { outcome: null, missing }
  const { prevents, costs } = worth.perYear
  const shown = ({ low, expected, high }: typeof prevents) => ({ low, likely: expected, high })
  return {
    outcome: {
      prevents: shown(prevents),
      costs: shown(costs),
      worthShare: worth.shareWorth,
      decides: decidingInput(worth, inputs),
    },
    missing,
  }
}

function coreInputs(inputs: ControlInputs, clientRate: SaidInput): ControlInput {
  const range = (name: InputName) => coreRange(inputs[name] ?? NEVER_MONEY)
  const stopped = range('wronglyStopped')
  const wrong = range('wrongShare')
  return {
    casesPerYear: range('casesPerYear'),
    wrongShare: wrong,
    detected: range('found'),
    loss: range('lossPerCase'),
    checkCost: range('costPerCase'),
    clientMinutes: range('clientMinutes'),
    clientRatePerHour: coreRange(clientRate),
    // Said as a share of the right cases; the rule counts all.
    wronglyHeld: {
      low: stopped.low * (1 - wrong.high),
      likely: stopped.likely * (1 - wrong.likely),
      high: stopped.high * (1 - wrong.low),
      from: stopped.from,
    },
    harm: range('harmPerStopped'),
  }
}

const OWN_NAMES: Partial<Record<ControlInputName, InputName>> = {
  wrongShare: 'wrongShare',
  detected: 'found',
  loss: 'lossPerCase',
  checkCost: 'costPerCase',
  clientMinutes: 'clientMinutes',
  wronglyHeld: 'wronglyStopped',
  harm: 'harmPerStopped',
}

/** Of the inputs that alone could tip it within their range, the one that moves most. */
function decidingInput(worth: ControlWorth & { ok: true }, inputs: ControlInputs) {
  for (const { input, tipsAt, tipsWithin } of worth.sensitivity) {
    const name = OWN_NAMES[input]
    if (!name || tipsAt === null || !tipsWithin) continue
    const rightShare = 1 - (inputs.wrongShare?.likely ?? 0)
    if (name !== 'wronglyStopped') return { input: name, tipsAt }
    if (rightShare > 0) return { input: name, tipsAt: tipsAt / rightShare }
  }
  return null
}
