import type { StandardLine } from '#domain/learning/contract.standards.ts'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { daysBefore } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'

const SHOWN_DAYS = 28

/** The last days up to one, each with what there was of it; days without anything too, so that time keeps its pace. */
export function daysUpTo(line: Pick<StandardLine, 'days'>, until: string): StandardLine['days'] {
  const byDay = new Map(line.days.map((one) => [one.day, one]))
  return Array.from({ length: SHOWN_DAYS }, (_, index) => {
    const day = daysBefore(until, SHOWN_DAYS - 1 - index)
    return byDay.get(day) ?? { day, ended: 0, inTime: 0 }
  })
}

/** The daily indicator: a bar a day, as high as there was work, its hatched part what was late. Told in words too. */
export function DayStrip({ line, until }: { readonly line: StandardLine; readonly until: string }) {
  const say = useLensSay()
  const days = daysUpTo(line, until)
  const most = Math.max(1, ...days.map(({ ended }) => ended))
  const [first] = days
  if (!first || days.every(({ ended }) => ended === 0)) return null
  return (
    <div className="standard-days">
      <div aria-hidden="true">
        {days.map(({ day, ended, inTime }) => (
          <span key={day} title={say.t('standards.day', { day: say.date(day), inTime, ended })}>
            {ended > inTime && (
              <i style={{ blockSize: `${((ended - inTime) / most) * 100}%` }} className="standard-late" />
            )}
            <i style={{ blockSize: `${(inTime / most) * 100}%` }} />
          </span>
        ))}
      </div>
      <p aria-hidden="true" className="standard-ends">
        <span>{say.date(first.day)}</span>
        <span>{say.t('standards.days.late')}</span>
        <span>{say.date(until)}</span>
      </p>
      <VisuallyHidden>
        {say.t('standards.days', {
          days: say.list(
            days
              .filter(({ ended }) => ended > 0)
              .map(({ day, ended, inTime }) => say.t('standards.day', { day: say.date(day), inTime, ended })),
          ),
        })}
      </VisuallyHidden>
    </div>
  )
}
