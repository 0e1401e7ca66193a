import type { Wording } from './wording.ts'

export const townWords: Readonly<Record<string, Wording>> = {
  'missed-bin': {
    value: [
      'My recycling was not collected on {day}, I live at {street}',
      'Which week is garden waste for {street}?',
      'We need a bigger recycling bin, we are six in the house now',
      'The lid of our bin is broken, can we have another',
      'I cannot take the bin to the kerb since my operation, is there help with that',
      'New here, what goes in which bin?',
      'Food caddy was left full this morning',
      'Is there a collection on the bank holiday',
    ],
    failure: [
      'You said two days and my bin still has not been emptied',
      'Bin missed again at {street}, I reported it on {day}',
      'I was told somebody would come back for it and nobody did',
      'Third time this year that our lane is left out',
      'The replacement bin you promised has not come',
      'You have me down for assisted collection and they left it again',
    ],
    situation: [
      'The crew could not get past parked cars; the whole side of the street was left.',
      'The address is on the new round but the round sheet still shows the old day.',
      'Bin was out by six; the vehicle passed at ten past. No tag on it.',
    ],
    plan: [
      'Crew comes back within two working days; the round sheet is corrected for this address.',
      'Collections supervisor adds the address to tomorrow’s round and looks at the sheet with the crew.',
    ],
    promise: [
      { kind: 'action', what: 'Your bin is emptied' },
      { kind: 'reply', what: 'We write to you with the right collection day' },
    ],
    agent: [
      'Thank you for telling us, {name}. I can see your address and the round it is on.',
      'It was left because the lorry could not pass; that is not your doing.',
      'I have put it on the round for the next working day. Please leave it out with the lid closed.',
      'You can see it on your page, and I will look myself that it has been done.',
    ],
    client: [
      'It was out before seven as always.',
      'All the houses on our side were missed.',
      'That is fine, thank you.',
    ],
    question: 'Which round does this address belong to since the change?',
  },
  'bulky-waste': {
    value: [
      'Can you take a sofa and two chairs from {street}',
      'How much is it to collect a fridge freezer',
      'I would like to book a collection for a mattress and a bed frame',
      'Do you take paint and an old television as well',
      'I need to change the day of my collection to {day}',
      'My mother’s flat has to be cleared, where do I begin',
    ],
    failure: [
      'I paid for a collection on {day} and nobody came',
      'The men took the sofa and left the chairs, I paid for all three',
      'I was charged twice for the same collection',
      'You told me £32.50 and the website took £41.50',
    ],
    situation: [
      'Booked and paid for; the crew looked for it at the front, it stood in the side passage.',
      'Three things booked, a fourth on the pavement; the client was told another price at first.',
    ],
    plan: [
      'Collected on the next free day, with the place written on the sheet.',
      'The difference is paid back today; the price is the published one.',
    ],
    promise: [
      { kind: 'action', what: 'Your things are collected' },
      { kind: 'action', what: 'We pay back what was charged too much' },
    ],
    agent: [
      'Hello {name}, I can book that with you now.',
      'Up to three things cost £32.50. With council tax support it is half.',
      'That is booked. Please have them outside by seven; the crew does not come into the house.',
    ],
    client: ['It is on the ground floor, by the gate.', 'That works for me.', 'Thank you, that was quick.'],
    question: 'Can the crew lift from a side passage here?',
  },
  'parking-permit': {
    value: [
      'I would like to renew my permit, it runs out at the end of the month',
      'I have a new car, do I need a new permit',
      'We just moved to {street} and need a permit',
      'How do I get visitor vouchers for a builder, {n} days',
      'My mother’s carer cannot find anywhere to park',
      'Can I have a permit for a hire car while mine is repaired',
    ],
    failure: [
      'I renewed on {day} and still have no permit, now I have a ticket',
      'You asked for proof of address a second time, I sent my bill in {month}',
      'The permit has the wrong registration on it',
      'Vouchers never arrived',
    ],
    situation: [
      'Paid and valid; the new registration was not passed on to the wardens.',
      'Moved this month; council tax has the new address already, so nothing more is needed.',
    ],
    plan: [
      'Registration corrected in the wardens’ list today; the ticket is withdrawn.',
      'Permit made out against the council tax account; no more papers asked for.',
    ],
    promise: [
      { kind: 'action', what: 'Your permit is put right' },
      { kind: 'reply', what: 'We confirm in writing that the ticket is withdrawn' },
    ],
    agent: [
      'Good to hear from you, {name}. Your council tax account shows the address, so I need no paper for that.',
      'The first permit of a home is £58.00 for a year.',
      'It is valid from now; the wardens see it at once.',
    ],
    client: [
      'The registration is on the form I sent.',
      'Do I need to put anything in the window?',
      'Perfect.',
    ],
    question: 'May I withdraw this ticket? The permit was paid the day before.',
  },
  'street-problem': {
    value: [
      'There is a deep pothole outside {street}',
      'The street light at the corner of {street} has been off for {n} nights',
      'Somebody has dumped tyres in the lane behind {street}',
      'A drain cover is loose and bangs each time a car goes over',
      'The hedge at {street} covers the path, you cannot pass with a pram',
      'Broken glass all over the play area',
    ],
    failure: [
      'I reported the pothole at {street} in {month} and it is still there',
      'You closed my report of the pothole as fixed and it is not',
      'The street light was repaired on {day} and is off again',
      'Nobody told me what happened with my report of the pothole',
    ],
    situation: [
      'Inspected in good time, but the repair was put on the programme without telling anybody.',
      'On a private lane; the owner is known to us.',
    ],
    plan: [
      'Inspector looks again; the date of the repair is written to the client.',
      'Made safe today; surface renewed with the programme of the month.',
    ],
    promise: [
      { kind: 'reply', what: 'We tell you the date of the repair' },
      { kind: 'action', what: 'The place is made safe' },
    ],
    agent: [
      'Thank you, {name}. I have found the place on the map.',
      'If it could hurt somebody we make it safe within four working hours.',
      'I have sent it to the street works team with your photograph.',
    ],
    client: ['It is right by the bus stop.', 'A cyclist nearly fell this morning.', 'Thank you.'],
    question: 'Is this one ours or the county’s?',
  },
  'council-tax-pay': {
    value: [
      'I want to pay by direct debit on the 15th',
      'My partner has moved out, do I get the single person discount',
      'Can I spread what is left over more months',
      'How much is left to pay on my account',
      'I am a student, do I pay council tax',
      'I cannot pay this month, my hours were cut. What can I do',
      'We had a baby and money is short, is there any help with the bill',
    ],
    failure: [
      'I got a reminder but I paid on {day}',
      'You took my direct debit twice this month',
      'I told you in {month} that I live alone and the bill is still the full amount',
      'Had a summons although we agreed on instalments',
      'You sent {n} bills in a week, which is the right one',
      'I was promised a refund and it has not come',
    ],
    situation: [
      'The payment is on the account of the former tenant; one digit of the number differs.',
      'Discount granted but the bill was printed on the day before.',
      'An arrangement was agreed by phone and never entered.',
    ],
    plan: [
      'Payment moved to the right account, reminder withdrawn, nothing more to do for the client.',
      'New bill with the discount from the right day; the difference is paid back.',
    ],
    promise: [
      { kind: 'reply', what: 'We send you a corrected bill' },
      { kind: 'action', what: 'We pay your refund' },
      { kind: 'call', what: 'We call you about the instalments' },
    ],
    agent: [
      'Thank you for getting in touch, {name}. I have your account open.',
      'I can see the payment; it went to another account number by one digit.',
      'I have moved it and withdrawn the reminder. You owe nothing for it.',
      'A corrected bill comes in the post, and it is on your page now.',
    ],
    client: [
      'I have the bank statement here if you need it.',
      'I was worried about the court letter.',
      'That is a relief, thank you.',
    ],
    question: 'May I agree twelve instalments from now, with the reminder withdrawn?',
  },
  'council-tax-move': {
    value: [
      'We moved from {street} to {street} on {day}',
      'I am buying a house and complete next month, what do I need to tell you',
      'My tenant left on the 3rd, please change the bill',
      'I am moving out of the district at the end of the month',
      'My son has moved in with me, does that change anything',
      'Moving in with my partner at {street}',
    ],
    failure: [
      'I told you in {month} that we moved and you still bill the old flat',
      'Got a final bill for somebody else at my address',
      'You want to know my moving date again, I have told two people',
      'I pay for two homes since {month} because you did not close the old one',
    ],
    situation: [
      'The move was told at the counter and lies as a scan that nobody has read.',
      'Old account open because the landlord gave another date.',
    ],
    plan: [
      'Old account closed from the day of the move, new one opened, one letter with both.',
      'Landlord’s date compared with the tenancy agreement that we have; the client need not prove it again.',
    ],
    promise: [
      { kind: 'reply', what: 'We send both bills in one letter' },
      { kind: 'action', what: 'The old account is closed from the right day' },
    ],
    agent: [
      'Hello {name}, congratulations on the new home.',
      'I have what you told us in {month}, so I shall not ask you again.',
      'The old bill ends on the day you left; the new one begins on the next.',
      'Both come in one letter within five working days.',
    ],
    client: [
      'The keys were handed back on the 28th.',
      'Two adults and a baby.',
      'Great, that was easier than I thought.',
    ],
    question: 'The landlord’s date differs by a month: which one do we take?',
  },
  benefits: {
    value: [
      'I lost my job on {day} and do not know how to pay the rent',
      'Can I get help with my council tax, I am on universal credit',
      'My hours at work change every week, how do I tell you',
      'My daughter turned 18 and has moved out, what changes',
      'I am a carer for my mum, is there any support with the bill',
      'We cannot pay the deposit for a flat that is cheaper',
    ],
    failure: [
      'I sent payslips {n} times and you ask again',
      'My housing benefit has stopped and nobody told me why',
      'I was told ten days, it is six weeks',
      'A letter says I owe £412 and I do not understand it',
      'One letter says my claim is granted, the next says it is refused',
      'You have my wages wrong again',
    ],
    situation: [
      'All papers are here since the first week; the claim waited for a payslip that was already scanned.',
      'The change of hours was read as the end of work, so the claim stopped.',
      'The overpayment comes from our late change, not from the client.',
    ],
    plan: [
      'Decision today from the papers we have; the landlord is told that payment follows.',
      'Claim restored from the day it stopped; the overpayment is not asked back.',
    ],
    promise: [
      { kind: 'reply', what: 'We write to you with the decision' },
      { kind: 'action', what: 'The payment is made' },
      { kind: 'call', what: 'Your benefits officer calls you' },
    ],
    agent: [
      'Hello {name}, I have your claim and your papers here, you need not send anything again.',
      'I am asking a colleague from benefits to join us, so that you get an answer now.',
      'The payslips of the last three months are here; that is all we need.',
      'The claim is put right from the day it stopped. You will have it in writing.',
    ],
    client: [
      'I have sent everything twice already.',
      'The landlord is asking every day.',
      'I start with fewer hours from Monday.',
      'Thank you for not making me tell it all again.',
    ],
    question: 'Can this claim be restored today with the payslips we have?',
  },
}
