import { useIntl } from 'react-intl'
import type { Roster } from '#domain/planning/contract.rosters.ts'
import { useSay } from './say.ts'

/** How hours and unpopular shifts are spread, by name: about sharing burdens, never about ranking people. */
export function Fair({ roster }: { readonly roster: Roster }) {
  const say = useSay()
  const { t } = say
  const { locale } = useIntl()
  const byName = new Intl.Collator(locale)
  const rows = roster.fairness.toSorted((a, b) => byName.compare(a.agent.name, b.agent.name))
  if (rows.length === 0) return <p>{t('roster.fair.none')}</p>
  return (
    <section className="roster-part" aria-labelledby="roster-fair">
      <h2 id="roster-fair">{t('roster.fair.title')}</h2>
      <p>
        {t('roster.fair.lead')} {t('roster.fair.early.help')}
      </p>
      <div className="roster-scroll" role="region" aria-label={t('roster.fair.caption')} tabIndex={0}>
        <table className="roster-table roster-fair">
          <caption>{t('roster.fair.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('roster.person')}</th>
              <th scope="col">{t('roster.fair.shifts')}</th>
              <th scope="col">{t('roster.fair.hours')}</th>
              <th scope="col">{t('roster.fair.early')}</th>
              <th scope="col">{t('roster.fair.late')}</th>
              <th scope="col">{t('roster.fair.weekend')}</th>
              <th scope="col">{t('roster.fair.wishes')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.agent.id}>
                <th scope="row">{row.agent.name}</th>
                <td>{row.shifts}</td>
                <td>{say.length(row.minutes)}</td>
                <td>{row.early}</td>
                <td>{row.late}</td>
                <td>{row.weekend}</td>
                <td>
                  {row.wishes === 0
                    ? t('roster.fair.wishes.none')
                    : t('roster.why.of', { count: row.wishesGranted, all: row.wishes })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
