import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { OfflineError, ProblemError } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { useRefusal } from '../messages/refusals.ts'
import { buttonClass } from './look.ts'
import { cx } from './cx.ts'
import css from './Notice.module.css'

const icons = { info: Info, good: CircleCheck, warn: TriangleAlert, problem: CircleAlert }

export type NoticeProps = {
  readonly tone?: keyof typeof icons
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** Read aloud when it appears: politely, or at once for problems. Off for what was there from the start. */
  readonly announced?: boolean
}

/** Something a person should know, in words. */
export function Notice({ tone = 'info', title, children, action, announced = true }: NoticeProps) {
  const Icon = icons[tone]
  const role = announced ? { role: tone === 'problem' ? 'alert' : 'status' } : {}
  return (
    <div {...role} className={cx(css['notice'], css[tone])}>
      <Icon size={20} aria-hidden="true" />
      <div className={css['words']}>
        {title && <p className={css['title']}>{title}</p>}
        {children}
        {action && <div>{action}</div>}
      </div>
    </div>
  )
}

/** What went wrong, why, and what to do instead, for any error; nothing when there is none. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const t = useT()
  const inWords = useRefusal()
  if (!error) return null
  const retry = onRetry && (
    <button type="button" className={buttonClass({ size: 's' })} onClick={onRetry}>
      {t('ui.tryAgain')}
    </button>
  )
  if (error instanceof ProblemError) {
    const { title, detail, instead, lang } = inWords(error)
    return (
      <Notice tone="problem" title={<span lang={lang}>{title}</span>} action={retry}>
        <p lang={lang}>{detail}</p>
        <p lang={lang}>{instead}</p>
        {error.errors.length > 0 && (
          // What a field needs comes from the service, which speaks English.
          <ul lang="en">
            {error.errors.map(({ path, message }) => (
              <li key={path + message}>
                {path.replace(/^\/(body|query|headers)\//, '')}: {message}
              </li>
            ))}
          </ul>
        )}
        {error.status >= 500 && error.requestId && (
          <p>{t('ui.problemNumber', { number: error.requestId })}</p>
        )}
      </Notice>
    )
  }
  const offline = error instanceof OfflineError
  return (
    <Notice tone="warn" title={t(offline ? 'ui.offline.title' : 'ui.fault.title')} action={retry}>
      <p>{t(offline ? 'ui.offline.text' : 'ui.fault.text')}</p>
    </Notice>
  )
}
