import { useMemo } from 'react'
import { rosterRoutes } from '#domain/planning/contract.rosters.ts'
import type { Roster, RosterOutcome } from '#domain/planning/contract.rosters.ts'
import { useCommand } from '../../client.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { useSay } from './say.ts'
import { changeWords, namesOf, priceWords, reasonWords, ruleWords, savingWords, wishWords } from './words.ts'
import type { Names } from './words.ts'

type Part = { readonly roster: Roster; readonly outcome: RosterOutcome; readonly names: Names }

function Status({ outcome }: Part) {
  const say = useSay()
  const { t } = say
  const { status, gap, seconds } = outcome
  const tone = status === 'optimal' || status === 'good_enough' ? 'good' : 'problem'
  const worked = seconds > 0 ? ` ${t('roster.why.seconds', { seconds: say.number(seconds) })}` : ''
  const words =
    status === 'good_enough'
      ? t('roster.why.good_enough.text', { gap: say.percent(gap ?? 1) })
      : status === 'infeasible' && outcome.conflict.length === 0
        ? t('roster.why.infeasible.none')
        : t(`roster.why.${status}.text`)
  return (
    <Notice tone={tone} title={t(`roster.why.${status}`)} announced={false}>
      <p>
        {words}
        {worked}
      </p>
    </Notice>
  )
}

function Figures({ outcome }: Part) {
  const say = useSay()
  const { t } = say
  const granted = outcome.wishes.filter((one) => one.granted).length
  const all = outcome.wishes.length
  const figures = [
    [say.number(outcome.paidHours), t('roster.why.paid')],
    [say.number(outcome.neededHours), t('roster.why.needed')],
    [String(outcome.shortIntervals), t('roster.why.short')],
    [t('roster.why.of', { count: granted, all }), t('roster.why.granted')],
  ] as const
  return (
    <>
      <ul role="list" className="roster-outcome-figures">
        {figures.map(([value, label]) => (
          <li key={label}>
            <strong>{value}</strong> <span>{label}</span>
          </li>
        ))}
      </ul>
      <p className="desk-quiet">{t('roster.why.edited')}</p>
    </>
  )
}

/** The rules in the way, and what could be changed about each kind. */
function Conflict({ outcome, names }: Part) {
  const say = useSay()
  if (outcome.conflict.length === 0) return null
  const rules = outcome.conflict.map(({ rule, facts }) => ruleWords({ code: rule, facts }, say, names))
  const changes = [...new Set(outcome.conflict.flatMap(({ rule }) => changeWords(rule, say) ?? []))]
  return (
    <section className="roster-conflict">
      <ol>
        {[...new Set(rules)].map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ol>
      {changes.length > 0 && (
        <>
          <h3>{say.t('roster.why.change')}</h3>
          <ul>
            {changes.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Wishes({ roster, outcome, names }: Part) {
  const say = useSay()
  const { t } = say
  const wishOf = new Map(roster.wishes.map((one) => [one.id, one]))
  const wordsOf = (wishId: string): string => {
    const wish = wishOf.get(wishId)
    return wish ? wishWords(wish, say) : t('roster.wishes.gone')
  }
  const byName = outcome.wishes.toSorted((a, b) => a.agent.name.localeCompare(b.agent.name))
  const not = byName.filter((one) => !one.granted)
  const granted = byName.filter((one) => one.granted)
  return (
    <section aria-labelledby="roster-wishes" className="roster-part">
      <h2 id="roster-wishes">{t('roster.wishes')}</h2>
      {byName.length === 0 && <p>{t('roster.wishes.none')}</p>}
      {not.length > 0 && <h3>{t('roster.wishes.not')}</h3>}
      <ul role="list" className="roster-answers">
        {not.map((one) => (
          <li key={one.wishId}>
            <p className="roster-answer-what">
              {t('roster.wishes.not_granted', { name: one.agent.name, wish: wordsOf(one.wishId) })}
            </p>
            <p>{reasonWords(one, say, names)}</p>
          </li>
        ))}
      </ul>
      {granted.length > 0 && <h3>{t('roster.wishes.granted')}</h3>}
      <ul className="roster-granted">
        {granted.map((one) => (
          <li key={one.wishId}>
            {t('roster.wishes.was_granted', { name: one.agent.name, wish: wordsOf(one.wishId) })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function PriceRow({ one }: { one: RosterOutcome['prices'][number] }) {
  const say = useSay()
  const { found, words } = savingWords(one, say)
  const changed = (was: number, now: number): string => {
    const by = Math.round((now - was) * 10) / 10
    return by === 0 ? '±0' : `${by > 0 ? '+' : '−'}${say.number(Math.abs(by))}`
  }
  return (
    <tr>
      <th scope="row">{priceWords(one.rule, say)}</th>
      <td colSpan={found ? 1 : 5}>{words}</td>
      {found && (
        <>
          <td>{say.number(one.paidHoursWithout)}</td>
          <td>{changed(one.paidHours, one.paidHoursWithout)}</td>
          <td>{say.number(one.shortIntervalsWithout)}</td>
          <td>{changed(one.shortIntervals, one.shortIntervalsWithout)}</td>
        </>
      )}
    </tr>
  )
}

function PriceTable({ outcome }: { outcome: RosterOutcome }) {
  const { t } = useSay()
  return (
    <div className="roster-scroll" role="region" aria-label={t('roster.prices.rule')} tabIndex={0}>
      <table className="roster-table">
        <caption>{t('roster.prices.lead')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('roster.prices.rule')}</th>
            <th scope="col">{t('roster.prices.in_all')}</th>
            <th scope="col">{t('roster.prices.paid')}</th>
            <th scope="col">{t('roster.prices.saves')}</th>
            <th scope="col">{t('roster.prices.short')}</th>
            <th scope="col">{t('roster.prices.saves')}</th>
          </tr>
        </thead>
        <tbody>
          {outcome.prices.map((one) => (
            <PriceRow key={one.rule} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Prices({ roster, outcome, canEdit }: Part & { canEdit: boolean }) {
  const { t } = useSay()
  const solve = useCommand(rosterRoutes.solve, { refreshes: [rosterRoutes.get, rosterRoutes.rosters] })
  return (
    <section aria-labelledby="roster-prices" className="roster-part">
      <h2 id="roster-prices">{t('roster.prices')}</h2>
      {outcome.prices.length > 0 ? (
        <PriceTable outcome={outcome} />
      ) : (
        <p>
          {t('roster.prices.none')} {canEdit && t('roster.prices.none.do')}
        </p>
      )}
      {canEdit && (
        <div>
          <Button
            size="s"
            busy={solve.isPending}
            onPress={() => solve.mutate({ params: { rosterId: roster.id }, body: { withPrices: true } })}
          >
            {t('roster.action.prices')}
          </Button>
        </div>
      )}
      <ProblemNotice error={solve.error} />
    </section>
  )
}

/** Why a roster is as it is: how good, which wishes could not be granted, what stands in the way, what rules cost. */
export function Why({ roster, canEdit }: { readonly roster: Roster; readonly canEdit: boolean }) {
  const { t } = useSay()
  const names = useMemo(() => namesOf(roster), [roster])
  const { outcome } = roster
  if (!outcome) return <p>{t('roster.why.none')}</p>
  const part = { roster, outcome, names }
  const isMade = outcome.status === 'optimal' || outcome.status === 'good_enough'
  return (
    <div className="roster-why">
      <Status {...part} />
      {isMade && <Figures {...part} />}
      <Conflict {...part} />
      {isMade && <Wishes {...part} />}
      {isMade && <Prices {...part} canEdit={canEdit} />}
    </div>
  )
}
