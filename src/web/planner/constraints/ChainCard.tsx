import { ArrowLeft, CornerDownRight } from 'lucide-react'
import type { Constraint } from '#domain/planning/contract.constraints.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { ConstraintCard } from './ConstraintCard.tsx'
import type { Opened } from './ConstraintForm.tsx'
import type { Chain } from './chains.ts'
import { shortWords, useSay } from './words.ts'

type Open = (what: Opened) => void

/** The whole chain in one line: what is short ← what stands in the way ← what lies behind it. */
function ChainLine({ chain }: { readonly chain: Chain<Constraint> }) {
  const t = useT()
  const say = useSay()
  return (
    <>
      {shortWords(chain, say)}
      {chain.links.map(({ constraint }) => (
        <span key={constraint.id} className="constraints-because">
          {' '}
          <ArrowLeft size={16} aria-hidden="true" />
          <VisuallyHidden>{` ${t('constraints.chain.because')} `}</VisuallyHidden>
          {constraint.what}
        </span>
      ))}
    </>
  )
}

function Told({ constraint }: { readonly constraint: Constraint }) {
  const t = useT()
  return (
    <div className="constraints-told">
      <p className="constraints-what">{constraint.what}</p>
      <p className="desk-quiet">
        {t('constraints.chain.told')}{' '}
        <Go to={`/planner/constraints#${constraint.id}`}>
          {t('constraints.chain.go')}
          <VisuallyHidden>{` ${constraint.what}`}</VisuallyHidden>
        </Go>
      </p>
    </div>
  )
}

/** One step of the chain, and within it what lies behind: a list in a list, as it is meant. */
function Step(props: {
  readonly chain: Chain<Constraint>
  readonly at: number
  readonly here: string
  readonly open: Open
}) {
  const { chain, at, here, open } = props
  const t = useT()
  const link = chain.links[at]
  if (!link) return null
  const isLast = at === chain.links.length - 1
  const { constraint } = link
  return (
    <ol role="list" className="constraints-steps">
      <li>
        <p className="constraints-behind-mark" aria-hidden="true">
          <CornerDownRight size={16} /> {t('constraints.chain.because')}
        </p>
        {link.isTold ? (
          <Told constraint={constraint} />
        ) : (
          <ConstraintCard
            one={constraint}
            isHere={constraint.id === here}
            isFirst={at === 0}
            isLast={isLast}
            open={open}
          />
        )}
        {isLast && chain.goneBehind && (
          <p className="desk-quiet">{t('constraints.chain.gone', { what: chain.goneBehind.what })}</p>
        )}
        {isLast && !chain.goneBehind && !link.isTold && (
          <p className="desk-quiet">{t('constraints.chain.open')}</p>
        )}
        <Step {...props} at={at + 1} />
      </li>
    </ol>
  )
}

/** A chain: in one line, and step by step with all that is known of each. */
export function ChainCard(props: {
  readonly chain: Chain<Constraint>
  readonly here: string
  readonly open: Open
}) {
  const { chain } = props
  const id = `chain-${chain.links[0]?.constraint.id ?? ''}`
  return (
    <article className="constraints-chain" aria-labelledby={id}>
      <h3 id={id}>
        <ChainLine chain={chain} />
      </h3>
      <Step {...props} at={0} />
    </article>
  )
}
