import type { PackContent, PackHead } from '#domain/learning/contract.charter.ts'
import { daysBefore } from '../filter.ts'
import type { LensSay } from '../useLensSay.ts'

const WEEKS_DAYS = 28

/** The days that a pack looks at: the four weeks up to yesterday, and yesterday. */
export function packPeriods(day: string) {
  const yesterday = daysBefore(day, 1)
  return {
    weeks: { from: daysBefore(yesterday, WEEKS_DAYS - 1), to: yesterday },
    yesterday: { from: yesterday, to: yesterday },
  }
}

/** What is to be seen in a pack, in a sentence. */
export function packSentence(content: PackContent, say: LensSay): string {
  const contactsOf = (figures: PackContent['figures']) =>
    figures.find(({ measure }) => measure === 'contacts')?.value ?? 0
  const words = { day: say.date(packPeriods(content.day).weeks.to) }
  if (contactsOf(content.figures) === 0) return say.t('packs.one.quiet', words)
  return say.t('packs.one.sentence', {
    ...words,
    contacts: say.number(contactsOf(content.figures), 0),
    yesterday: say.number(contactsOf(content.yesterday), 0),
    signals: content.signals.length,
    missed: content.missed.length + content.more.missed,
    risk: content.atRisk.length + content.more.atRisk,
  })
}

/** Who has read a pack, by name. */
export function readersWords({ readBy }: Pick<PackHead, 'readBy'>, say: LensSay): string {
  if (readBy.length === 0) return say.t('packs.read_by.none')
  return say.t('packs.read_by', { names: say.list(readBy.map(({ name }) => name)) })
}
