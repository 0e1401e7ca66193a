import type { agentRoutes, NotificationKind } from '#domain/agents/contract.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import type { Say } from '../../planner/roster/say.ts'

/** Something that an agent needs to know. */
export type News = ResponseOf<typeof agentRoutes.notifications>['items'][number]

/** News about one's own shifts. */
const OF_SHIFTS: readonly NotificationKind[] = [
  'swap_asked',
  'swap_agreed',
  'swap_declined',
  'swap_withdrawn',
  'swap_overtaken',
  'roster_published',
]
export const isOfShifts = ({ kind }: Pick<News, 'kind'>): boolean => OF_SHIFTS.includes(kind)

/** Where following it leads. */
export function placeOf(news: News): string {
  if (isOfShifts(news)) return '/planner/my-shifts'
  if (news.kind === 'call_out') return '/lens/asked'
  if (news.kind === 'rule_paused') return '/admin/rules'
  if (news.kind === 'sign_in_reset') return '/desk/account'
  if (news.kind === 'webhook_off') return '/admin/webhooks'
  if (news.caseId) return `/desk/cases/${news.caseId}`
  return news.contactId ? `/desk/contacts/${news.contactId}` : '/desk'
}

/** What it says. */
export function newsWords(news: News, say: Say): string {
  const { t } = say
  return t(`desk.notification.${news.kind}`, {
    client: news.clientName ?? t('desk.nobody_named'),
    colleague: news.colleagueName ?? t('desk.notification.a_colleague'),
    name: typeof news.facts['name'] === 'string' ? news.facts['name'] : '',
    change: typeof news.facts['change'] === 'string' ? news.facts['change'] : 'other',
    ...(isOfShifts(news) && shiftWords(news, say)),
  })
}

/** Which days, and which of the ways to say it. */
function shiftWords({ facts }: News, say: Say): Record<string, string> {
  const day = (name: string): string => {
    const value = facts[name]
    return typeof value === 'string' ? say.day(value) : ''
  }
  return {
    ...{ day: day('day'), forDay: day('forDay'), first: day('firstDay'), last: day('lastDay') },
    swap: facts['forDay'] ? 'yes' : 'no',
    changed: facts['changed'] === true ? 'yes' : 'no',
    days: facts['firstDay'] === facts['lastDay'] ? 'one' : 'several',
  }
}

/**
 * News about one case or conversation stands together, in the order of the newest of each; everything else is on its own.
 * What has been read stands apart from what has not.
 */
export function grouped(items: readonly News[]): (readonly [News, ...News[]])[] {
  const groups = new Map<string, [News, ...News[]]>()
  for (const news of items) {
    const about = `${news.caseId ?? news.contactId ?? news.id} ${news.readAt === null}`
    const group = groups.get(about)
    if (group) group.push(news)
    else groups.set(about, [news])
  }
  return [...groups.values()]
}
