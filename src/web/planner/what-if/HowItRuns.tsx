import { useT } from '../../messages/Messages.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { replicationsOf, seedOf } from './draft.ts'
import type { Draft } from './draft.ts'

/** How often each design is run, and the number that chance begins with. */
export function HowItRuns(props: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const { draft, onChange } = props
  const t = useT()
  const wrong = (value: number | undefined, help: string) => (value === undefined ? { error: help } : {})
  return (
    <details className="what-if-group">
      <summary>
        <h3>{t('what_if.run.how')}</h3>
      </summary>
      <div className="what-if-inputs-list">
        <TextField
          label={t('what_if.run.replications')}
          help={t('what_if.run.replications.help')}
          inputMode="numeric"
          value={draft.replications}
          onChange={(replications) => onChange({ ...draft, replications })}
          {...wrong(replicationsOf(draft), t('what_if.run.replications.help'))}
        />
        <TextField
          label={t('what_if.run.seed')}
          help={t('what_if.run.seed.help')}
          inputMode="numeric"
          value={draft.seed}
          onChange={(seed) => onChange({ ...draft, seed })}
          {...wrong(seedOf(draft), t('what_if.wrong.not_whole'))}
        />
      </div>
    </details>
  )
}
