import { useEffect, useRef, useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { Case } from '#domain/cases/contract.ts'
import { call, queryClient, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Badge } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { useNow } from '../../ui/time.ts'
import { LegForm } from '../legs/LegForm.tsx'
import { LinkDialog } from '../moment/LinkDialog.tsx'
import { RefuseForm } from '../moment/RefuseForm.tsx'
import { PromiseForm } from '../promises/PromiseForm.tsx'
import { QuestionForm } from '../questions/QuestionForm.tsx'
import { Tags } from '../tags/Tags.tsx'
import { Go } from '../shell/Go.tsx'
import { useMyself } from '../shell/ids.ts'
import { useKeys } from '../shell/keys.ts'
import { useWhen } from '../shell/when.ts'
import { AttemptForm, CloseForm, GiveForm, WaitingForm } from './CaseForms.tsx'
import { inOneLine, keepClosing } from './closing.ts'
import type { Closing } from './closing.ts'
import { SnoozeDialog } from './Snooze.tsx'
import { undoable } from './undoable.ts'

type Doing =
  | 'promise'
  | 'leg'
  | 'question'
  | 'refuse'
  | 'give'
  | 'waiting'
  | 'attempt'
  | 'snooze'
  | 'close'
  | 'link'
const refreshes = [caseRoutes.get, caseRoutes.list, caseRoutes.counts]

/** What happens next and by when: always visible. */
export function Next({ one, onPromise }: { one: Case; onPromise: () => void }) {
  const t = useT()
  const when = useWhen()
  const now = useNow()
  if (one.state === 'closed') return null
  return (
    <div className={one.next?.atRisk ? 'desk-next desk-next-risk' : 'desk-next'}>
      <h2>{t('desk.case.next')}</h2>
      {one.next ? (
        <p>
          <strong>{one.next.what}</strong> {t('desk.case.next.by', { when: when.at(one.next.dueAt) })}{' '}
          <span className="desk-quiet">({when.distance(one.next.dueAt, now)})</span>
        </p>
      ) : (
        <p>
          {t('desk.case.next.none')}{' '}
          <Button size="s" onPress={onPromise}>
            {t('desk.do.promise')}
          </Button>
        </p>
      )}
    </div>
  )
}

function People({ one }: { one: Case }) {
  const t = useT()
  const me = useMyself()?.agentId
  const helpers = [...new Set(one.legs.filter((leg) => leg.state === 'open').map((leg) => leg.coOwner.name))]
  return (
    <dl className="desk-roles">
      <div>
        <dt>{t('desk.case.owner')}</dt>
        <dd>
          <Avatar name={one.owner.name} size="s" /> {one.owner.name}
          {one.cover && (
            <span className="desk-quiet">
              {t('desk.case.cover', { name: one.cover.name, owner: one.owner.name })}
            </span>
          )}
        </dd>
      </div>
      {helpers.length > 0 && (
        <div>
          <dt>{t('desk.case.co_owners')}</dt>
          <dd>{helpers.join(', ')}</dd>
        </div>
      )}
      <div>
        <dt>{t('desk.case.waiting')}</dt>
        <dd>
          {t(`desk.case.waiting.${one.waitingOn}`)}
          {one.waitingNote && <span className="desk-quiet">{one.waitingNote}</span>}
        </dd>
      </div>
      {one.followers.length > 0 && (
        <div>
          <dt>{t('desk.followers')}</dt>
          <dd>
            {one.followers.map((each) => (each.id === me ? t('desk.followers.you') : each.name)).join(', ')}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** The plain summary of a case: who, what, since when, who owns it. */
export function CaseHead({ one }: { one: Case }) {
  const t = useT()
  const when = useWhen()
  return (
    <header className="desk-case-head">
      <h1>
        <bdi>{one.story.need || one.need}</bdi>
      </h1>
      <div className="desk-marks">
        <Go to={`/desk/people/${one.clientId}`}>{one.clientName ?? t('desk.unknown')}</Go>
        <span className="desk-quiet">{one.reference}</span>
        {one.service && <Badge tone="accent">{one.service}</Badge>}
        {one.stakes === 'moment_of_truth' && <Badge tone="golden">{t('desk.moment_of_truth')}</Badge>}
        <span className="desk-quiet">
          {one.closedAt && one.outcome
            ? t('desk.case.closed_on', {
                date: when.day(one.closedAt),
                outcome: t(`desk.case.outcome.${one.outcome}`),
              })
            : t('desk.case.opened', { date: when.day(one.openedAt) })}
        </span>
        {one.reopenedCount > 0 && (
          <Badge>{t('desk.case.reopened_count', { count: one.reopenedCount })}</Badge>
        )}
        {one.confirmed && (
          <Badge tone={one.confirmed === 'sorted' ? 'good' : 'golden'}>
            {t(`desk.case.confirmed.${one.confirmed}`)}
          </Badge>
        )}
      </div>
      <People one={one} />
      <Tags caseId={one.id} tags={one.tags} />
    </header>
  )
}

function Resting({ one, onWake }: { one: Case; onWake: () => void }) {
  const t = useT()
  const when = useWhen()
  if (!one.snoozedUntil) return null
  return (
    <Notice
      announced={false}
      action={
        <Button size="s" onPress={onWake}>
          {t('desk.case.wake')}
        </Button>
      }
    >
      <p>{t('desk.case.snoozed', { until: when.at(one.snoozedUntil) })}</p>
    </Notice>
  )
}

async function snoozed(caseId: string, until: number): Promise<void> {
  await call(caseRoutes.snooze, { params: { caseId }, body: { until: new Date(until).toISOString() } })
  for (const { id } of refreshes) void queryClient.invalidateQueries({ queryKey: [id] })
}

/** Whether the page is still there with no dialog open, asked when something that was held back has ended. */
function useIsFree(doing: Doing | undefined): () => boolean {
  const latest = useRef<{ doing: Doing | undefined }>(undefined)
  useEffect(() => {
    latest.current = { doing }
    return () => void (latest.current = undefined)
  }, [doing])
  return () => latest.current !== undefined && latest.current.doing === undefined
}

function Dialogs({
  one,
  doing,
  open,
  onFailed,
}: {
  one: Case
  doing: Doing | undefined
  open: (doing?: Doing) => void
  onFailed: (problem: unknown) => void
}) {
  const t = useT()
  const when = useWhen()
  const isFree = useIsFree(doing)
  const onRefused = (closing: Closing): void => {
    keepClosing(one.id, closing)
    if (isFree()) open('close')
    else toast({ text: inOneLine(t, closing.error) })
  }
  const onClose = (): void => open(undefined)
  const rest = (until: number): void =>
    undoable(
      t('desk.case.rests', { when: when.at(until) }),
      () =>
        void snoozed(one.id, until).catch((problem: unknown) =>
          isFree() ? onFailed(problem) : toast({ text: inOneLine(t, problem) }),
        ),
    )
  const name = one.clientName ?? t('desk.unknown')
  if (doing === 'promise') return <PromiseForm caseId={one.id} onClose={onClose} />
  if (doing === 'leg') return <LegForm caseId={one.id} onClose={onClose} />
  if (doing === 'question') return <QuestionForm caseId={one.id} onClose={onClose} />
  if (doing === 'refuse') return <RefuseForm caseId={one.id} onClose={onClose} />
  if (doing === 'give') return <GiveForm one={one} onClose={onClose} />
  if (doing === 'waiting') return <WaitingForm one={one} onClose={onClose} />
  if (doing === 'attempt') return <AttemptForm one={one} onClose={onClose} />
  if (doing === 'snooze') return <SnoozeDialog onChoose={rest} onClose={onClose} />
  if (doing === 'close') {
    return <CloseForm one={one} onClose={onClose} onPromise={() => open('promise')} onRefused={onRefused} />
  }
  if (doing === 'link')
    return <LinkDialog clientId={one.clientId} caseId={one.id} name={name} onClose={onClose} />
  return null
}

function Follow({ one }: { one: Case }) {
  const t = useT()
  const me = useMyself()
  const follow = useCommand(caseRoutes.follow, { refreshes })
  const isFollowing = one.followers.some((each) => each.id === me?.agentId)
  return (
    <Button
      aria-pressed={isFollowing}
      busy={follow.isPending}
      onPress={() => follow.mutate({ params: { caseId: one.id }, body: { following: !isFollowing } })}
    >
      {t(isFollowing ? 'desk.case.unfollow' : 'desk.case.follow')}
    </Button>
  )
}

function Reopen({ one }: { one: Case }) {
  const t = useT()
  const reopen = useCommand(caseRoutes.reopen, {
    refreshes,
    onSuccess: () => toast({ text: t('desk.case.reopened') }),
  })
  return (
    <>
      <Button
        variant="primary"
        busy={reopen.isPending}
        onPress={() => reopen.mutate({ params: { caseId: one.id }, body: {} })}
      >
        {t('desk.case.reopen')}
      </Button>
      <ProblemNotice error={reopen.error} />
    </>
  )
}

function MoreMenu({ one, open }: { one: Case; open: (doing: Doing) => void }) {
  const t = useT()
  const { abilities } = one
  const entries = [
    { id: 'question' as const, label: t('desk.do.question'), on: abilities.write },
    { id: 'refuse' as const, label: t('desk.do.refuse'), on: abilities.write },
    { id: 'link' as const, label: t('desk.do.link'), on: abilities.write },
    { id: 'attempt' as const, label: t('desk.case.attempt'), on: abilities.write },
    { id: 'give' as const, label: t('desk.case.give'), on: abilities.giveToSomebody },
  ].filter((each) => each.on)
  if (entries.length === 0) return null
  return (
    <Menu
      label={t('desk.do.more')}
      trigger={<Button>{t('desk.nav.more')}</Button>}
      entries={entries.map(({ id, label }) => ({ id, label, onAction: () => open(id) }))}
    />
  )
}

/** What can be done with a case now: nothing more than the service says this person may. */
export function CaseBar({ one }: { one: Case }) {
  const t = useT()
  const [doing, setDoing] = useState<Doing>()
  const [failed, setFailed] = useState<unknown>()
  const { abilities } = one
  const open = (next?: Doing): void => {
    setFailed(undefined)
    setDoing(next)
  }
  const wake = useCommand(caseRoutes.snooze, {
    refreshes,
    onSuccess: () => toast({ text: t('desk.case.woken') }),
  })
  useKeys([
    ...(abilities.giveToSomebody
      ? [{ keys: 'a', label: t('desk.case.give'), group: 'page' as const, run: () => open('give') }]
      : []),
    ...(abilities.promise
      ? [{ keys: 'p', label: t('desk.key.promise'), group: 'page' as const, run: () => open('promise') }]
      : []),
  ])
  return (
    <>
      <Next one={one} onPromise={() => open('promise')} />
      <Resting one={one} onWake={() => wake.mutate({ params: { caseId: one.id }, body: { until: null } })} />
      <div className="desk-do" role="group" aria-label={t('desk.do')}>
        {abilities.promise && <Button onPress={() => open('promise')}>{t('desk.do.promise')}</Button>}
        {abilities.write && (
          <>
            <Button onPress={() => open('leg')}>{t('desk.do.leg')}</Button>
            <Button onPress={() => open('waiting')}>{t('desk.case.waiting')}</Button>
            <Button onPress={() => open('snooze')}>{t('desk.case.snooze')}</Button>
          </>
        )}
        <Follow one={one} />
        <MoreMenu one={one} open={open} />
        <span className="desk-grow" />
        {one.state === 'open' && abilities.write && (
          <Button variant="primary" onPress={() => open('close')}>
            {t('desk.case.close')}
          </Button>
        )}
        {abilities.reopen && <Reopen one={one} />}
      </div>
      <ProblemNotice error={failed ?? wake.error} />
      <Dialogs one={one} doing={doing} open={open} onFailed={setFailed} />
    </>
  )
}
