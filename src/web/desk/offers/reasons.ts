import type { IntlShape } from 'react-intl'
import type { OfferReason } from '#domain/contacts/contract.ts'
import type { T } from '../../messages/Messages.tsx'

/** Says a span of seconds in the words of the page. */
export type SayDuration = (seconds: number) => string

/** Why this person (R1), in words: one sentence a reason. */
export function sayReason(reason: OfferReason, t: T, intl: IntlShape, span: SayDuration): string {
  const { name, seconds, pence, count = 1 } = reason
  switch (reason.code) {
    case 'skill':
      return name ? t('desk.reason.skill', { name }) : t('desk.reason.skill_plain')
    case 'authority':
      return t('desk.reason.authority', {
        pence: pence ? 'some' : 'none',
        amount: pounds(intl, pence ?? 0),
      })
    case 'longest_idle':
      return t('desk.reason.longest_idle', {
        seconds: seconds ? 'some' : 'none',
        span: span(seconds ?? 0),
      })
    case 'others_passed':
      return t('desk.reason.others_passed', { count })
    case 'language':
      return t('desk.reason.language', { name: languageName(intl, name) })
    case 'cover_for':
      return t('desk.reason.cover_for', { name: name ?? '' })
    case 'asked_by_name':
      return t('desk.reason.asked_by_name', { name: name ?? 'none' })
    default:
      return t(`desk.reason.${reason.code}`)
  }
}

/** An amount of money: pence in, pounds shown, without pence where there are none. */
export function pounds(intl: IntlShape, pence: number): string {
  const style = { style: 'currency', currency: 'GBP' } as const
  return intl.formatNumber(pence / 100, { ...style, minimumFractionDigits: pence % 100 === 0 ? 0 : 2 })
}

/** A language code in words of the page; a name that is no code stays as it is. */
export function languageName(intl: IntlShape, code: string | undefined): string {
  if (!code) return ''
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code)) return code
  return intl.formatDisplayName(code, { type: 'language' }) ?? code
}
