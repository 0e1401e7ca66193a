import { useState } from 'react'
import { ruleRoutes } from '#domain/automation/contract.rules.ts'
import type { DryRun, Rule } from '#domain/automation/contract.rules.ts'
import { useCommand } from '../../client.ts'
import { Choice } from '../../desk/shell/Choice.tsx'
import { Go } from '../../desk/shell/Go.tsx'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { announce } from '../../ui/announce.tsx'
import { useSaying } from './Sentence.tsx'
import { conditionWords } from './words.ts'

type Words = Pick<Rule, 'trigger' | 'conditions' | 'actions' | 'stops'>
type Tried = { readonly words: Words; readonly result: DryRun }

function Sample({ result }: { readonly result: DryRun }) {
  const t = useT()
  const when = useWhen()
  if (result.sample.length === 0) return null
  return (
    <>
      <h3>{t('admin.rules.dry.sample', { count: result.sample.length })}</h3>
      <ul role="list" className="admin-rule-sample">
        {result.sample.map((one) => (
          <li key={`${one.at}${one.caseId ?? one.contactId}`}>
            {one.caseId ? (
              <Go to={`/desk/cases/${one.caseId}`}>
                {one.caseReference} {one.clientName ?? t('desk.unknown')}
              </Go>
            ) : (
              <span>{one.clientName ?? t('admin.rules.dry.no_case')}</span>
            )}{' '}
            <span className="desk-quiet">
              {one.service && `${one.service} · `}
              {when.at(one.at)}
              {one.nothingToDo && ` · ${t('admin.rules.dry.nothing_to_do')}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Result({ tried: { words, result } }: { readonly tried: Tried }) {
  const t = useT()
  const saying = useSaying()
  const { events, looked, matched, nothingToDo, stoodInTheWay, days } = result
  const isInTheWay = stoodInTheWay.some((count) => count > 0)
  return (
    <div className="admin-rule-result">
      <p>
        <strong>{t('admin.rules.dry.matched', { matched, looked, days })}</strong>
      </p>
      {looked < events && <p className="desk-quiet">{t('admin.rules.dry.newest', { looked, events })}</p>}
      {nothingToDo > 0 && <p>{t('admin.rules.dry.could_not', { count: nothingToDo })}</p>}
      {isInTheWay && (
        <>
          <h3>{t('admin.rules.dry.in_the_way')}</h3>
          <ul className="admin-rule-ways">
            {words.conditions.map((condition, at) => (
              <li key={at}>
                {conditionWords(condition, saying)}{' '}
                <span className="desk-quiet">
                  {t('admin.rules.dry.times', { count: stoodInTheWay[at] ?? 0 })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Sample result={result} />
    </div>
  )
}

/** What the rule as it is written now would have done. Nothing is changed and nobody is told. */
export function DryRunPanel({ words }: { readonly words: Words | undefined }) {
  const t = useT()
  const [days, setDays] = useState<'7' | '30'>('7')
  const [tried, setTried] = useState<Tried>()
  const run = useCommand(ruleRoutes.dryRun)
  const start = (): void => {
    if (!words) return
    const onSuccess = (result: DryRun): void => {
      setTried({ words, result })
      announce(
        t('admin.rules.dry.matched', { matched: result.matched, looked: result.looked, days: result.days }),
      )
    }
    run.mutate({ body: { ...words, days: Number(days) } }, { onSuccess })
  }
  return (
    <section className="admin-rule-part" aria-label={t('admin.rules.dry')}>
      <h2>{t('admin.rules.dry')}</h2>
      <p className="desk-quiet">{t('admin.rules.dry.lead')}</p>
      <Choice
        label={t('admin.rules.dry.days')}
        options={[
          { id: '7', label: t('admin.rules.dry.last', { days: 7 }) },
          { id: '30', label: t('admin.rules.dry.last', { days: 30 }) },
        ]}
        value={days}
        onChange={setDays}
      />
      <div>
        <Button onPress={start} isDisabled={!words} busy={run.isPending}>
          {t('admin.rules.dry.do')}
        </Button>
      </div>
      <ProblemNotice error={run.error} />
      {tried && <Result tried={tried} />}
    </section>
  )
}
