import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label } from 'react-aria-components/Label'
import { Level } from '#domain/services/contract.ts'
import { useT } from '../messages/Messages.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import type { StepProps } from './StepPage.tsx'
import css from './set-up.module.css'

export function DepartmentStep({ draft, onChange, wrong }: StepProps) {
  const t = useT()
  return (
    <TextField
      big
      label={t('setUp.department.label')}
      help={t('setUp.department.help')}
      maxLength={120}
      value={draft.department}
      onChange={(department) => onChange({ department })}
      {...wrong('department')}
    />
  )
}

export function ServiceStep({ draft, onChange, wrong }: StepProps) {
  const t = useT()
  return (
    <>
      <TextField
        big
        label={t('setUp.service.name')}
        help={t('setUp.service.name.help')}
        maxLength={120}
        value={draft.service}
        onChange={(service) => onChange({ service })}
        {...wrong('service')}
      />
      <TextArea
        label={t('setUp.service.purpose')}
        help={t('setUp.service.purpose.help')}
        rows={3}
        maxLength={600}
        value={draft.purpose}
        onChange={(purpose) => onChange({ purpose })}
        {...wrong('purpose')}
      />
    </>
  )
}

export function WordsStep({ draft, onChange, wrong }: StepProps) {
  const t = useT()
  const { error } = wrong('levels')
  return (
    <>
      <TextArea
        label={t('setUp.words.phrases')}
        help={t('setUp.words.phrases.help')}
        optional
        rows={5}
        value={draft.phrases}
        onChange={(phrases) => onChange({ phrases })}
      />
      <CheckboxGroup
        className={css['levels'] ?? ''}
        value={draft.levels}
        isInvalid={Boolean(error)}
        onChange={(levels) => onChange({ levels: levels as Level[] })}
      >
        <Label className={css['label'] ?? ''}>{t('setUp.words.levels')}</Label>
        {Level.options.map((level) => (
          <Checkbox key={level} value={level}>
            {t(`setUp.level.${level}`)}
          </Checkbox>
        ))}
        {error && (
          <p role="alert" className={css['wrong']}>
            {error}
          </p>
        )}
      </CheckboxGroup>
    </>
  )
}

export function YouStep({ draft, onChange, password, onPassword, wrong }: StepProps) {
  const t = useT()
  return (
    <>
      <TextField
        label={t('setUp.you.name')}
        help={t('setUp.you.name.help')}
        autoComplete="name"
        maxLength={120}
        value={draft.personName}
        onChange={(personName) => onChange({ personName })}
        {...wrong('personName')}
      />
      <TextField
        label={t('setUp.you.email')}
        help={t('setUp.you.email.help')}
        type="email"
        autoComplete="username"
        maxLength={200}
        value={draft.personEmail}
        onChange={(personEmail) => onChange({ personEmail })}
        {...wrong('personEmail')}
      />
      <TextField
        label={t('setUp.you.password')}
        help={t('setUp.you.password.help')}
        type="password"
        autoComplete="new-password"
        maxLength={200}
        value={password}
        onChange={onPassword}
        {...wrong('password')}
      />
    </>
  )
}
