import { durationWords } from '../../ui/TimeText.tsx'

const TEN_MINUTES = 600

/** A length of time in words, from seconds: to the second below ten minutes, where a half of one counts. */
export function lengthWords(seconds: number, locale: string): string {
  const whole = Math.max(0, Math.round(seconds))
  const rest = whole % 60
  if (whole < 60 || whole >= TEN_MINUTES || rest === 0) return durationWords(whole, locale)
  return `${durationWords(whole - rest, locale)} ${durationWords(rest, locale)}`
}
