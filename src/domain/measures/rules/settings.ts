import { assumedSettings } from '../contract.busy.ts'
import type { LensSettings } from '../contract.busy.ts'
import { faultsOfSaid } from './said.ts'
import type { Fault } from './said.ts'

const HOURS_OF_A_WEEK = 168

/** What cannot be so, by where it lies in the body; none where all fits. */
export function faultsOfSettings(settings: LensSettings): Fault[] {
  const names = Object.keys(assumedSettings) as (keyof LensSettings)[]
  const faults = names.flatMap((name) => faultsOfSaid(`/body/${name}`, settings[name], mostOf(name)))
  // People are hours over the hours that a person works: there is no dividing by nought.
  return settings.hoursPerWeek.low < 1 && !faults.some(({ path }) => path.startsWith('/body/hoursPerWeek'))
    ? [...faults, { path: '/body/hoursPerWeek/low', message: 'must be 1 or more' }]
    : faults
}

function mostOf(name: keyof LensSettings): number | undefined {
  if (name === 'systemsShare') return 1
  return name === 'hoursPerWeek' ? HOURS_OF_A_WEEK : undefined
}
