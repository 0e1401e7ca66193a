import { Plus } from 'lucide-react'
import { useState } from 'react'
import { skillRoutes } from '#domain/organisation/contract.departments.ts'
import type { SkillSettings } from '#domain/organisation/contract.departments.ts'
import { agentRoutes } from '#domain/agents/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { Badge } from '../../ui/Words.tsx'
import { ActiveSwitch } from '../ActiveSwitch.tsx'
import { Listing } from '../Listing.tsx'

const REFRESHES = [skillRoutes.list, agentRoutes.skills]

function SkillForm({
  skill,
  onClose,
}: {
  readonly skill: SkillSettings | undefined
  readonly onClose: () => void
}) {
  const t = useT()
  const [name, setName] = useState(skill?.name ?? '')
  const [general, setGeneral] = useState(skill?.general ?? false)
  const after = {
    refreshes: REFRESHES,
    onSuccess: () => {
      toast({ text: t('admin.saved') })
      onClose()
    },
  }
  const add = useCommand(skillRoutes.add, after)
  const change = useCommand(skillRoutes.change, after)
  const body = { name, general }
  return (
    <FormDialog
      title={t(skill ? 'admin.skills.change' : 'admin.skills.add')}
      action={t('admin.save')}
      onClose={onClose}
      onSubmit={() =>
        skill
          ? change.mutate({ params: { skillId: skill.id }, body, version: skill.version })
          : add.mutate({ body })
      }
      isReady={name.trim() !== ''}
      isBusy={add.isPending || change.isPending}
      error={add.error ?? change.error}
    >
      <TextField
        label={t('admin.skills.name')}
        help={t('admin.skills.name.help')}
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <Checkbox isSelected={general} onChange={setGeneral}>
        {t('admin.skills.general')}
      </Checkbox>
    </FormDialog>
  )
}

function SkillRow({ skill, onChange }: { readonly skill: SkillSettings; readonly onChange: () => void }) {
  const t = useT()
  const active = useCommand(skillRoutes.setActive, { refreshes: REFRESHES })
  const { id, name, general, people, services, active: isActive } = skill
  return (
    <div className="admin-row">
      <div className="admin-row-words">
        <span className="admin-row-name">
          {name} {general && <Badge tone="accent">{t('admin.skills.general.short')}</Badge>}
        </span>
        <span className="admin-row-soft">
          {t('admin.skills.people', { count: people })}
          {services.length > 0 && ` · ${t('admin.skills.services', { names: services.join(', ') })}`}
        </span>
      </div>
      <div className="admin-row-actions">
        <Button size="s" aria-label={t('admin.change_of', { name })} onPress={onChange}>
          {t('admin.change')}
        </Button>
        <ActiveSwitch
          name={name}
          isActive={isActive}
          means={t('admin.skills.withdraw.means')}
          isBusy={active.isPending}
          error={active.error}
          onReset={active.reset}
          onSet={(next, close) =>
            active.mutate({ params: { skillId: id }, body: { active: next } }, { onSuccess: close })
          }
        />
      </div>
    </div>
  )
}

/** What needs call for, and who has it. */
export function SkillsPage() {
  const t = useT()
  const { data, error, refetch } = useCall(skillRoutes.list)
  const [writing, setWriting] = useState<{ readonly skill: SkillSettings | undefined }>()
  return (
    <>
      <Listing
        title={t('admin.nav.skills')}
        says={t('admin.skills.says')}
        add={
          <Button
            variant="primary"
            icon={<Plus size={18} aria-hidden="true" />}
            onPress={() => setWriting({ skill: undefined })}
          >
            {t('admin.skills.add')}
          </Button>
        }
        items={data?.items}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={({ name, services }) => [name, ...services].join(' ')}
        keyOf={({ id }) => id}
        isActive={({ active }) => active}
        renderRow={(skill) => <SkillRow skill={skill} onChange={() => setWriting({ skill })} />}
        empty={{ title: t('admin.skills.none'), text: t('admin.skills.none.text') }}
        withdrawnTitle={t('admin.withdrawn')}
      />
      {writing && <SkillForm skill={writing.skill} onClose={() => setWriting(undefined)} />}
    </>
  )
}
