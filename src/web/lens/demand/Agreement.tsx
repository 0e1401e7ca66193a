import { DemandKind } from '#domain/demand/contract.ts'
import type { CheckSheetResult } from '#domain/demand/contract.sheets.ts'
import { Section } from '../LensPage.tsx'
import { useLensSay } from '../useLensSay.ts'
import { ShareBar } from './Places.tsx'
import { verdictOf } from './agreement.ts'
import { shareWords } from './words.ts'

const KINDS = DemandKind.options

function HowFar({ result }: { result: CheckSheetResult }) {
  const say = useLensSay()
  const { t } = say
  const agreed = shareWords(result.agreed, say)
  const { kappa, people } = result
  return (
    <Section title={t('demand.agreement')}>
      {agreed && (
        <>
          <p>{t('demand.agreement.share', { ...agreed, people })}</p>
          <div className="demand-agreed">
            <ShareBar share={result.agreed} />
          </div>
        </>
      )}
      <p>
        <strong>{t(`demand.agreement.${verdictOf(result)}`)}</strong>
      </p>
      {kappa && (
        <p className="lens-period">
          {t('demand.agreement.kappa', {
            value: say.number(kappa.value, 2),
            low: say.number(kappa.low, 2),
            high: say.number(kappa.high, 2),
          })}
        </p>
      )}
      {people > 2 && <p className="lens-period">{t('demand.agreement.two')}</p>}
    </Section>
  )
}

function Table({ result }: { result: CheckSheetResult }) {
  const { t } = useLensSay()
  const count = (first: DemandKind, second: DemandKind) =>
    result.table.find((one) => one.first === first && one.second === second)?.contacts ?? 0
  return (
    <Section title={t('demand.agreement.table')}>
      <div className="demand-scroll" tabIndex={0} role="region" aria-label={t('demand.agreement.table')}>
        <table className="demand-table">
          <thead>
            <tr>
              <th scope="col">{t('demand.agreement.one')}</th>
              {KINDS.map((kind) => (
                <th key={kind} scope="col">
                  {t('demand.agreement.other', { demand: t(`demand.mark.${kind}`) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {KINDS.map((first) => (
              <tr key={first}>
                <th scope="row">{t(`demand.mark.${first}`)}</th>
                {KINDS.map((second) => (
                  <td key={second}>
                    {first === second ? <strong>{count(first, second)}</strong> : count(first, second)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

/** How far people agreed, in plain words; what they said; and on what they differed, to be talked about together. */
export function Agreement({ result }: { readonly result: CheckSheetResult }) {
  const say = useLensSay()
  const { t } = say
  return (
    <>
      <HowFar result={result} />
      {result.bothMarked > 0 && <Table result={result} />}
      <Section title={t('demand.agreement.differed')}>
        <p className="lens-period">{t('demand.agreement.differed.lead')}</p>
        {result.differed.length === 0 && <p>{t('demand.agreement.differed.none')}</p>}
        <ul role="list" className="lens-rows">
          {result.differed.map(({ contactId, need, marks }) => (
            <li key={contactId}>
              <span>“{need}”</span>
              <small>
                {t('demand.agreement.marks', {
                  marks: say.list(marks.map((kind) => t(`demand.mark.${kind}`))),
                })}
              </small>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
