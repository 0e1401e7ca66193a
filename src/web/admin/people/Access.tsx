import { useState } from 'react'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { personRoutes } from '#domain/agents/contract.people.ts'
import type { PersonSettings } from '#domain/agents/contract.people.ts'
import { peopleRoutes } from '#domain/organisation/contract.people.ts'
import type { OpenWork } from '#domain/organisation/contract.people.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { HandOver } from './HandOver.tsx'
import { SignInLink } from './Invited.tsx'
import { SignInPanel } from './SignIn.tsx'

/** A fresh link by which somebody signs in, once. */
function LinkPanel({ person }: { readonly person: PersonSettings }) {
  const t = useT()
  const link = useCommand(accountRoutes.makeStaffLink)
  const { id, name } = person
  return (
    <section className="admin-panel" aria-label={t('admin.people.link')}>
      <h2>{t('admin.people.link')}</h2>
      {link.data ? (
        <SignInLink name={name} {...link.data} />
      ) : (
        <>
          <p className="desk-quiet">{t('admin.people.link.says')}</p>
          <div>
            <Button
              size="s"
              busy={link.isPending}
              onPress={() => link.mutate({ params: { agentId: id }, body: {} })}
            >
              {t('admin.people.link.make')}
            </Button>
          </div>
        </>
      )}
      <ProblemNotice error={link.error} />
    </section>
  )
}

const isFree = ({ cases, legs, covering, talking }: OpenWork) => cases + legs + covering + talking === 0

/** What somebody still holds, in words. */
function Holds({ work }: { readonly work: OpenWork }) {
  const t = useT()
  const { cases, legs, covering, talking } = work
  if (isFree(work)) return <p>{t('admin.people.holds.nothing')}</p>
  const lines = [
    cases > 0 && t('admin.people.holds.cases', { count: cases }),
    legs > 0 && t('admin.people.holds.legs', { count: legs }),
    covering > 0 && t('admin.people.holds.covering', { count: covering }),
    talking > 0 && t('admin.people.holds.talking', { count: talking }),
  ].filter((line) => line !== false)
  return (
    <ul className="admin-used">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Leave({ person, onClose }: { readonly person: PersonSettings; readonly onClose: () => void }) {
  const t = useT()
  const { id, name } = person
  const leave = useCommand(peopleRoutes.setActive, {
    refreshes: [personRoutes.list, peopleRoutes.openWork],
    onSuccess: () => {
      toast({ text: t('admin.people.left.done', { name }) })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('admin.people.leave_of', { name })}
      lead={t('admin.people.leave.means')}
      action={t('admin.people.leave')}
      onClose={onClose}
      onSubmit={() => leave.mutate({ params: { agentId: id }, body: { active: false } })}
      isReady
      isBusy={leave.isPending}
      error={leave.error}
    >
      <span />
    </FormDialog>
  )
}

/** Nobody leaves before what they hold is in other hands (R10): what it is, and the way to hand it over in one go. */
function LeavingPanel({ person }: { readonly person: PersonSettings }) {
  const t = useT()
  const { id } = person
  const { data, error } = useCall(peopleRoutes.openWork, { params: { agentId: id } }, { staleTime: 0 })
  const [open, setOpen] = useState<'hand_over' | 'leave'>()
  const close = () => setOpen(undefined)
  return (
    <section className="admin-panel" aria-label={t('admin.people.leaving')}>
      <h2>{t('admin.people.leaving')}</h2>
      <ProblemNotice error={error} />
      {data && <Holds work={data} />}
      {data && !isFree(data) && (
        <>
          <p className="desk-quiet">{t('admin.people.holds.why')}</p>
          <div>
            <Button size="s" onPress={() => setOpen('hand_over')}>
              {t('admin.people.hand_over')}
            </Button>
          </div>
        </>
      )}
      {data && isFree(data) && (
        <div>
          <Button size="s" variant="danger" onPress={() => setOpen('leave')}>
            {t('admin.people.leave')}
          </Button>
        </div>
      )}
      {open === 'hand_over' && <HandOver person={person} onClose={close} />}
      {open === 'leave' && <Leave person={person} onClose={close} />}
    </section>
  )
}

function BackPanel({ person }: { readonly person: PersonSettings }) {
  const t = useT()
  const back = useCommand(peopleRoutes.setActive, {
    refreshes: [personRoutes.list, peopleRoutes.openWork],
    onSuccess: () => toast({ text: t('admin.saved') }),
  })
  return (
    <section className="admin-panel" aria-label={t('admin.people.has_left')}>
      <h2>{t('admin.people.has_left')}</h2>
      <p className="desk-quiet">{t('admin.people.has_left.text')}</p>
      <ProblemNotice error={back.error} />
      <div>
        <Button
          size="s"
          busy={back.isPending}
          onPress={() => back.mutate({ params: { agentId: person.id }, body: { active: true } })}
        >
          {t('admin.people.come_back')}
        </Button>
      </div>
    </section>
  )
}

/** How somebody gets in, and how they leave. */
export function Access({ person: kept }: { readonly person: PersonSettings }) {
  // What is read again stands here at once, while the form keeps what is typed.
  const person = useCall(personRoutes.list).data?.items.find(({ id }) => id === kept.id) ?? kept
  if (!person.active) return <BackPanel person={person} />
  return (
    <>
      <LinkPanel person={person} />
      <SignInPanel person={person} />
      <LeavingPanel person={person} />
    </>
  )
}
