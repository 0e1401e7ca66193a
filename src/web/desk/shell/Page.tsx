import { ArrowLeft } from 'lucide-react'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useT } from '../../messages/Messages.tsx'
import { Go } from './Go.tsx'
import { useTitle } from './title.ts'

/** The main part of a page of the desk, with its title in the tab and a way back on a phone. */
export function Page(props: {
  readonly title: string
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  const { title, wide = false, children } = props
  const t = useT()
  useTitle(title)
  useEffect(() => document.getElementById('desk-main')?.scrollTo(0, 0), [title])
  return (
    <div className={wide ? 'desk-page desk-page-wide' : 'desk-page'}>
      <Go to="/desk" className="desk-back">
        <ArrowLeft size={18} aria-hidden="true" /> {t('desk.nav.back')}
      </Go>
      {children}
    </div>
  )
}
