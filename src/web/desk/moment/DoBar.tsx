import { MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { Moment } from '#domain/contacts/contract.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { LegForm } from '../legs/LegForm.tsx'
import { PromiseForm } from '../promises/PromiseForm.tsx'
import { QuestionForm } from '../questions/QuestionForm.tsx'
import { useKeys } from '../shell/keys.ts'
import { BringIn } from './BringIn.tsx'
import { EndDialog } from './EndDialog.tsx'
import { HandOver } from './HandOver.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { RefuseForm } from './RefuseForm.tsx'

type Doing = 'bring' | 'handover' | 'promise' | 'leg' | 'question' | 'refuse' | 'link' | 'end'

function HoldButtons({ moment }: { moment: Moment }) {
  const t = useT()
  const hold = useCommand(contactRoutes.hold, { refreshes: [contactRoutes.get, contactRoutes.mine] })
  const params = { contactId: moment.id }
  const current = moment.segments.find(
    (one) => !one.endedAt && (one.kind === 'hold' || one.kind === 'consult'),
  )
  const put = (on: boolean, why: 'hold' | 'consult') => (): void => hold.mutate({ params, body: { on, why } })
  if (current)
    return (
      <Button variant="golden" busy={hold.isPending} onPress={put(false, 'hold')}>
        {t('desk.do.resume')}
      </Button>
    )
  return (
    <>
      <Button busy={hold.isPending} onPress={put(true, 'hold')}>
        {t('desk.do.hold')}
      </Button>
      <Button busy={hold.isPending} onPress={put(true, 'consult')}>
        {t('desk.do.consult')}
      </Button>
      <ProblemNotice error={hold.error} />
    </>
  )
}

function Leave({ moment }: { moment: Moment }) {
  const t = useT()
  const leave = useCommand(contactRoutes.leave, { refreshes: [contactRoutes.get, contactRoutes.mine] })
  return (
    <>
      <Button
        busy={leave.isPending}
        onPress={() => leave.mutate({ params: { contactId: moment.id }, body: {} })}
      >
        {t('desk.moment.leave')}
      </Button>
      <ProblemNotice error={leave.error} />
    </>
  )
}

function useDoingKeys(moment: Moment, open: (doing: Doing) => void): void {
  const t = useT()
  const { bringIn, end } = moment.abilities
  useKeys([
    ...(bringIn
      ? [{ keys: 'a', label: t('desk.key.assign'), group: 'page' as const, run: () => open('bring') }]
      : []),
    ...(moment.case
      ? [{ keys: 'p', label: t('desk.key.promise'), group: 'page' as const, run: () => open('promise') }]
      : []),
    ...(end ? [{ keys: 'e', label: t('desk.key.end'), group: 'page' as const, run: () => open('end') }] : []),
  ])
}

function Dialogs(props: {
  readonly moment: Moment
  readonly doing: Doing | undefined
  readonly onClose: () => void
  readonly onPut: (words: string) => void
}) {
  const { moment, doing, onClose, onPut } = props
  const t = useT()
  const caseId = moment.case?.id
  if (doing === 'bring') return <BringIn moment={moment} onClose={onClose} />
  if (doing === 'handover') return <HandOver moment={moment} onClose={onClose} />
  if (doing === 'end') return <EndDialog moment={moment} onClose={onClose} />
  if (doing === 'link' && moment.client) {
    const { id, name } = moment.client
    const who = name ?? t('desk.unknown')
    return <LinkDialog clientId={id} caseId={caseId ?? null} name={who} onPut={onPut} onClose={onClose} />
  }
  if (!caseId) return null
  if (doing === 'promise') return <PromiseForm caseId={caseId} onClose={onClose} />
  if (doing === 'leg') return <LegForm caseId={caseId} onClose={onClose} />
  if (doing === 'question') return <QuestionForm caseId={caseId} onClose={onClose} />
  return doing === 'refuse' ? <RefuseForm caseId={caseId} onClose={onClose} /> : null
}

/** What can be done in the moment: the frequent things as buttons, the rarer ones in a menu; End on the right. */
export function DoBar({ moment, onPut }: { moment: Moment; onPut: (words: string) => void }) {
  const t = useT()
  const [doing, setDoing] = useState<Doing>()
  useDoingKeys(moment, setDoing)
  const { abilities } = moment
  const more: readonly Doing[] = ['leg', 'question', 'refuse', ...(moment.client ? (['link'] as const) : [])]
  const words = { leg: 'leg', question: 'question', refuse: 'refuse', link: 'link' } as const
  return (
    <section className="desk-do" aria-label={t('desk.do')}>
      {abilities.bringIn && <Button onPress={() => setDoing('bring')}>{t('desk.do.bring_in')}</Button>}
      {abilities.hold && <HoldButtons moment={moment} />}
      {abilities.bringIn && <Button onPress={() => setDoing('handover')}>{t('desk.do.hand_over')}</Button>}
      {moment.case && <Button onPress={() => setDoing('promise')}>{t('desk.do.promise')}</Button>}
      {moment.case && (
        <Menu
          label={t('desk.do.more')}
          trigger={
            <Button icon={<MoreHorizontal size={18} aria-hidden="true" />}>{t('desk.nav.more')}</Button>
          }
          entries={more.map((id) => ({
            id,
            label: t(`desk.do.${words[id as keyof typeof words]}`),
            onAction: () => setDoing(id),
          }))}
        />
      )}
      <span className="desk-grow" />
      {abilities.leave && <Leave moment={moment} />}
      {abilities.end && (
        <Button variant="primary" onPress={() => setDoing('end')}>
          {t('desk.moment.end')}
        </Button>
      )}
      <Dialogs moment={moment} doing={doing} onClose={() => setDoing(undefined)} onPut={onPut} />
    </section>
  )
}
