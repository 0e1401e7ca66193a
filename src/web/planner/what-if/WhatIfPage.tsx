import { Plus } from 'lucide-react'
import { useState } from 'react'
import { whatIfRoutes } from '#domain/planning/contract.what-if.ts'
import type { Scenario } from '#domain/planning/contract.what-if.ts'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { NewForm } from './NameForm.tsx'
import { isBusy } from './RunBox.tsx'
import { StateBadge } from './StateBadge.tsx'
import { resultSentence } from './sentences.ts'
import { useFigures } from './useFigures.ts'
import './what-if.css'

function Made({ one }: { readonly one: Scenario }) {
  const t = useT()
  const when = useWhen()
  const made = when.at(one.madeAt)
  return (
    <p className="desk-quiet">
      {one.madeBy
        ? t('what_if.made_by', { when: made, name: one.madeBy })
        : t('what_if.made', { when: made })}
      {one.ranAt && one.state === 'done' && ` · ${t('what_if.ran', { when: when.at(one.ranAt) })}`}
    </p>
  )
}

function ScenarioRow(props: {
  readonly one: Scenario
  readonly isChosen: boolean
  readonly isFull: boolean
  readonly onChoose: (isChosen: boolean) => void
}) {
  const { one, isChosen, isFull, onChoose } = props
  const t = useT()
  const figures = useFigures()
  return (
    <li className="what-if-row">
      <div>
        <p className="what-if-row-head">
          <Go to={`/planner/what-if/${one.id}`}>{one.name}</Go>
          <StateBadge one={one} />
        </p>
        {one.result ? (
          <p>{resultSentence(one.result, figures)}</p>
        ) : (
          one.note && <p className="what-if-note">{one.note}</p>
        )}
        <Made one={one} />
      </div>
      {one.result && (
        <Checkbox
          isSelected={isChosen}
          isDisabled={isFull && !isChosen}
          onChange={onChoose}
          aria-label={t('what_if.compare.choose', { name: one.name })}
        >
          {t('what_if.compare')}
        </Checkbox>
      )}
    </li>
  )
}

function Saved({ items }: { readonly items: readonly Scenario[] }) {
  const t = useT()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const ran = items.filter(({ result }) => result !== null)
  const [a, b] = chosen
  return (
    <section className="what-if-saved" aria-labelledby="what-if-saved">
      <div className="what-if-head">
        <h2 id="what-if-saved">{t('what_if.list')}</h2>
        {ran.length > 1 && (
          <p className="what-if-compare">
            {a && b ? (
              <>
                <span className="desk-quiet">{t('what_if.compare.ready')}</span>
                <Go to={`/planner/what-if/compare?a=${a}&b=${b}`} className={buttonClass({ size: 's' })}>
                  {t('what_if.compare')}
                </Go>
              </>
            ) : (
              <span className="desk-quiet">{t('what_if.compare.hint')}</span>
            )}
          </p>
        )}
      </div>
      <ul role="list">
        {items.map((one) => (
          <ScenarioRow
            key={one.id}
            one={one}
            isChosen={chosen.includes(one.id)}
            isFull={chosen.length > 1}
            onChoose={(isChosen) =>
              setChosen(isChosen ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
            }
          />
        ))}
      </ul>
    </section>
  )
}

/** What has been tried so far (R35), and a way to try something new. */
export function WhatIfPage() {
  const t = useT()
  const [isNew, setNew] = useState(false)
  const [isAnyBusy, setAnyBusy] = useState(false)
  const { data, error, refetch } = useCall(
    whatIfRoutes.list,
    {},
    { refetchInterval: isAnyBusy ? 2_000 : false },
  )
  const someRun = data?.items.some(isBusy) ?? false
  if (someRun !== isAnyBusy) setAnyBusy(someRun)
  return (
    <Page title={t('what_if.title')} wide>
      <header className="what-if-head">
        <div>
          <h1>{t('what_if.title')}</h1>
          <p className="what-if-lead">{t('what_if.lead')}</p>
        </div>
        <Button variant="primary" icon={<Plus size={18} aria-hidden="true" />} onPress={() => setNew(true)}>
          {t('what_if.new')}
        </Button>
      </header>
      {!data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {data?.items.length === 0 && (
        <EmptyState title={t('what_if.none')}>
          <p>{t('what_if.none.text')}</p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && <Saved items={data.items} />}
      {isNew && <NewForm onClose={() => setNew(false)} />}
    </Page>
  )
}
