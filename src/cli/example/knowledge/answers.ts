/** Prepared answers: `{name}` is replaced by the client's name in the desk. */
export const preparedAnswers: readonly { name: string; body: string; service: string | null }[] = [
  {
    name: 'I know your case',
    service: null,
    body: 'Hello, I have your earlier messages and papers in front of me, so you need not tell it again. Let me read for a moment.',
  },
  {
    name: 'A colleague joins us',
    service: null,
    body: 'I am asking a colleague who knows this well to join us here. I stay with you, and you will not have to explain it again.',
  },
  {
    name: 'What happens next',
    service: null,
    body: 'To sum up: I look after this myself. You will hear from me by the time we agreed, and you can see everything on your own page.',
  },
  {
    name: 'We were wrong',
    service: null,
    body: 'You are right, and I am sorry: that was for us to do. I have put it right now, and this is what I did:',
  },
  {
    name: 'Not possible, but',
    service: null,
    body: 'I cannot do that, and I want to tell you why: … What I can do instead is: …',
  },
  {
    name: 'Bin: back within two working days',
    service: 'missed-bin',
    body: 'Thank you for telling us. Please leave the bin out with the lid closed; the crew comes back within two working days. I look myself that it is done.',
  },
  {
    name: 'Bin: the right collection day',
    service: 'missed-bin',
    body: 'The calendar that you were sent shows the wrong day for your street; that is our mistake since the routes changed. Your day is … and I write to you when the calendar is right.',
  },
  {
    name: 'Bulky: prices',
    service: 'bulky-waste',
    body: 'Up to three items cost £32.50, each further one £9.00. With council tax support it is half. You may change the day until noon on the working day before.',
  },
  {
    name: 'Council tax: payment found',
    service: 'council-tax-pay',
    body: 'I have found your payment; it had gone to another account. I have moved it and withdrawn the reminder. You owe nothing for it.',
  },
  {
    name: 'Benefits: nothing more needed',
    service: 'benefits',
    body: 'All we need is here already, from what you sent before. Please do not send anything again; I decide from these papers.',
  },
  {
    name: 'Repair: heaters and visit',
    service: 'urgent-repair',
    body: 'An engineer comes today and brings heaters along. They ring from our own number half an hour before. If we miss the time, £25.00 goes to your rent account.',
  },
  {
    name: 'Bereavement: first words',
    service: 'register-death',
    body: 'I am very sorry for your loss. Please take the time you need. There is very little that has to be done today, and I will go through it with you.',
  },
]
