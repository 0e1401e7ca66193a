import { Link, Outlet, createLazyRoute, useLocation } from '@tanstack/react-router'
import { Moon, Phone, Sun } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useT } from '../messages/Messages.tsx'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import { applyTheme, useMediaQuery, useTheme } from '../ui/theme.ts'
import { useOrganisation } from '../ui/time.ts'
import css from './Frame.module.css'

export const frameRoute = createLazyRoute('/clients')({ component: Frame })

/** What is around every page of clients: whose service this is, the way home, and how else to reach it. */
function Frame() {
  const t = useT()
  const organisation = useOrganisation()
  const name = organisation?.name ?? 'Answerable'
  return (
    <div className={css['frame']}>
      <a className={css['skip']} href="#main">
        {t('ui.skip')}
      </a>
      <header className={css['header']}>
        <Link to="/" className={css['brand']} aria-label={t('portal.home.link', { name })}>
          <img src="/icon.svg" alt="" width={32} height={32} />
          <span>{name}</span>
        </Link>
        <nav aria-label={t('portal.nav')} className={css['nav']}>
          <Link to="/services">{t('portal.nav.services')}</Link>
          <Link to="/my">{t('portal.nav.my')}</Link>
        </nav>
      </header>
      <Main />
      <Footer />
    </div>
  )
}

/** After going to another page, focus and listening begin at its main part. */
function Main() {
  const ref = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    ref.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <main id="main" tabIndex={-1} ref={ref} className={css['main']}>
      <Outlet />
    </main>
  )
}

function Footer() {
  const t = useT()
  const organisation = useOrganisation()
  return (
    <footer className={css['footer']}>
      <div className={css['footerInner']}>
        <div className={css['reach']}>
          {organisation?.phone && (
            <a href={`tel:${organisation.phone.replace(/\s/g, '')}`} className={css['phone']}>
              <Phone size={16} aria-hidden="true" />
              <bdi dir="ltr">{organisation.phone}</bdi>
            </a>
          )}
          {organisation?.address && <span>{organisation.address}</span>}
          {organisation && (
            <span>{t('portal.footer.hours', { zone: organisation.zone.replace(/_/g, ' ') })}</span>
          )}
          <Link to="/charter" className={css['phone']}>
            {t('portal.footer.charter')}
          </Link>
          {organisation?.example && <span>{t('portal.example')}</span>}
        </div>
        <div className={css['settings']}>
          <LanguageChoice className={css['language']} />
          <ThemeButton />
        </div>
      </div>
    </footer>
  )
}

function ThemeButton() {
  const t = useT()
  const [theme] = useTheme()
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)')
  const dark = theme === 'dark' || (theme === 'system' && prefersDark)
  return (
    <button type="button" className={css['theme']} onClick={() => applyTheme(dark ? 'light' : 'dark')}>
      {dark ? <Sun size={18} aria-hidden="true" /> : <Moon size={18} aria-hidden="true" />}
      <span>{t(dark ? 'ui.theme.light' : 'ui.theme.dark')}</span>
    </button>
  )
}
