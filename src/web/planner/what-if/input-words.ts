import { INPUT_UNITS } from '#core/simulation/inputs.ts'
import type { InputUnit } from '#core/simulation/inputs.ts'
import type { InputUnitShown } from '#domain/planning/contract.what-if.ts'
import { inputFormat, inputValue } from './figures.ts'
import type { WhatIfName } from './names.ts'
import type { Figures } from './sentences.ts'

/** How the core’s units are shown: one more there does not compile here. */
const UNIT: Readonly<Record<InputUnit, InputUnitShown>> = {
  per_hour: 'per_hour',
  minutes: 'minutes',
  share: 'share',
  people: 'people',
  times: 'count',
  money_per_minute: 'pence_per_hour',
  coefficient: 'share',
}

/** The unit in which an input is shown. */
export const unitOf = (name: WhatIfName): InputUnitShown =>
  name === 'openHours' ? 'hours' : UNIT[INPUT_UNITS[name]]

/** The value of an input in words. Facts of a run speak of the core’s own units: pay is pence by the minute there. */
export function speakInput(value: number, name: WhatIfName, figures: Figures): string {
  const unit = unitOf(name)
  return speak(unit === 'pence_per_hour' ? value * 60 : value, unit, figures)
}

/** A value with its unit in words: 60%, £33.00 an hour, 2 h, 15 people. */
export function speak(value: number, unit: InputUnitShown, { t, value: say }: Figures): string {
  const said = say(inputValue(value, unit), inputFormat(unit))
  if (unit === 'share' || unit === 'minutes') return said
  if (unit === 'pence_per_hour') return `${said} ${t('what_if.unit.per_hour')}`
  return `${said} ${t(`what_if.unit.${unit}`)}`
}
