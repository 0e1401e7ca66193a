import { useState } from 'react'
import { useIntl } from 'react-intl'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { useMediaQuery } from '../ui/theme.ts'
import type { Twin } from './twin.ts'
import css from './charts.module.css'

const AT_ONCE = 60
/** Paper takes more, but not a year of quarters of an hour. */
const ON_PAPER = 400

function Head({ twin, shown }: { twin: Twin; shown: readonly number[] }) {
  return (
    <thead>
      <tr>
        {shown.map((index) => {
          const column = twin.columns[index]
          return (
            <th key={index} scope="col" className={column?.isNumber ? css['number'] : undefined}>
              {column?.title}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function Body(props: { twin: Twin; shown: readonly number[]; from: number; until: number }) {
  const { twin, shown, from, until } = props
  return (
    <tbody>
      {twin.rows.slice(from, until).map((row, index) => (
        <tr key={from + index}>
          {shown.map((column, place) => {
            const text = row[column]?.text ?? ''
            if (place === 0) {
              return (
                <th key={column} scope="row">
                  {text}
                </th>
              )
            }
            const isNumber = twin.columns[column]?.isNumber
            return (
              <td key={column} className={isNumber ? css['number'] : undefined}>
                {text}
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}

function Pages(props: { from: number; until: number; count: number; onTurn: (from: number) => void }) {
  const { from, until, count, onTurn } = props
  const t = useT()
  const intl = useIntl()
  const number = (value: number): string => intl.formatNumber(value)
  return (
    <div className={css['pages']}>
      <Button size="s" isDisabled={from === 0} onPress={() => onTurn(Math.max(0, from - AT_ONCE))}>
        {t('charts.rows.before')}
      </Button>
      <span role="status">
        {t('charts.rows', { from: number(from + 1), until: number(until), count: number(count) })}
      </span>
      <Button size="s" isDisabled={until >= count} onPress={() => onTurn(from + AT_ONCE)}>
        {t('charts.rows.after')}
      </Button>
    </div>
  )
}

/** The figures of a drawing as a table: some at once, in a field that scrolls; on paper all that fit. */
export function FiguresTable({ twin, title }: { readonly twin: Twin; readonly title: string }) {
  const t = useT()
  const isPaper = useMediaQuery('print')
  const [wanted, turn] = useState(0)
  const count = twin.rows.length
  const from = isPaper || wanted >= count ? 0 : wanted
  const until = Math.min(count, from + (isPaper ? ON_PAPER : AT_ONCE))
  const shown = twin.columns.flatMap(({ csvOnly }, index) => (csvOnly ? [] : [index]))
  const caption = t('charts.table', { title })
  return (
    <>
      <div className={css['scroll']} role="region" aria-label={caption} tabIndex={0}>
        <table className={css['table']}>
          <caption>{caption}</caption>
          <Head twin={twin} shown={shown} />
          <Body twin={twin} shown={shown} from={from} until={until} />
        </table>
      </div>
      {!isPaper && count > AT_ONCE && <Pages from={from} until={until} count={count} onTurn={turn} />}
      {isPaper && count > until && <p>{t('charts.rows.more', { count: count - until })}</p>}
    </>
  )
}
