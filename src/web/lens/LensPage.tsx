import { useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { LensPeriod } from '#domain/measures/contract.ts'
import { useGo } from '../desk/shell/Go.tsx'
import { Page } from '../desk/shell/Page.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { FilterBar } from './FilterBar.tsx'
import type { FilterPart } from './FilterBar.tsx'
import { addressWith, readLensChoice } from './filter.ts'
import type { LensChoice } from './filter.ts'
import { useLensSay } from './useLensSay.ts'

/** How often what is on the screen is read again: figures of today go on counting. */
export const LENS_REREAD_MS = 15_000

/** What is chosen in the address, and how to choose something else. `path` is the page’s own address. */
export function useLensChoice(path: string): [LensChoice, (choice: LensChoice) => void] {
  const go = useGo()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const choice = readLensChoice(search)
  const others = Object.fromEntries(
    Object.entries(search).filter(
      ([name]) => !['from', 'to', 'serviceId', 'departmentId', 'channel', 'demand'].includes(name),
    ),
  )
  return [choice, (next) => go(addressWith(path, { ...others, ...next }))]
}

function Period({ period }: { period: LensPeriod }) {
  const say = useLensSay()
  const words = { from: say.date(period.from), to: say.date(period.to), time: say.at(period.upTo) }
  return <p className="lens-period">{say.t(period.live ? 'lens.period.live' : 'lens.period', words)}</p>
}

type Filtered = {
  readonly path: string
  readonly parts: readonly FilterPart[]
  readonly period: LensPeriod | undefined
}

/**
 * A page of the lens: its title, one sentence that says what is to be seen, what is looked at, and the content. Shows
 * what went wrong with a way to try again, and that something is on its way.
 */
export function LensPage(props: {
  readonly title: string
  /** What is to be seen; undefined while it is not known. */
  readonly sentence: string | undefined
  readonly filter?: Filtered
  readonly actions?: ReactNode
  readonly error?: unknown
  readonly onRetry?: () => void
  /** What is shown belongs to what was chosen before. */
  readonly isOld?: boolean
  /** Undefined while nothing is there yet. */
  readonly children: ReactNode
}) {
  const { title, sentence, filter, actions, error, onRetry, isOld = false, children } = props
  const isThere = children !== undefined && children !== null && children !== false
  return (
    <Page title={title} wide>
      <div className="lens-top">
        <div className="lens-title">
          <h1>{title}</h1>
          {actions && <div>{actions}</div>}
        </div>
        <p className="lens-says" aria-live="polite">
          {sentence ?? ' '}
        </p>
        {filter && <Filter {...filter} />}
        {filter?.period && <Period period={filter.period} />}
      </div>
      {Boolean(error) && <ProblemNotice error={error} onRetry={onRetry} />}
      {!isThere && !error && <Skeleton lines={8} />}
      {isThere && (
        <div className="lens-seen" aria-busy={isOld}>
          {children}
        </div>
      )}
    </Page>
  )
}

function Filter({ path, parts, period }: Filtered) {
  const [choice, choose] = useLensChoice(path)
  return <FilterBar choice={choice} onChange={choose} parts={parts} shown={period} />
}

/** A part of a page with its heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="lens-section">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
