export type Asked = {
  /** The service that it was about. */
  readonly slug: string
  /** What it meant for the client. */
  readonly meant: string
  /** What the colleague answered; the words of whoever was asked. */
  readonly answer: string
  /** The key of a named cause, where they named one. */
  readonly cause?: string
}

/** What was asked about misses, and what colleagues answered. */
export const asked: readonly Asked[] = [
  {
    slug: 'council-tax-pay',
    meant: 'They had it in writing that it was settled, and lay awake over the next letter.',
    answer:
      'The payment came on the Thursday and is matched on Wednesdays. Nobody looks before the reminders are printed. ' +
      'If we matched each morning there would be no such letters; it is twenty minutes of work.',
    cause: 'matching',
  },
  {
    slug: 'council-tax-move',
    meant: 'They paid for two homes a while longer, and borrowed for it.',
    answer:
      'What they told us lay as a scan in the shared folder. I found it when they rang. ' +
      'It needs somebody’s name on it on the day it comes.',
    cause: 'moves',
  },
  {
    slug: 'benefits',
    meant: 'The landlord had begun to ask every day, and they stopped opening the door.',
    answer:
      'On Mondays the letters of the weekend come first and claims wait until noon, and the turn of the month was on top ' +
      'of it. I should have rung on the Friday to say so.',
  },
  {
    slug: 'missed-bin',
    meant:
      'The bins of the whole row stood out over the weekend, and a neighbour with a walking frame could not pass.',
    answer:
      'The crew had the list of the day before, on which the road is not. They drove by it. ' +
      'Since the list is made at six it has not happened on this round.',
    cause: 'list',
  },
  {
    slug: 'bulky-waste',
    meant: 'They had taken a day off for it, twice.',
    answer:
      'It was moved on the programme. The booking does not tell the client; that is done by hand, and nobody did.',
    cause: 'programme',
  },
  {
    slug: 'street-problem',
    meant:
      'They saw the place every morning on the way to school, and nobody had said when it would be done.',
    answer:
      'The repair was put on the programme of the month on the same day. To us that is done; to them it looks forgotten. ' +
      'The date could go to their page by itself.',
    cause: 'programme',
  },
  {
    slug: 'care-at-home',
    meant: 'They rearranged their own work for the third time, and heard of it last.',
    answer:
      'The agency changed its rota at six in the morning and we read it at nine. I have asked for a call before seven.',
    cause: 'rotas',
  },
  {
    slug: 'parking-permit',
    meant: 'For two days they moved the car every two hours.',
    answer:
      'The proof had come, under another name. I put it to the case when I saw it. There is no rule who reads that mailbox.',
    cause: 'papers',
  },
]

/** Of those that are not answered yet. */
export const waiting = [
  'They had planned the week around our date, and heard nothing when it passed.',
  'They found out by themselves that it was late, and rang twice to ask whether it had been forgotten.',
] as const
