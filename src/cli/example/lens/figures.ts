import type { LensSettings } from '#domain/measures/contract.busy.ts'
import { assumedSettings } from '#domain/measures/contract.busy.ts'
import type { ControlInputs } from '#domain/measures/contract.cost.ts'
import type { MeasureKey, SaidInput } from '#domain/measures/contract.ts'

const said = (low: number, likely: number, high: number, basis: SaidInput['basis'] = 'assumed') => ({
  ...{ low, likely, high, basis },
})

/** What the council has said where nothing is measured: what an hour costs it. The rest is assumed. */
export const settings: LensSettings = {
  ...assumedSettings,
  payPencePerHour: said(1800, 2100, 2400, 'measured'),
}

/** Controls of the council. Of the second, nobody knows yet what a wrong refund costs. */
export const controls: readonly { name: string; what: string; inputs: ControlInputs }[] = [
  {
    name: 'Password on the phone',
    what: 'Before an account is opened, callers give the password that they once chose. Many have forgotten it.',
    inputs: {
      casesPerYear: said(8_000, 9_500, 11_000, 'measured'),
      costPerCase: said(40, 75, 140),
      clientMinutes: said(1, 2, 5),
      wrongShare: said(0.0005, 0.002, 0.006),
      lossPerCase: said(12_000, 60_000, 250_000),
      found: said(0.3, 0.6, 0.8),
      wronglyStopped: said(0.03, 0.06, 0.1, 'measured'),
      harmPerStopped: said(200, 600, 2_000),
    },
  },
  {
    name: 'Second signature for refunds',
    what: 'Every refund of council tax above £50 waits for a second signature, mostly two to three days.',
    inputs: {
      casesPerYear: said(1_100, 1_400, 1_700, 'measured'),
      costPerCase: said(250, 450, 800),
      clientMinutes: said(0, 2, 10),
      wrongShare: said(0.004, 0.012, 0.03),
      lossPerCase: null,
      found: said(0.4, 0.7, 0.9),
      wronglyStopped: said(0, 0.01, 0.03),
      harmPerStopped: said(500, 1_500, 6_000),
    },
  },
]

/** What the council says to everybody, each line bound to what it measures. */
export const charter: readonly { text: string; measure: MeasureKey }[] = [
  {
    text: 'When you call, a person answers who can help you; we count how many gave up before.',
    measure: 'lost_share',
  },
  { text: 'What we promise you is done by the time we said.', measure: 'promises_kept_share' },
  {
    text: 'You tell us once. We count how often we ask again for what you have told.',
    measure: 'asked_again_per_contact',
  },
  { text: 'Most of what you need is met in the first conversation.', measure: 'first_point_by_need' },
  { text: 'The wait that we tell you of is the wait that you have.', measure: 'estimate_held_share' },
]
