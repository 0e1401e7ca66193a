import type { Wording } from './wording.ts'

export const homeWords: Readonly<Record<string, Wording>> = {
  homelessness: {
    value: [
      'My landlord gave me notice, I have to be out in {n} weeks',
      'I have nowhere to stay tonight, I am with my little boy',
      'I cannot stay with my brother any longer, he needs the room',
      'We are being evicted on {day} and have found nothing',
      'I left my husband and am sleeping at a friend’s',
      'I come out of hospital on {day} and have no home to go to',
    ],
    failure: [
      'I was told somebody would ring me about a room and nobody has',
      'I have told my story to {n} people and still have no plan',
      'The hostel you sent me to was full',
      'You asked for the notice again, I brought it to reception in {month}',
    ],
    situation: [
      'Valid notice; the landlord would let them stay if the arrears were cleared.',
      'Safe at a friend’s until the weekend; two children at school near by.',
    ],
    plan: [
      'Talk with the landlord today; arrears cleared as a loan; the tenancy goes on.',
      'A room from tonight; the personal plan is written together at the next meeting.',
    ],
    promise: [
      { kind: 'call', what: 'Your housing officer calls you' },
      { kind: 'visit', what: 'We meet to write your plan' },
      { kind: 'action', what: 'We speak with your landlord' },
    ],
    agent: [
      'I am glad you came to us, {name}. First: are you safe where you are just now?',
      'Somebody who knows this well is joining us; I stay with you.',
      'You have a room from tonight. I will write the address on your page, nobody else sees it.',
      'We write your plan together, and you choose who comes with you.',
    ],
    client: ['Yes, for today.', 'The children do not know yet.', 'I did not expect that. Thank you.'],
    question: 'Is there a family room tonight, near the school?',
  },
  'planning-query': {
    value: [
      'Do I need planning permission for a single storey extension at {street}',
      'How do I comment on the flats they want to build by the station',
      'Do I need planning permission for a fence of two metres ten',
      'I would like to convert the loft, do I need planning permission',
      'Do I need permission to drop the kerb in front of the house',
      'There is a protected tree in the garden, do I need permission to cut a branch',
    ],
    failure: [
      'My planning application is in since {month} and I hear nothing',
      'The officer who dealt with my planning application has left and nobody knows about it',
      'I was told no permission was needed and now I have a letter that says the opposite',
      'My comment on the planning application is not on the website',
    ],
    situation: [
      'Within permitted development but for the height at the boundary.',
      'The application waits for the highways answer that came three weeks ago.',
    ],
    plan: ['Written answer with the drawing that shows the limit.', 'Decision goes out this week.'],
    promise: [
      { kind: 'reply', what: 'We answer in writing' },
      { kind: 'reply', what: 'You have the decision' },
    ],
    agent: [
      'Hello {name}, I have the plan of your street open.',
      'At the back you may build three metres out without an application, up to four metres high.',
      'I will send you the page with the measures, so that your builder has it too.',
    ],
    client: ['It would be 2.8 metres.', 'The neighbour has the same one.', 'Very clear, thank you.'],
    question: 'Does the article 4 direction cover this side of the street?',
  },
  'urgent-repair': {
    value: [
      'The boiler has stopped and we have a baby of {n} months',
      'Water is coming through the kitchen ceiling at {street}',
      'No hot water since {day}',
      'There were sparks from the socket in the bedroom',
      'The front door will not lock any more',
      'The toilet is blocked and it is the only one',
    ],
    failure: [
      'I waited in all day and nobody came for the boiler',
      'It was repaired on {day} and has failed again',
      'The plumber said a part is ordered, that was {n} weeks ago',
      'I was given an appointment for a day that I said I cannot do',
    ],
    situation: [
      'The part was fitted, but the pressure falls: a leak under the floor.',
      'The engineer rang from a withheld number while the client was at the door.',
    ],
    plan: [
      'Engineer this afternoon with heaters in the van; the surveyor joins to look under the floor.',
      'Part is at the depot; fitted tomorrow morning at the time the client chose.',
    ],
    promise: [
      { kind: 'visit', what: 'An engineer comes' },
      { kind: 'action', what: 'Heating and hot water work again' },
    ],
    agent: [
      'That must be cold, {name}. Is there anything dangerous just now, water near electricity or a smell of gas?',
      'I have the last visit here, so I know what was done.',
      'An engineer is with you this afternoon and brings heaters along.',
      'If we miss the time, £25.00 goes to your rent account; but we mean to be there.',
    ],
    client: ['No, just no heat.', 'The baby is at my mum’s for today.', 'I am at home until six. Thank you.'],
    question: 'The pressure falls again after the new valve: repair or replace?',
  },
  'supported-tenancy': {
    value: [
      'Can my support visit be on {day} this week',
      'I have a letter from the electricity company and do not understand it',
      'I am worried about my rent, can somebody sit with me',
      'I would like to learn how to pay things on the phone',
    ],
    failure: [
      'Nobody came on {day} and I waited',
      'There was somebody I do not know again',
      'I told the last worker about the neighbours and nothing happened',
      'The form was sent back because a page was missing',
    ],
    situation: [
      'The usual support worker is ill; the visit was taken off without a word to the client.',
      'Two letters are in fact one bill; it can be paid in parts.',
    ],
    plan: [
      'The second known person visits tomorrow; from now on changes are told by phone.',
      'Visit with the letter in hand; payment in three parts agreed together.',
    ],
    promise: [
      { kind: 'visit', what: 'Your support worker comes' },
      { kind: 'call', what: 'Hannah calls you' },
    ],
    agent: [
      'Hello {name}, it is good that you wrote.',
      'I am sorry that nobody told you about the visit. That was for us to do.',
      'Let us look at the letter together: what does the first line say?',
    ],
    client: ['It says final notice.', 'I like it best in the morning.', 'Ok. Thank you.'],
    question: 'Could you visit tomorrow morning? You know each other.',
  },
  'new-tenancy': {
    value: [
      'I have been offered the flat at {street}, when can I see it',
      'When do I get the keys and what do I bring',
      'How do I pay the first rent, my money comes on the {n}th',
      'May I paint before I move in',
      'Do I need to bring my own cooker',
    ],
    failure: [
      'I came for the keys and nobody knew about me',
      'The things that should be fixed before I moved in are not done',
      'You charged me rent for the week before I had the keys',
      'I was told two bedrooms and it is one',
    ],
    situation: ['Keys ready but at the other office.', 'Three repairs agreed at the viewing; two are done.'],
    plan: [
      'Keys brought to the flat; the rent begins on the day of the keys.',
      'The last repair is done before the first night.',
    ],
    promise: [
      { kind: 'visit', what: 'We meet you at the flat with the keys' },
      { kind: 'action', what: 'The repair is done before you move in' },
    ],
    agent: [
      'How good that you have your own place, {name}.',
      'Your tenancy begins on the day you get the keys, and so does the rent.',
      'There is £160.00 towards paint for the two rooms that need it.',
    ],
    client: ['I have my papers here.', 'Can I come at nine?', 'I cannot wait. Thank you.'],
    question: 'Can the electrician be done before the keys are handed over?',
  },
  'register-death': {
    value: [
      'My mother has died and I do not know what to do first',
      'I need to register the death of my husband',
      'How do I get more copies of the certificate',
      'My father passed away at home on {day}',
      'Can you tell the pension and the council tax for us',
    ],
    failure: [
      'My mother’s name is spelt wrong on the certificate',
      'A bill came in my late husband’s name, I have told you',
      'I rang {n} numbers before I reached you',
      'The doctor’s paper has not reached you, they say they sent it',
    ],
    situation: [
      'The medical certificate is here since this morning; the family can come at any time.',
      'Told once to all departments; one list had not been refreshed.',
    ],
    plan: [
      'Appointment tomorrow with the registrar; all departments told once with the family’s consent.',
      'Corrected certificate at no charge; letters in that name are stopped.',
    ],
    promise: [
      { kind: 'visit', what: 'You register with us' },
      { kind: 'action', what: 'We tell every department once for you' },
    ],
    agent: [
      'I am very sorry, {name}. Take the time you need; I stay with you.',
      'The doctor’s paper has come to us already, so you need not look for it.',
      'Tomorrow at ten the registrar has time for you alone. You may bring whom you like.',
      'With your agreement I tell council tax, the library and the Blue Badge office; you need not.',
    ],
    client: ['It was expected, and still.', 'My sister will come along.', 'Thank you for being kind.'],
    question: 'Can the family register without the hospital’s second form?',
  },
  'care-at-home': {
    value: [
      'Mum comes home from hospital on {day} and needs help in the mornings',
      'I look after my husband and cannot cope alone any more',
      'Could I have a rail in the bathroom, I nearly fell',
      'Can the carer come half an hour later',
      'What would I have to pay for {n} visits a day',
      'My father forgets his tablets, what help is there',
    ],
    failure: [
      'The carer did not come this morning and Dad is still in bed',
      'It is another person every day, Mum is frightened',
      'You assessed us in {month} and we have heard nothing',
      'I have explained his illness to {n} people this week',
      'The bill is for visits that did not take place',
    ],
    situation: [
      'The agency changed the rota and the evening person does not know the house.',
      'The assessment is done; the decision lay with somebody on leave.',
    ],
    plan: [
      'Two known carers from Monday; until then a visit by our own team each morning.',
      'Decision today with the family on the phone; the plan is theirs to read.',
    ],
    promise: [
      { kind: 'visit', what: 'A carer from our own team comes' },
      { kind: 'call', what: 'Your care coordinator calls you' },
      { kind: 'reply', what: 'You have the plan in writing' },
    ],
    agent: [
      'Thank you for telling me, {name}. Is your father comfortable and has he eaten?',
      'I know the house and the plan, you need not explain it again.',
      'Somebody from our own team is with him within the hour.',
      'I call you at five to hear how it went.',
    ],
    client: ['Yes, I gave him breakfast.', 'I have to leave for work at nine.', 'That helps a lot.'],
    question: 'Can our own team take the mornings until the rota is settled?',
  },
  'blue-badge': {
    value: [
      'How do I apply for a Blue Badge for my father, he is {n}0 and walks with a frame',
      'My badge runs out in {month}, how do I renew it',
      'I have lost my Blue Badge',
      'Do I qualify for a Blue Badge, I have trouble breathing when I walk',
      'Can my son have a Blue Badge, he has autism and runs into the road',
    ],
    failure: [
      'I applied for a Blue Badge in {month} and have heard nothing',
      'My badge was refused and the letter does not say why',
      'You want a photograph for the badge again, I sent one with the form',
      'The badge has my old name on it',
    ],
    situation: [
      'The report of the physiotherapist answers everything; no further assessment is needed.',
      'The photograph is with the earlier badge and still fits.',
    ],
    plan: [
      'Badge granted from the papers here; sent by post.',
      'Refusal explained and looked at again by the therapist.',
    ],
    promise: [
      { kind: 'reply', what: 'You have the decision in writing' },
      { kind: 'action', what: 'Your badge is on its way' },
    ],
    agent: [
      'Hello {name}, I have the earlier application here, with the photograph.',
      'You need not send anything again. What is walking like on an ordinary day?',
      'From what you say the badge can be granted today; it costs £10.00.',
    ],
    client: ['About fifty yards, then I must stop.', 'With the frame, yes.', 'Lovely, thank you.'],
    question: 'Is the physiotherapist’s letter enough for a renewal?',
  },
}
