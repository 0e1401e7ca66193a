import { TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useT } from '../messages/Messages.tsx'
import { announce } from '../ui/announce.tsx'
import { useTimes } from '../ui/time.ts'
import type { Told } from './Notices.tsx'
import css from './NoticeStrip.module.css'

type Props = { readonly notices: readonly Told[] }

/** What is disturbed: each in one line that opens; a single one stands open. */
export function NoticeStrip({ notices }: Props) {
  const t = useT()
  return (
    <aside className={css['strip']} aria-label={t('portal.notices')}>
      <ul role="list">
        {notices.map((notice) => (
          <li key={notice.id}>
            <details open={notices.length === 1}>
              <summary>
                <TriangleAlert size={18} aria-hidden="true" />
                <span>
                  <strong>{notice.title}</strong> <span className={css['service']}>{notice.service}</span>
                </span>
              </summary>
              <Words notice={notice} />
            </details>
          </li>
        ))}
      </ul>
    </aside>
  )
}

/** What fits the need being typed, whole; read out once when it appears. */
export function FittingNotices({ notices }: Props) {
  const t = useT()
  const said = useRef('')
  const titles = notices.map((one) => one.title).join('. ')
  useEffect(() => {
    if (said.current === titles) return
    said.current = titles
    announce(`${t('portal.notices.fits')}: ${titles}`)
  }, [titles, t])
  return (
    <section className={css['strip']} aria-label={t('portal.notices.fits')}>
      <h2>{t('portal.notices.fits')}</h2>
      {notices.map((notice) => (
        <div key={notice.id} className={css['fits']}>
          <h3>{notice.title}</h3>
          <Words notice={notice} />
        </div>
      ))}
    </section>
  )
}

function Words({ notice }: { readonly notice: Told }) {
  const t = useT()
  const times = useTimes()
  return (
    <div className={css['words']}>
      <p>{notice.body}</p>
      <p className={css['until']}>
        {t('portal.notices.service', { service: notice.service })}.{' '}
        {t('portal.notices.until', { when: times.dayTime(notice.untilAt) })}
      </p>
    </div>
  )
}
