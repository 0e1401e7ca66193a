import type { WhatIfResult } from '#domain/planning/contract.what-if.ts'
import { useT } from '../../messages/Messages.tsx'
import { Scrolled } from './Scrolled.tsx'
import { useFigures } from './useFigures.ts'
import { losingIn } from './warnings.ts'
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
export function LosesWhere({ result }: { readonly result: WhatIfResult }) {
  const t = useT()
  const figures = useFigures()
  const rows = losingIn(result, figures)
  const [worst] = rows
  return (
    <section className="what-if-part" aria-labelledby="what-if-loses">
      <h3 id="what-if-loses">{t('what_if.loses')}</h3>
      <p className="what-if-lead">{t(worst ? 'what_if.loses.lead' : 'what_if.loses.none')}</p>
      {worst && (
        <>
          <p>
            {t('what_if.loses.row', {
              name: worst.name,
              where: worst.where,
              minutes: figures.bare(worst.minutes, { kind: 'number', digits: 1 }),
            })}
          </p>
          <LosingTable rows={rows} />
        </>
      )}
    </section>
  )
}
