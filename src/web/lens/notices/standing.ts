type Times = { readonly state: 'published' | 'withdrawn'; readonly fromAt: string; readonly untilAt: string }

/** Where a notice stands at `now` (epoch milliseconds). */
export function standing({ state, fromAt, untilAt }: Times, now: number) {
  if (state === 'withdrawn') return 'withdrawn' as const
  if (now < Date.parse(fromAt)) return 'to_come' as const
  return now < Date.parse(untilAt) ? ('now' as const) : ('over' as const)
}
