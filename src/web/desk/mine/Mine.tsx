import type { z } from 'zod'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { CaseSummary } from '#domain/cases/contract.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { useNow } from '../../ui/time.ts'
import { Go } from '../shell/Go.tsx'
import { useMyself } from '../shell/ids.ts'
import { useWhen } from '../shell/when.ts'
import { useWalk } from './useWalk.ts'

type Live = ResponseOf<typeof contactRoutes.mine>['live'][number]
const CASES_SHOWN = 12

function LiveRow({ live, here }: { live: Live; here: string }) {
  const t = useT()
  const when = useWhen()
  const now = useNow()
  const name = live.clientName ?? t('desk.unknown')
  const to = `/desk/contacts/${live.id}`
  const state = live.onHold
    ? t('desk.mine.on_hold')
    : t(live.clientHere ? 'desk.mine.here' : 'desk.mine.gone')
  return (
    <li>
      <Go
        to={to}
        className="desk-mine-row"
        data-walk=""
        {...(here === to && { 'aria-current': 'page' as const })}
      >
        <Avatar name={name} size="s" presence={live.clientHere ? 'here' : 'away'} />
        <span className="desk-mine-words">
          <span className="desk-mine-name">
            <strong>{name}</strong>
            <span className="desk-quiet">
              {live.channel === 'chat' ? state : t(`desk.channel.${live.channel}`)}
            </span>
          </span>
          <span className="desk-mine-line">
            <bdi>{live.lastMessage?.body ?? live.need}</bdi>
          </span>
          {live.lastMessage?.author === 'client' && (
            <span className="desk-quiet">{when.distance(live.lastMessage.at, now)}</span>
          )}
        </span>
      </Go>
    </li>
  )
}

function LiveList({ part, title, here }: { part: Live['part']; title: string; here: string }) {
  const t = useT()
  const { data } = useCall(contactRoutes.mine)
  const rows = data?.live.filter((one) => one.part === part) ?? []
  if (part === 'expert' && rows.length === 0) return null
  return (
    <section className="desk-mine-part" aria-label={title}>
      <h2>{title}</h2>
      {data && rows.length === 0 && <p className="desk-quiet">{t('desk.mine.no_live')}</p>}
      <ul role="list">
        {rows.map((live) => (
          <LiveRow key={live.id} live={live} here={here} />
        ))}
      </ul>
    </section>
  )
}

function AtRisk() {
  const t = useT()
  const when = useWhen()
  const now = useNow()
  const risks = useCall(commitmentRoutes.list, { query: { atRisk: 'true', limit: 6 } }).data?.items ?? []
  if (risks.length === 0) return null
  return (
    <section className="desk-mine-part desk-mine-risk" aria-label={t('desk.mine.risk')}>
      <h2>{t('desk.mine.risk')}</h2>
      <ul role="list">
        {risks.map((promise) => (
          <li key={promise.id}>
            <Go to={`/desk/cases/${promise.caseId}`} className="desk-mine-row" data-walk="">
              <span className="desk-mine-words">
                <span className="desk-mine-name">
                  <strong>{promise.clientName ?? t('desk.unknown')}</strong>
                  <span className="desk-warn">{when.distance(promise.dueAt, now)}</span>
                </span>
                <span className="desk-mine-line">
                  <bdi>{promise.what}</bdi>
                </span>
              </span>
            </Go>
          </li>
        ))}
      </ul>
    </section>
  )
}

function CaseRow({ one, here }: { one: z.infer<typeof CaseSummary>; here: string }) {
  const t = useT()
  const me = useMyself()
  const when = useWhen()
  const to = `/desk/cases/${one.id}`
  return (
    <li>
      <Go
        to={to}
        className="desk-mine-row"
        data-walk=""
        {...(here === to && { 'aria-current': 'page' as const })}
      >
        <span className="desk-mine-words">
          <span className="desk-mine-name">
            <strong>{one.clientName ?? t('desk.unknown')}</strong>
            {one.next && (
              <span className={one.next.atRisk ? 'desk-warn' : 'desk-quiet'}>{when.at(one.next.dueAt)}</span>
            )}
          </span>
          <span className="desk-mine-line">
            <bdi>{one.need}</bdi>
          </span>
          <span className="desk-quiet">
            {me && one.owner.id !== me.agentId && `${t('desk.mine.of', { name: one.owner.name })} · `}
            {one.next?.what ?? t('desk.mine.nothing_next')}
          </span>
        </span>
      </Go>
    </li>
  )
}

function MyCases({ here }: { here: string }) {
  const t = useT()
  const cases = useCall(caseRoutes.list, { query: { limit: CASES_SHOWN } })
  const counts = useCall(caseRoutes.counts).data
  const count = counts ? counts.waitingOnUs + counts.waitingOnClient + counts.waitingOnOther : 0
  return (
    <section className="desk-mine-part" aria-label={t('desk.mine.cases')}>
      <h2>{t('desk.mine.cases')}</h2>
      {cases.data?.items.length === 0 && <p className="desk-quiet">{t('desk.mine.no_cases')}</p>}
      <ul role="list">
        {cases.data?.items.map((one) => (
          <CaseRow key={one.id} one={one} here={here} />
        ))}
      </ul>
      {count > CASES_SHOWN && <Go to="/desk/cases?whose=mine">{t('desk.mine.all_cases', { count })}</Go>}
    </section>
  )
}

/** What is mine, always at hand: live now, at risk, my cases by next due. j and k walk through it. */
export function Mine({ here }: { here: string }) {
  const t = useT()
  const box = useWalk<HTMLElement>()
  return (
    <aside className="desk-mine" aria-label={t('desk.mine.title')} ref={box}>
      <LiveList part="owner" title={t('desk.mine.live')} here={here} />
      <LiveList part="expert" title={t('desk.mine.expert')} here={here} />
      <AtRisk />
      <MyCases here={here} />
    </aside>
  )
}
