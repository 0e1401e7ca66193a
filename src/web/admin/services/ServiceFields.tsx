import type { Calendar } from '#domain/organisation/contract.calendars.ts'
import type { DepartmentSettings, SkillSettings } from '#domain/organisation/contract.departments.ts'
import { Level } from '#domain/services/contract.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { FormPart } from '../FormPage.tsx'
import { Ticks } from '../Ticks.tsx'
import { readAmount } from '../amount.ts'
import type { ServiceDraft } from './draft.ts'

export type FieldProps = {
  readonly draft: ServiceDraft
  readonly set: (part: Partial<ServiceDraft>) => void
}

/** Its name, what it is for, and at which levels it is offered (R21). */
export function WhatFields({ draft, set }: FieldProps) {
  const t = useT()
  return (
    <FormPart title={t('admin.services.what')}>
      <TextField
        label={t('admin.services.name')}
        help={t('admin.services.name.help')}
        maxLength={120}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <TextArea
        label={t('admin.services.purpose')}
        help={t('admin.services.purpose.help')}
        rows={2}
        maxLength={600}
        value={draft.purpose}
        onChange={(purpose) => set({ purpose })}
      />
      <Ticks
        label={t('admin.services.levels')}
        options={Level.options.map((level) => ({ value: level, label: t(`admin.level.${level}`) }))}
        value={draft.levels}
        onChange={(levels) => set({ levels })}
      />
    </FormPart>
  )
}

const NONE = 'none'

/** Whose it is, when it is open, and what somebody needs to be able to help with it (R1). */
export function WhoFields(
  props: FieldProps & {
    readonly departments: readonly DepartmentSettings[]
    readonly calendars: readonly Calendar[]
    readonly skills: readonly SkillSettings[]
  },
) {
  const { draft, set, departments, calendars, skills } = props
  const t = useT()
  const isWrong = readAmount(draft.authority) === undefined
  return (
    <FormPart title={t('admin.services.who')}>
      <div className="admin-pair">
        <Select
          label={t('admin.services.department')}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.departmentId || null}
          onChange={(departmentId) => set({ departmentId })}
        />
        <Select
          label={t('admin.services.calendar')}
          options={calendars.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.calendarId || null}
          onChange={(calendarId) => set({ calendarId })}
        />
      </div>
      <div className="admin-pair">
        <Select
          label={t('admin.services.skill')}
          options={[
            { value: NONE, label: t('admin.services.skill.none') },
            ...skills.map(({ id, name, people }) => ({
              ...{ value: id as string, label: name },
              detail: t('admin.skills.people', { count: people }),
            })),
          ]}
          value={draft.skillId ?? NONE}
          onChange={(value) => set({ skillId: value === NONE ? null : value })}
        />
        <TextField
          label={t('admin.services.authority')}
          inputMode="decimal"
          maxLength={9}
          value={draft.authority}
          onChange={(authority) => set({ authority })}
          {...(isWrong && { error: t('admin.amount.wrong') })}
        />
      </div>
      <p className="desk-quiet">
        {t('admin.services.who.says')} <Go to="/admin/skills">{t('admin.services.who.skills')}</Go>
      </p>
      <Checkbox isSelected={draft.momentOfTruth} onChange={(momentOfTruth) => set({ momentOfTruth })}>
        {t('admin.services.moment')}
      </Checkbox>
    </FormPart>
  )
}

/** How clients ask for it in their own words. */
export function SaidFields({ draft, set }: FieldProps) {
  const t = useT()
  return (
    <FormPart title={t('admin.services.said')} says={t('admin.services.said.says')}>
      <TextArea
        label={t('admin.services.phrases')}
        optional
        help={t('admin.services.phrases.help')}
        rows={4}
        value={draft.phrases}
        onChange={(phrases) => set({ phrases })}
      />
    </FormPart>
  )
}

/** What a client can do alone. */
export function AloneFields({ draft, set }: FieldProps) {
  const t = useT()
  const isHalf = (draft.selfLabel.trim() === '') !== (draft.selfSteps.trim() === '')
  return (
    <FormPart title={t('admin.services.alone')} says={t('admin.services.alone.says')}>
      <TextField
        label={t('admin.services.alone.label')}
        optional
        maxLength={120}
        value={draft.selfLabel}
        onChange={(selfLabel) => set({ selfLabel })}
      />
      <TextArea
        label={t('admin.services.alone.steps')}
        optional
        help={t('admin.services.alone.steps.help')}
        rows={4}
        value={draft.selfSteps}
        onChange={(selfSteps) => set({ selfSteps })}
        {...(isHalf && { error: t('admin.services.alone.half') })}
      />
    </FormPart>
  )
}
