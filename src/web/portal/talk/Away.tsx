import { useT } from '../../messages/Messages.tsx'
import { Notice } from '../../ui/Notice.tsx'
import css from './Talk.module.css'

/** The network is away: what is written stays and is sent later. */
export function Away() {
  const t = useT()
  return (
    <div className={css['away']}>
      <Notice tone="warn" title={t('portal.talk.offline.title')}>
        <p>{t('portal.talk.offline.text')}</p>
      </Notice>
    </div>
  )
}
