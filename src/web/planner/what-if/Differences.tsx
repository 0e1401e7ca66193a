import type { Scenario } from '#domain/planning/contract.what-if.ts'
import { useT } from '../../messages/Messages.tsx'
import { Scrolled } from './Scrolled.tsx'
import { differingInputs, differingLevers } from './compare.ts'
import { speak, unitOf } from './input-words.ts'
import { leverSays } from './lever-words.ts'
import type { WhatIfName } from './names.ts'
import { useFigures } from './useFigures.ts'

type Both = { readonly a: Scenario; readonly b: Scenario }

function Changes({ one, levers }: { readonly one: Scenario; readonly levers: Scenario['levers'] }) {
  const t = useT()
  const figures = useFigures()
  if (levers.length === 0) return null
  return (
    <div>
      <h3>{one.name}</h3>
      <ul>
        {levers.map((lever) => (
          <li key={JSON.stringify(lever)}>
            {lever.kind === 'remove_cause' && `${t('what_if.lever.remove_cause')}: ${lever.name}. `}
            {leverSays(lever, one.inputs, figures)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Figures({ a, b }: Both) {
  const t = useT()
  const figures = useFigures()
  const rows = differingInputs(a, b)
  if (rows.length === 0) return null
  const said = (value: number | undefined, name: WhatIfName) =>
    value === undefined ? '–' : speak(value, unitOf(name), figures)
  return (
    <Scrolled label={t('what_if.pair.differs')}>
      <table className="what-if-table">
        <thead>
          <tr>
            <th scope="col">{t('what_if.pair.figure')}</th>
            <th scope="col">{a.name}</th>
            <th scope="col">{b.name}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{t(`what_if.input.${name}`)}</th>
              <td>{said(before, name)}</td>
              <td>{said(after, name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  )
}

/** What is different in two what-ifs: their changes and their figures. */
export function Differences({ a, b }: Both) {
  const t = useT()
  const { first, second } = differingLevers(a, b)
  const isSame = first.length + second.length + differingInputs(a, b).length === 0
  return (
    <section className="what-if-part" aria-labelledby="what-if-differs">
      <h2 id="what-if-differs">{t('what_if.pair.differs')}</h2>
      {isSame && <p>{t('what_if.pair.differs.none')}</p>}
      <div className="what-if-pair">
        <Changes one={a} levers={first} />
        <Changes one={b} levers={second} />
      </div>
      <Figures a={a} b={b} />
    </section>
  )
}
