/** What colleagues write for each other on a case. */
export const NOTES = [
  'Rang the depot; they have it on the sheet for tomorrow.',
  'Account checked: nothing else is open.',
  'Client is hard of hearing; best in writing.',
  'Photograph of the letter is with the papers.',
  'Neighbour holds the key until five.',
  'Spoke with the landlord, who agrees with the date.',
  'Please look at the payment of the 3rd before you write.',
  'Second time this month for this address.',
]

/** What is written to clients while something is being done. `{name}` is theirs. */
export const MESSAGES = [
  'Hello {name}, this is done now. You see the details above; write here if anything is not right.',
  'Hello {name}, it takes a day longer than we hoped. You need not do anything; I will write again.',
  'Dear {name}, the new letter is on its way and is on this page too.',
  'Hello {name}, somebody is coming as agreed. If the day no longer suits you, choose another one here.',
  'Dear {name}, we have put it right from the first day. Nothing more is needed from you.',
  'Hello {name}, I have spoken with the colleague who does this; it is on the list for tomorrow morning.',
]

/** Asked while a case goes on, with what was answered. */
export const QUESTIONS = [
  { question: 'Which day of the week suits you for the visit?', answer: 'Any but Wednesday, after nine.' },
  { question: 'On which day did you hand back the keys?', answer: 'On the 28th.' },
  { question: 'Which round does this address belong to now?', answer: 'The second, on Thursdays.' },
  { question: 'Has the payment of last week been matched?', answer: 'Yes, this morning.' },
  {
    question: 'Is there somebody who may open the door when you are at work?',
    answer: 'My sister, number 14.',
  },
] as const

/** What cannot be done, why, and what is done instead, by service. */
export const DECLINED: Readonly<Record<string, { what: string; reason: string; instead: string }>> = {
  benefits: {
    what: 'Support from before the spring',
    reason: 'The law lets us go back three months.',
    instead: 'We have added the three months, and looked at whether the rest can be a hardship payment.',
  },
  'blue-badge': {
    what: 'A badge for three months after an operation',
    reason: 'A badge is for three years, and the rules have no shorter one.',
    instead: 'You can have a temporary bay near the door of the health centre; we have asked for it.',
  },
  'planning-query': {
    what: 'Permission for a fence of 2.4 metres',
    reason: 'It would stand on the corner and drivers could not see the crossing.',
    instead: 'Two metres with a hedge behind it needs no permission; we send you the drawing.',
  },
  'parking-permit': {
    what: 'A third permit for one home',
    reason: 'There are fewer bays in this street than homes.',
    instead: 'Visitor vouchers at half price until a bay is free, and your name is on the list.',
  },
  'council-tax-pay': {
    what: 'No bill for the empty month',
    reason: 'The home was furnished, so the full bill holds.',
    instead: 'We spread it over the instalments that are left.',
  },
  'street-problem': {
    what: 'A new surface for the whole lane this year',
    reason: 'The money of this year is given to roads with schools on them.',
    instead: 'The holes are filled this month, and the lane is on the list for spring.',
  },
}
