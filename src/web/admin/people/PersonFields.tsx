import { Role } from '#domain/accounts/contract.ts'
import type { DepartmentSettings, SkillSettings } from '#domain/organisation/contract.departments.ts'
import { Channel } from '#domain/services/contract.ts'
import { useT } from '../../messages/Messages.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Chosen } from '../Chosen.tsx'
import { FormPart } from '../FormPage.tsx'
import { Ticks } from '../Ticks.tsx'
import { readAmount } from '../amount.ts'
import { WeekHours } from '../hours/WeekHours.tsx'
import { USUAL } from '../hours/week.ts'
import { useTongues } from '../tongues.ts'
import type { PersonDraft } from './draft.ts'

type FieldProps = {
  readonly draft: PersonDraft
  readonly set: (part: Partial<PersonDraft>) => void
}

/** Who it is, where they belong, and what they are here for. */
export function WhoFields(
  props: FieldProps & { readonly isNew: boolean; readonly departments: readonly DepartmentSettings[] },
) {
  const { draft, set, isNew, departments } = props
  const t = useT()
  return (
    <FormPart title={t('admin.people.who')}>
      <div className="admin-pair">
        <TextField
          label={t('admin.people.name')}
          help={t('admin.people.name.help')}
          maxLength={120}
          value={draft.name}
          onChange={(name) => set({ name })}
        />
        <TextField
          label={t('admin.people.email')}
          help={t(isNew ? 'admin.people.email.help' : 'admin.people.email.fixed')}
          type="email"
          maxLength={200}
          isReadOnly={!isNew}
          value={draft.email}
          onChange={(email) => set({ email })}
        />
      </div>
      <div className="admin-pair">
        <Select
          label={t('admin.people.department')}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.departmentId || null}
          onChange={(departmentId) => set({ departmentId })}
        />
        <TextField
          label={t('admin.people.title')}
          optional
          maxLength={120}
          value={draft.title}
          onChange={(title) => set({ title })}
        />
      </div>
      <Ticks
        label={t('admin.people.roles')}
        options={Role.options.map((role) => ({ value: role, label: t(`admin.role.${role}.tick`) }))}
        value={draft.roles}
        onChange={(roles) => set({ roles })}
      />
    </FormPart>
  )
}

const LEVELS = ['1', '2', '3'] as const

/** What they can do, and what they may decide without asking (R18). */
export function CanFields({
  draft,
  set,
  skills,
}: FieldProps & { readonly skills: readonly SkillSettings[] }) {
  const t = useT()
  const { skills: held } = draft
  const levelOf = (id: string) => held.find((one) => one.id === id)?.level ?? 2
  const nameOf = (id: string) => skills.find((one) => one.id === id)?.name ?? ''
  const shown = skills.filter(({ active, id }) => active || held.some((one) => one.id === id))
  return (
    <FormPart title={t('admin.people.can')} says={t('admin.people.can.says')}>
      <Chosen
        label={t('admin.people.skills')}
        options={shown.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={held.map(({ id }) => id)}
        onChange={(ids) => set({ skills: ids.map((id) => ({ id, level: levelOf(id) })) })}
        nothing={t('admin.people.skills.nothing')}
        renderBeside={(id) => (
          <Select
            label={t('admin.people.level_of', { name: nameOf(id) })}
            labelHidden
            options={LEVELS.map((level) => ({ value: level, label: t(`admin.people.level.${level}`) }))}
            value={LEVELS.find((level) => Number(level) === levelOf(id)) ?? '2'}
            onChange={(level) =>
              set({ skills: held.map((one) => (one.id === id ? { id, level: Number(level) } : one)) })
            }
          />
        )}
      />
      <TextField
        label={t('admin.people.authority')}
        help={t('admin.people.authority.help')}
        inputMode="decimal"
        maxLength={9}
        value={draft.authority}
        onChange={(authority) => set({ authority })}
        {...(readAmount(draft.authority) === undefined && { error: t('admin.amount.wrong') })}
      />
    </FormPart>
  )
}

/** In which languages, on which channels, and how many conversations at once. */
export function WorksFields({ draft, set }: FieldProps) {
  const t = useT()
  const tongues = useTongues()
  return (
    <FormPart title={t('admin.people.works')}>
      <Chosen
        label={t('admin.people.languages')}
        options={tongues}
        chosen={draft.languages}
        onChange={(languages) => set({ languages })}
        nothing={t('admin.nothing_found')}
      />
      <Ticks
        label={t('admin.people.channels')}
        options={Channel.options.map((channel) => ({ value: channel, label: t(`desk.channel.${channel}`) }))}
        value={draft.channels}
        onChange={(channels) => set({ channels })}
      />
      <Select
        label={t('admin.people.at_once')}
        options={Array.from({ length: 10 }, (_, nth) => String(nth + 1)).map((count) => ({
          value: count,
          label: count,
        }))}
        value={String(draft.chatCapacity)}
        onChange={(count) => set({ chatCapacity: Number(count) })}
      />
    </FormPart>
  )
}

/** Hours of their own, where they differ from the department’s. */
export function HoursFields({ draft, set }: FieldProps) {
  const t = useT()
  const { week } = draft
  return (
    <FormPart title={t('admin.people.hours')} says={t('admin.people.hours.says')}>
      <Switch isSelected={week !== undefined} onChange={(own) => set({ week: own ? USUAL : undefined })}>
        {t('admin.people.hours.own')}
      </Switch>
      {week && (
        <WeekHours label={t('admin.people.hours')} week={week} onChange={(next) => set({ week: next })} />
      )}
    </FormPart>
  )
}
