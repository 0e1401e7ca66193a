import type { CallOut } from '#domain/learning/contract.standards.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Button } from '../../ui/Button.tsx'
import { Badge, VisuallyHidden } from '../../ui/Words.tsx'
import { useLensSay } from '../useLensSay.ts'

type OneProps = { one: CallOut; level: 2 | 3; onAnswer: ((one: CallOut) => void) | undefined }

function One({ one, level, onAnswer }: OneProps) {
  const What = `h${level}` as const
  const say = useLensSay()
  const { t } = say
  return (
    <li className="call-out">
      <div className="standard-head">
        <What>{one.what}</What>
        <Badge>{t(one.answer === null ? 'callout.open' : 'callout.is_answered')}</Badge>
      </div>
      <small>
        {[one.reference, one.department, one.standard, t('standards.due', { time: say.at(one.dueAt) })]
          .filter(Boolean)
          .join(' · ')}
      </small>
      <p>
        <Go to={`/desk/cases/${one.caseId}`}>{one.need}</Go>
      </p>
      <p>{t('callout.meant_for', { meant: one.meant })}</p>
      <small>
        {t('callout.asked_of', { name: one.asked, by: one.askedBy ?? '–', time: say.at(one.askedAt) })}
      </small>
      {one.answer !== null && <blockquote>{one.answer}</blockquote>}
      {one.cause && <small>{t('callout.cause', { cause: one.cause })}</small>}
      {one.answer === null && onAnswer && (
        <div>
          <Button onPress={() => onAnswer(one)}>
            {t('callout.answer')}
            <VisuallyHidden>{` ${one.what}, ${one.reference}`}</VisuallyHidden>
          </Button>
        </div>
      )}
    </li>
  )
}

/** Call-outs with their answers; with a way to answer where they were asked of whoever reads. */
export function CallOutList(props: {
  readonly items: readonly CallOut[]
  readonly empty: string
  /** The rank of each among the headings of the page. */
  readonly level: 2 | 3
  readonly onAnswer?: (one: CallOut) => void
}) {
  if (props.items.length === 0) return <p>{props.empty}</p>
  return (
    <ul role="list" className="call-outs">
      {props.items.map((one) => (
        <One key={one.id} one={one} level={props.level} onAnswer={props.onAnswer} />
      ))}
    </ul>
  )
}
