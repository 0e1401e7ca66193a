import { useIntl } from 'react-intl'
import type { Estimate, EstimateRecord } from '#domain/contacts/contract.ts'
import type { z } from 'zod'
import { useT } from '../messages/Messages.tsx'
import { durationWords } from '../ui/TimeText.tsx'

const MINUTE = 60
/** A share from fewer waits than this says little; better to say nothing. */
const ENOUGH_WAITS = 5

export type WaitWords = {
  readonly likely: string
  readonly spread: string | null
  readonly record: string | null
}

/** A wait in honest words: what is likely, between what, and how often such estimates were right (R2). */
export function useWaitWords(): (
  estimate: z.infer<typeof Estimate>,
  record: z.infer<typeof EstimateRecord> | null,
) => WaitWords {
  const t = useT()
  const { locale } = useIntl()
  return ({ lowSeconds, likelySeconds, highSeconds }, record) => {
    const minutes = (seconds: number) =>
      durationWords(Math.max(1, Math.round(seconds / MINUTE)) * MINUTE, locale)
    const likely =
      likelySeconds < MINUTE
        ? t('portal.wait.now')
        : t('portal.wait.about', { likely: minutes(likelySeconds) })
    return {
      likely,
      spread: spreadWords(lowSeconds, highSeconds),
      record: record && record.count >= ENOUGH_WAITS ? recordWords(record.share) : null,
    }

    function spreadWords(low: number, high: number): string | null {
      const upper = Math.ceil(high / MINUTE) * MINUTE
      if (upper <= MINUTE) return null
      if (low < MINUTE) return t('portal.wait.upTo', { high: minutes(upper) })
      return t('portal.wait.between', { low: shortLow(low, upper), high: minutes(upper) })
    }

    /** "between 2 and 4 minutes": the unit once, where it is the same. */
    function shortLow(low: number, upper: number): string {
      const lower = Math.floor(low / MINUTE)
      return upper < 3600 ? new Intl.NumberFormat(locale).format(lower) : minutes(low)
    }

    function recordWords(share: number): string {
      return t('portal.wait.record', { right: Math.round(share * 10) })
    }
  }
}
