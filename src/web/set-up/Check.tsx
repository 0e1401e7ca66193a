import { useLocale } from 'react-aria-components/I18nProvider'
import { useDayNames } from '../admin/hours/WeekHours.tsx'
import { runsOf } from '../admin/hours/week.ts'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { linesOf } from './draft.ts'
import type { Draft } from './draft.ts'
import type { Step } from './steps.ts'
import { languageName, useCountries } from './places.ts'
import css from './set-up.module.css'

function useSummary(draft: Draft): readonly (readonly [step: Exclude<Step, 'check'>, words: string[]])[] {
  const t = useT()
  const { locale } = useLocale()
  const day = useDayNames()
  const country = useCountries().find(({ code }) => code === draft.country)?.name ?? draft.country
  const hours = runsOf(draft.week).map(({ first, last, spans }) => {
    const days = first === last ? day(first) : t('setUp.check.days', { first: day(first), last: day(last) })
    return `${days}: ${spans.map((times) => times.join(' – ')).join(', ')}`
  })
  const reach = [draft.phone, draft.email, draft.address].filter((text) => text.trim() !== '')
  const phrases = linesOf(draft.phrases).length
  return [
    ['name', [draft.name]],
    ['where', [country, draft.zone.replace(/_/g, ' '), languageName(draft.language, locale)]],
    ['reach', reach.length > 0 ? reach : [t('setUp.check.nothing')]],
    ['hours', hours.length > 0 ? hours : [t('setUp.check.never')]],
    ['holidays', [t('setUp.check.holidays', { count: draft.days?.length ?? 0 })]],
    ['department', [draft.department]],
    ['service', [draft.service, draft.purpose]],
    [
      'words',
      [t('setUp.check.phrases', { count: phrases }), ...draft.levels.map((one) => t(`setUp.level.${one}`))],
    ],
    ['you', [draft.personName, draft.personEmail]],
  ]
}

/** Everything that was entered, each with the way back to it. */
export function Check({ draft, onGo }: { readonly draft: Draft; readonly onGo: (step: Step) => void }) {
  const t = useT()
  const summary = useSummary(draft)
  return (
    <dl className={css['summary']}>
      {summary.map(([step, words]) => (
        <div key={step}>
          <dt>{t(`setUp.${step}.short`)}</dt>
          <dd>
            {words.map((line, nth) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines are known by their place alone
              <span key={nth}>{line}</span>
            ))}
          </dd>
          <dd>
            <Button
              size="s"
              variant="quiet"
              aria-label={t('setUp.check.change_of', { what: t(`setUp.${step}.short`) })}
              onPress={() => onGo(step)}
            >
              {t('setUp.check.change')}
            </Button>
          </dd>
        </div>
      ))}
    </dl>
  )
}
