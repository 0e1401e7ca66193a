import { ArrowLeft } from 'lucide-react'
import { useSearch } from '@tanstack/react-router'
import { whatIfRoutes } from '#domain/planning/contract.what-if.ts'
import type { Scenario } from '#domain/planning/contract.what-if.ts'
import { useCall } from '../../client.ts'
import { Go, useGo } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { Differences } from './Differences.tsx'
import { PairOfResults } from './PairOfResults.tsx'
import { readPair } from './search.ts'
import './what-if.css'

const ALL = '/planner/what-if'

function Chooser(props: {
  readonly items: readonly Scenario[]
  readonly a: string | undefined
  readonly b: string | undefined
}) {
  const { items, a, b } = props
  const t = useT()
  const go = useGo()
  const to = (first: string | undefined, second: string | undefined): void => {
    const query = new URLSearchParams({ ...(first && { a: first }), ...(second && { b: second }) })
    go(`${ALL}/compare?${query}`)
  }
  const options = items.map(({ id, name, state }) => ({
    value: id,
    label: name,
    detail: t(`what_if.state.${state}`),
  }))
  return (
    <div className="what-if-chooser">
      <Select
        label={t('what_if.pair.first')}
        options={options}
        value={a ?? null}
        onChange={(first) => to(first, b)}
      />
      <Select
        label={t('what_if.pair.second')}
        options={options}
        value={b ?? null}
        onChange={(second) => to(a, second)}
      />
    </div>
  )
}

function NotRun({ one }: { readonly one: Scenario }) {
  const t = useT()
  return (
    <Notice action={<Go to={`${ALL}/${one.id}`}>{t('what_if.pair.open')}</Go>}>
      <p>{t('what_if.pair.not_run', { name: one.name })}</p>
    </Notice>
  )
}

function Pair({ a, b }: { readonly a: Scenario; readonly b: Scenario }) {
  return (
    <>
      <Differences a={a} b={b} />
      {!a.result && <NotRun one={a} />}
      {!b.result && <NotRun one={b} />}
      {a.result && b.result && (
        <PairOfResults a={{ ...a, result: a.result }} b={{ ...b, result: b.result }} />
      )}
    </>
  )
}

/** Two saved what-ifs side by side: what is different in them, and what it comes to. */
export function ComparePage() {
  const t = useT()
  const { a, b } = readPair(useSearch({ strict: false }) as Record<string, unknown>)
  const { data, error, refetch } = useCall(whatIfRoutes.list)
  const [first, second] = [a, b].map((id) => data?.items.find((one) => one.id === id))
  return (
    <Page title={t('what_if.pair.title')} wide>
      <Go to={ALL} className="what-if-back">
        <ArrowLeft size={16} aria-hidden="true" /> {t('what_if.back')}
      </Go>
      <h1>{t('what_if.pair.title')}</h1>
      {!data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && <Chooser items={data.items} a={first?.id} b={second?.id} />}
      {data && (!first || !second || first.id === second.id) && (
        <p className="what-if-lead">{t('what_if.pair.same')}</p>
      )}
      {first && second && first.id !== second.id && <Pair a={first} b={second} />}
    </Page>
  )
}
