import { useMemo } from 'react'
import { myShiftRoutes } from '#domain/planning/contract.mine.ts'
import { useCall } from '../../client.ts'
import { pageOf } from './mine.ts'

/** The shifts of a page of the calendar, read by themselves: it may lie before or after what the page shows. */
export function useShiftsOf(day: string, view: 'week' | 'month') {
  const days = useMemo(() => pageOf(day, view), [day, view])
  const query = { from: days[0] ?? day, days: days.length }
  return { days, ...useCall(myShiftRoutes.mine, { query }, { keep: true }) }
}
