import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DemandOverview } from '#domain/demand/contract.ts'
import { Button } from '../../ui/Button.tsx'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { FigureCard } from '../FigureCard.tsx'
import type { LensChoice } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'
import { Rows } from './Rows.tsx'
import { figureOf, shareWords } from './words.ts'

/** A figure that is no measure of its own, with its rows and what it means. */
function Card(props: {
  readonly name: string
  readonly value: string
  readonly beside: string
  readonly means: string
  readonly children: ReactNode
}) {
  const { name, value, beside, means, children } = props
  const { t } = useLensSay()
  const [explains, explain] = useState(false)
  return (
    <div className="lens-card" role="group" aria-label={name}>
      <h3>{name}</h3>
      <strong>{value}</strong>
      <p>{beside}</p>
      {explains && <p>{means}</p>}
      <div className="lens-card-ways">
        {children}
        <Button variant="quiet" size="s" aria-expanded={explains} onPress={() => explain(!explains)}>
          {t('lens.figure.means')}
          <VisuallyHidden>{` ${name}`}</VisuallyHidden>
        </Button>
      </div>
    </div>
  )
}

/** How much of what was marked is failure, value or cannot be told, and how much was marked at all. */
export function Figures({ seen, choice }: { readonly seen: DemandOverview; readonly choice: LensChoice }) {
  const say = useLensSay()
  const { t } = say
  const unclear = shareWords(seen.cannotTell, say)
  return (
    <>
      <div className="lens-cards">
        <FigureCard figure={figureOf('failure_share', seen.failure)} choice={choice} />
        <FigureCard figure={figureOf('value_share', seen.value)} choice={choice} />
        <Card
          name={t('demand.cannot_tell')}
          value={unclear?.share ?? '–'}
          beside={t('lens.figure.of', { sum: unclear?.part ?? '0', count: unclear?.of ?? '0' })}
          means={t('demand.cannot_tell.means')}
        >
          <Rows measure="contacts" choice={{ ...choice, demand: 'cannot_tell' }} of={t('demand.cannot_tell')}>
            {t('demand.rows')}
          </Rows>
        </Card>
        <Card
          name={t('demand.marked')}
          value={seen.contacts === 0 ? '–' : say.percent(seen.marked / seen.contacts)}
          beside={t('demand.marked.beside', {
            marked: say.number(seen.marked, 0),
            contacts: say.number(seen.contacts, 0),
            byPerson: say.number(seen.markedByPerson, 0),
          })}
          means={t('demand.marked.means')}
        >
          <Rows measure="contacts" choice={choice} of={t('measure.contacts')}>
            {t('demand.rows')}
          </Rows>
        </Card>
      </div>
      <p className="lens-period">
        {t('demand.no_norm')}
        {seen.newestOnly !== null && ` ${t('demand.newest_only', { count: say.number(seen.newestOnly, 0) })}`}
      </p>
    </>
  )
}
