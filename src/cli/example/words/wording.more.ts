/** More ways in which people say what they need, and what may be either: it depends on what went before. */
export type MoreWords = {
  readonly value: readonly string[]
  readonly failure: readonly string[]
  /** Said by people who come for the first time, and by people whom we have let down. */
  readonly either: readonly string[]
}

export const moreWords: Readonly<Record<string, MoreWords>> = {
  'missed-bin': {
    value: [
      'When is the next garden waste collection at {street}',
      'Our brown bin has been stolen, how do I get a new one',
      'Can I put batteries into the recycling',
      'We have a new baby and need a larger bin for nappies',
      'Do you collect real Christmas trees',
    ],
    failure: [
      'Still waiting for my bin to be emptied after I reported it on {day}',
      'The crew emptied next door and drove past us, for the second time',
      'You promised to come back on {day}. The bin stands there full and it smells',
      'I have reported this {n} times and nobody has done anything',
    ],
    either: [
      'Which day is my bin collected at {street}?',
      'The bin lorry has not been down our road today',
      'My bin at {street} has not been emptied',
    ],
  },
  'bulky-waste': {
    value: ['Is there a charge for one armchair', 'We have four things to go, what does it cost'],
    failure: [
      'The collection I booked for {day} never happened and the sofa gets wet outside',
      'I was told the fourth item is free and now I am charged £9 for it',
    ],
    either: ['When do you come for my sofa', 'I have a question about my bulky waste booking'],
  },
  'parking-permit': {
    value: [
      'Where do I buy visitor vouchers for {street}',
      'My permit ends in {month}, can I pay for two years',
      'Can my daughter use my second permit when she visits',
    ],
    failure: [
      'The wardens say my permit is not on their list, but I paid',
      'I have sent my proof of address twice and you still say it is missing',
      'Why does the website still show my old car',
    ],
    either: ['My permit for {street}', 'I have a question about a parking ticket'],
  },
  'street-problem': {
    value: [
      'A tree branch hangs low over {street}',
      'The sign at the corner of {street} has fallen over',
      'There is oil on the road near the school',
    ],
    failure: [
      'You said the pothole would be filled by {day}',
      'Third report of the same street light at {street}, when does somebody come',
    ],
    either: ['The street light outside {street} is off', 'The drain at {street} is blocked'],
  },
  'council-tax-pay': {
    value: [
      'Can you send me a paper bill for my landlord',
      'I would like to change my direct debit to the 25th',
      'How do I pay in cash',
      'Can I pay the whole year at once',
    ],
    failure: [
      'My payment of {day} is not on the account and I have a final notice',
      'You said the reminder would be stopped and here is another one',
      'I was cut off on {day} and told to look at the website. It is not on the website',
      'The bill still has my husband’s name on it, I told you in {month}',
    ],
    either: ['I have a question about my bill', 'How much do I owe', 'It is about my direct debit'],
  },
  'council-tax-move': {
    value: [
      'We complete on the purchase of {street} on {day}, what do you need',
      'I am a landlord and have new tenants from {month}',
      'My mother has moved into a care home, what about her council tax',
    ],
    failure: [
      'Still no bill for {street}, we moved in {month}',
      'I was passed to the tax office and they passed me back to you',
      'You have two accounts for me now and both send reminders',
    ],
    either: ['I moved to {street} in {month}', 'It is about the bill for my old flat'],
  },
  benefits: {
    value: [
      'Is there help with rent while I wait for my first wage',
      'I am pregnant and stop work in {month}, what can I claim',
      'My partner has moved in, how do I tell you',
    ],
    failure: [
      'The letter says I must pay back money that I never had',
      'I brought the papers to reception on {day} and you say you do not have them',
      'Why has my payment dropped without a word',
    ],
    either: ['What is happening with my claim', 'I have new payslips', 'It is about my housing benefit'],
  },
  homelessness: {
    value: ['Our landlord is selling the house and we must be out by {month}'],
    failure: ['You said a room by {day} and I am still on the sofa'],
    either: ['I need a room for tonight', 'I would like to speak with my housing officer'],
  },
  'planning-query': {
    value: [
      'Do I need planning permission for solar panels on the front roof',
      'Do I need planning permission for a garden office',
    ],
    failure: ['I rang {n} times about my planning application and nobody rings back'],
    either: ['How long until there is a decision on my planning application'],
  },
  'urgent-repair': {
    value: [
      'The kitchen tap does not stop running',
      'There is no light in the stairwell at {street}',
      'The boiler shows an error and the house is cold',
    ],
    failure: [
      'You gave me a time without asking, I was at work and now it says nobody was in',
      'The engineer came without the part, for the second time',
      'I was told today between eight and twelve. It is four',
    ],
    either: ['When does somebody come for the repair', 'The heating does not work again at {street}'],
  },
  'supported-tenancy': {
    value: ['Can we talk about my budget on {day}'],
    failure: ['My visit was changed and nobody told me'],
    either: ['I would like to speak with my support worker'],
  },
  'new-tenancy': {
    value: ['Can my dog live with me in the flat'],
    failure: ['I had three different dates for the keys'],
    either: ['When can I move in'],
  },
  'register-death': {
    value: ['What do I bring to register my grandmother’s death', 'My aunt died at the hospice yesterday'],
    failure: ['We waited an hour for our appointment and were sent home'],
    either: ['I need a copy of a certificate'],
  },
  'care-at-home': {
    value: [
      'Mum has fallen twice this month, could she have an alarm',
      'We would like a break for a week in {month}',
    ],
    failure: [
      'The evening carer comes at four in the afternoon, that is no evening',
      'Nobody told us that the agency has changed',
    ],
    either: ['What time does the carer come today', 'It is about my father’s visits'],
  },
  'blue-badge': {
    value: ['Can I use my Blue Badge in Scotland', 'My badge was stolen from the car on {day}'],
    failure: ['I sent the doctor’s letter for the Blue Badge and you ask for it again'],
    either: ['Where is my Blue Badge', 'I have a question about my badge application'],
  },
}
