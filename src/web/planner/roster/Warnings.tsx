import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import type { Roster, RosterWarning } from '#domain/planning/contract.rosters.ts'
import { ProblemError } from '../../client.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { useSay } from './say.ts'
import type { Edits } from './useEdits.ts'
import { namesOf, warningLine } from './words.ts'

/** The warnings that stand beside a refusal. */
export function warningsIn(error: unknown): readonly RosterWarning[] {
  const found = error instanceof ProblemError ? error.details['warnings'] : undefined
  return Array.isArray(found) ? (found as RosterWarning[]) : []
}

/** Some warnings as a list of words; hard ones first. */
export function WarningList({
  roster,
  warnings,
}: {
  readonly roster: Pick<Roster, 'people' | 'shifts'>
  readonly warnings: readonly RosterWarning[]
}) {
  const say = useSay()
  const names = useMemo(() => namesOf(roster), [roster])
  const inOrder = warnings.toSorted((a, b) => Number(b.hard) - Number(a.hard))
  return (
    <ul role="list" className="roster-warnings">
      {inOrder.map((one) => {
        const line = warningLine(one, say, names)
        const Icon = one.hard ? CircleAlert : TriangleAlert
        return (
          <li key={`${one.code} ${line}`} className={one.hard ? 'roster-warning-hard' : undefined}>
            <Icon size={16} aria-hidden="true" />
            <span>{line}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** What went wrong with a change: somebody was quicker, or it may not be; with what to do instead. */
export function TroubleNotice({ roster, edits }: { readonly roster: Roster; readonly edits: Edits }) {
  const { t } = useSay()
  const { trouble, forget } = edits
  if (!trouble) return null
  const close = (
    <Button size="s" onPress={forget}>
      {t('ui.dismiss')}
    </Button>
  )
  if (trouble.isClash) {
    return (
      <Notice tone="warn" title={t('roster.clash')} action={close}>
        <p>{t('roster.clash.text')}</p>
      </Notice>
    )
  }
  const warnings = warningsIn(trouble.error)
  if (warnings.length === 0) return <ProblemNotice error={trouble.error} />
  return (
    <Notice tone="problem" title={t('roster.refused')} action={close}>
      <WarningList roster={roster} warnings={warnings} />
      <p>{t('roster.refused.instead')}</p>
    </Notice>
  )
}

const isOfCells = ({ code }: RosterWarning): boolean => code === 'short' || code === 'wish'

/** What to know about a roster as a whole. What is short stands above each day, a wish passed over in its cell. */
export function Warnings({ roster }: { readonly roster: Roster }) {
  const { t } = useSay()
  const told = roster.warnings.filter((one) => !isOfCells(one))
  if (told.length === 0) return null
  const isHard = told.some((one) => one.hard)
  return (
    <details className="roster-details" open={isHard}>
      <summary>{t('roster.warnings.show', { count: told.length })}</summary>
      <WarningList roster={roster} warnings={told} />
    </details>
  )
}
