/** A constraint of the example's register. `behind` is the key of the one behind it; `days`: said so many days ago. */
export type ExampleConstraint = {
  readonly key: string
  readonly what: string
  readonly whose: string
  readonly since: string
  readonly behind?: string
  readonly tried: string
  readonly times: readonly { readonly weekday: number; readonly from: number; readonly to: number }[]
  readonly rule?: string
  readonly cost?: { readonly waitingMinutesWeek: number; readonly lostContactsWeek: number }
  readonly saidDaysAgo: number
  readonly goneDaysAgo?: number
}

/** Two chains and one that is gone; those behind come first, as the table refers to them. */
export const constraints: readonly ExampleConstraint[] = [
  {
    key: 'contract',
    what: 'One contract for keys and alarms, with one key-holder for all buildings',
    whose: 'Facilities',
    since: '2019-04-01',
    tried:
      'Asked for a second key-holder in 2022: “not before the contract ends”. It ends next March; nobody has put it on an agenda.',
    times: [],
    saidDaysAgo: 60,
  },
  {
    key: 'building',
    what: 'On Mondays the offices open at half past eight, after the alarms have been tested',
    whose: 'Facilities',
    since: '2020-01-13',
    behind: 'contract',
    tried:
      'Asked whether the test could be on Sunday or in the evening. The key-holder is not paid for that.',
    times: [],
    saidDaysAgo: 60,
  },
  {
    key: 'monday',
    what: 'Nobody but reception starts before nine on Mondays',
    whose: 'Contact Centre',
    since: '2020-01-20',
    behind: 'building',
    tried:
      'Two people from home on Monday mornings, for six weeks: waits halved. Stopped when the laptops were called in.',
    times: [{ weekday: 1, from: 480, to: 630 }],
    rule: 'starts',
    saidDaysAgo: 58,
  },
  {
    key: 'letters',
    what: 'Specialist teams are measured by letters answered, not by people helped',
    whose: 'Directors',
    since: '2017-06-01',
    tried: 'Raised at the away day. Everybody nodded.',
    times: [],
    saidDaysAgo: 41,
  },
  {
    key: 'post',
    what: 'On Monday mornings specialists open the weekend’s post and do not answer',
    whose: 'Revenues & Benefits, Housing & Planning',
    since: '2018-02-05',
    behind: 'letters',
    tried: 'One team opens its post at noon instead since September, and has lost nothing by it.',
    times: [{ weekday: 1, from: 540, to: 780 }],
    cost: { waitingMinutesWeek: 10, lostContactsWeek: 2 },
    saidDaysAgo: 41,
  },
  {
    key: 'lines',
    what: 'The telephone system takes twelve people at once',
    whose: 'Systems and data',
    since: '2016-09-01',
    tried: 'Replaced.',
    times: [],
    saidDaysAgo: 100,
    goneDaysAgo: 33,
  },
]
