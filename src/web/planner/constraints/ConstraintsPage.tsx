import { Plus } from 'lucide-react'
import { useLocation, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { constraintRoutes } from '#domain/planning/contract.constraints.ts'
import type { Constraint } from '#domain/planning/contract.constraints.ts'
import { useCall } from '../../client.ts'
import { useGo } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { ChainCard } from './ChainCard.tsx'
import { ConstraintForm } from './ConstraintForm.tsx'
import type { Opened } from './ConstraintForm.tsx'
import { Gone } from './Gone.tsx'
import { Unexplained } from './Unexplained.tsx'
import { chainsOf } from './chains.ts'
import { readNewSearch, stretchIn, stretchesOf } from './stretches.ts'
import type { ShortStretch } from './stretches.ts'
import { registerSentence, useSay } from './words.ts'
import './constraints.css'

const HERE = '/planner/constraints'

/** An address that names a constraint shows it, once it is there. */
function useShown(hash: string, isThere: boolean): void {
  useEffect(() => {
    const named = hash && isThere ? document.getElementById(hash) : null
    if (!named) return
    const folded = named.closest('details')
    if (folded) folded.open = true
    named.scrollIntoView({ block: 'center' })
    named.focus({ preventScroll: true })
  }, [hash, isThere])
}

function Chains(props: {
  readonly items: readonly Constraint[]
  readonly here: string
  readonly open: (what: Opened) => void
}) {
  const { items, here, open } = props
  const t = useT()
  const chains = chainsOf(items)
  if (chains.length === 0)
    return (
      <EmptyState title={t('constraints.none')}>
        <p>{t('constraints.none.text')}</p>
      </EmptyState>
    )
  return (
    <section className="constraints-chains" aria-labelledby="constraints-chains">
      <h2 id="constraints-chains">{t('constraints.chains')}</h2>
      {chains.map((chain) => (
        <ChainCard key={chain.links[0]?.constraint.id} chain={chain} here={here} open={open} />
      ))}
    </section>
  )
}

function Register(props: {
  readonly items: readonly Constraint[]
  readonly short: readonly ShortStretch[]
  readonly open: (what: Opened) => void
}) {
  const { items, short, open } = props
  const { hash } = useLocation()
  const say = useSay()
  useShown(hash, true)
  return (
    <>
      <p className="constraints-sentence">{registerSentence({ items, short: short.length }, say)}</p>
      <Chains items={items} here={hash} open={open} />
      <Unexplained short={short} explain={(times) => open({ kind: 'record', times: [times] })} />
      <Gone items={items} here={hash} />
    </>
  )
}

/** The register of constraints (R34): what stands in the way of enough people at the right time, as chains. */
export function ConstraintsPage() {
  const t = useT()
  const go = useGo()
  const asked = stretchIn(readNewSearch(useSearch({ strict: false }) as Record<string, unknown>))
  const [opened, open] = useState<Opened | undefined>(asked && { kind: 'record', times: [asked] })
  const { data, error, refetch } = useCall(constraintRoutes.list, {}, { staleTime: 30_000 })
  const close = (): void => {
    open(undefined)
    // Loading the page again does not ask again.
    if (asked) go(HERE)
  }
  return (
    <Page title={t('constraints.title')} wide>
      <header className="constraints-head">
        <div>
          <h1>{t('constraints.title')}</h1>
          <p className="constraints-lead">{t('constraints.lead')}</p>
        </div>
        <Button
          variant="primary"
          icon={<Plus size={18} aria-hidden="true" />}
          onPress={() => open({ kind: 'record', times: [] })}
        >
          {t('constraints.record')}
        </Button>
      </header>
      {!data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && <Register items={data.items} short={stretchesOf(data.unexplained)} open={open} />}
      {opened && <ConstraintForm opened={opened} items={data?.items ?? []} onClose={close} />}
    </Page>
  )
}
