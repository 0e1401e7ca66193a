import type { StandardLine } from '#domain/learning/contract.standards.ts'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { useLensSay } from '../useLensSay.ts'

const SHOWN_DAYS = 28

/** The daily indicator: a bar a day, as high as there was work, its lower part what was in time. Told in words too. */
export function DayStrip({ line }: { readonly line: StandardLine }) {
  const say = useLensSay()
  const days = line.days.slice(-SHOWN_DAYS)
  const most = Math.max(1, ...days.map(({ ended }) => ended))
  if (days.every(({ ended }) => ended === 0)) return null
  return (
    <div className="standard-days">
      <div aria-hidden="true">
        {days.map(({ day, ended, inTime }) => (
          <span key={day} title={`${say.date(day)}: ${inTime}/${ended}`}>
            <i style={{ blockSize: `${((ended - inTime) / most) * 100}%` }} className="standard-late" />
            <i style={{ blockSize: `${(inTime / most) * 100}%` }} />
          </span>
        ))}
      </div>
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
