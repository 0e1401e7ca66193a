import { useIntl } from 'react-intl'
import type { Rule } from '#domain/automation/contract.rules.ts'
import { useNames } from '../../desk/macros/names.ts'
import { useT } from '../../messages/Messages.tsx'
import { sentenceOf } from './words.ts'
import type { Saying } from './words.ts'

/** How conditions are said in the page's language. */
export function useSaying(): Saying {
  return { names: useNames(), t: useT(), intl: useIntl() }
}

/** A rule as one reads it: when … if … then … */
export function Sentence({ rule }: { readonly rule: Pick<Rule, 'trigger' | 'conditions' | 'actions'> }) {
  const saying = useSaying()
  const { t } = saying
  const { when, conditions, actions } = sentenceOf(rule, saying)
  return (
    <dl className="admin-rule-sentence">
      <div>
        <dt>{t('admin.rules.when')}</dt>
        <dd>{when}</dd>
      </div>
      {conditions.length > 0 && (
        <div>
          <dt>{t('admin.rules.if')}</dt>
          <dd>
            <ul role="list">
              {conditions.map((one, index) => (
                <li key={index}>{one}</li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('admin.rules.then')}</dt>
        <dd>
          <ul role="list">
            {actions.map((one, index) => (
              <li key={index}>{one}</li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  )
}
