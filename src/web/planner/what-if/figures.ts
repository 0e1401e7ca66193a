import type { z } from 'zod'
import type { PlanInput } from '#domain/planning/contract.ts'
import type { InputUnitShown, WhatIfInput } from '#domain/planning/contract.what-if.ts'
import type { Format } from '../../charts/speech.ts'
import type { MeasureKind } from './names.ts'

/** An input with its unit and limits. */
export type Item = z.infer<typeof WhatIfInput>

const PENCE = 100

/** How much of what is shown makes one of what is kept: shares are shown by the hundred, pay in pounds. */
const SHOWN_AS: Readonly<Record<InputUnitShown, number>> = {
  per_hour: 1,
  minutes: 1,
  hours: 1,
  share: 100,
  count: 1,
  people: 1,
  pence_per_hour: 1 / PENCE,
}

const WHOLE: readonly InputUnitShown[] = ['count', 'people']

/** A value as its field shows it: `60` for a share of 0.6, `33` for 3,300 pence; of long measured ones what tells. */
export function textOf(value: number, unit: InputUnitShown): string {
  const shown = Number((value * SHOWN_AS[unit]).toPrecision(12))
  const isShort = Number(shown.toFixed(3)) === shown
  return String(isShort || Math.abs(shown) >= 1_000 ? Number(shown.toFixed(3)) : Number(shown.toPrecision(4)))
}

export type Wrong = 'not_a_number' | 'too_low' | 'too_high' | 'not_whole'
export type Read = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly why: Wrong }

/** A value from its field, a point or a comma between whole and part; or why it cannot be. */
export function readText(text: string, item: Pick<Item, 'unit' | 'least' | 'most'>): Read {
  const plain = text
    .trim()
    .replaceAll(/[\s\u202f]/g, '')
    .replace(',', '.')
  if (!/^-?(\d+(\.\d*)?|\.\d+)$/.test(plain)) return { ok: false, why: 'not_a_number' }
  const value = Number((Number(plain) / SHOWN_AS[item.unit]).toPrecision(12))
  if (value < item.least) return { ok: false, why: 'too_low' }
  if (value > item.most) return { ok: false, why: 'too_high' }
  if (WHOLE.includes(item.unit) && !Number.isInteger(value)) return { ok: false, why: 'not_whole' }
  return { ok: true, value }
}

/** How an input is written in words: `60%`, `£33.00`, `2 h`. */
export function inputFormat(unit: InputUnitShown): Format {
  if (unit === 'share') return { kind: 'share', digits: 1 }
  if (unit === 'pence_per_hour') return { kind: 'money', currency: 'GBP', digits: 2 }
  if (unit === 'minutes') return { kind: 'span' }
  return { kind: 'number', digits: 3 }
}

/** The value that a format takes: pounds, seconds. */
export function inputValue(value: number, unit: InputUnitShown): number {
  if (unit === 'pence_per_hour') return value / PENCE
  return unit === 'minutes' ? value * 60 : value
}

/** How a measure is written; `minutes` is the word that follows a number of minutes. */
export function measureFormat(kind: MeasureKind, minutes: string): Format {
  if (kind === 'work') return { kind: 'number', digits: 1, unit: minutes }
  if (kind === 'span') return { kind: 'span' }
  if (kind === 'share') return { kind: 'share', digits: 1 }
  if (kind === 'money') return { kind: 'money', currency: 'GBP', digits: 2 }
  return { kind: 'number', digits: 2 }
}

/** The value that a format takes: costs are pence, times are minutes. */
export function measureValue(value: number, kind: MeasureKind): number {
  if (kind === 'money') return value / PENCE
  return kind === 'span' ? value * 60 : value
}

/** A figure that a person wrote: assumed, and with its range only while the range still holds it. */
export function entered(before: PlanInput, value: number): PlanInput {
  const { low, high } = before
  const holds = (low ?? value) <= value && value <= (high ?? value)
  return { value, low: holds ? low : null, high: holds ? high : null, basis: 'assumed', count: null }
}

/** Whether two inputs say the same. */
export const isSame = (a: PlanInput, b: PlanInput): boolean => a.value === b.value && a.basis === b.basis
