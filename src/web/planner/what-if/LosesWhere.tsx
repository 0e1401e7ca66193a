import type { Scenario, WhatIfResult } from '#domain/planning/contract.what-if.ts'
import { useT } from '../../messages/Messages.tsx'
import { Scrolled } from './Scrolled.tsx'
import { useFigures } from './useFigures.ts'
import { extraMinutes, losingIn } from './warnings.ts'
import type { Losing } from './warnings.ts'

function LosingTable({ rows }: { readonly rows: readonly Losing[] }) {
  const t = useT()
  const figures = useFigures()
  const format = { kind: 'number', digits: 1, unit: t('what_if.minutes') } as const
  return (
    <Scrolled label={t('what_if.loses')}>
      <table className="what-if-table">
        <thead>
          <tr>
            <th scope="col">{t('what_if.loses.input')}</th>
            <th scope="col">{t('what_if.loses.where')}</th>
            <th scope="col" className="what-if-number">
              {t('what_if.loses.most')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ input, name, where, minutes }) => (
            <tr key={input}>
              <th scope="row">{name}</th>
              <td>{where}</td>
              <td className="what-if-number">{figures.value(minutes, format)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  )
}

/** Where golden moment takes more work, said as plainly as where it takes less. */
export function LosesWhere({ one, result }: { readonly one: Scenario; readonly result: WhatIfResult }) {
  const t = useT()
  const figures = useFigures()
  const extra = extraMinutes(result)
  const all = losingIn(result, one.inputs, figures)
  // Where it loses as things are, only figures tell anything that could turn it.
  const rows = extra > 0 ? all.filter(({ isThroughout }) => !isThroughout) : all
  const [worst] = rows
  const number = (value: number) => figures.bare(value, { kind: 'number', digits: 1 })
  const lead = extra > 0 ? (worst ? 'what_if.loses.here' : 'what_if.loses.here.none') : undefined
  return (
    <section className="what-if-part" aria-labelledby="what-if-loses">
      <h3 id="what-if-loses">{t('what_if.loses')}</h3>
      <p className="what-if-lead">
        {lead ? t(lead, { minutes: number(extra) }) : t(worst ? 'what_if.loses.lead' : 'what_if.loses.none')}
      </p>
      {worst && (
        <p>
          {t('what_if.loses.row', {
            name: worst.name,
            where: worst.where,
            minutes: number(worst.minutes),
          })}
        </p>
      )}
      {rows.length > 1 && <LosingTable rows={rows} />}
    </section>
  )
}
