import type { ExampleArticle } from './articles.ts'

export const streetArticles: readonly ExampleArticle[] = [
  {
    service: 'missed-bin',
    audience: 'public',
    title: 'When your bin was not emptied',
    summary: 'Wait until the end of the day, then tell us; we come back within two working days.',
    body: `Crews work until five in the afternoon, and a road that is usually done early may be done late when a lorry breaks down. If your bin is still full at five, tell us on the same day or within two working days.

Leave the bin where it is, with the lid closed. You need not take it in again.

We come back within two working days. You can follow it on your page, where the name of the person who looks after it stands too.

There is no charge, and it does not matter whose doing it was. If a whole street was left we know after the third message and write to everybody there.`,
  },
  {
    service: 'missed-bin',
    audience: 'public',
    title: 'Which bin takes what',
    summary: 'Grey for refuse, blue for recycling, brown for the garden, green caddy for food.',
    body: `Four containers, and a simple rule for each.

- Grey bin: what cannot be recycled, in bags. Every second week.
- Blue bin: paper, card, tins, glass, plastic bottles, tubs and trays. Loose, rinsed and dry. Every second week.
- Green caddy: all food, cooked or not, with bones and tea bags. Every week.
- Brown bin: grass, leaves, hedge cuttings. March to November, for those who have asked for it.

Nappies go into the grey bin. Batteries never go into a bin: put them in a clear bag on top of the blue one and the crew takes them along.

If you are not sure, ask us. A bin with one wrong thing in it is still emptied.`,
  },
  {
    service: 'missed-bin',
    audience: 'public',
    title: 'Help with putting your bins out',
    summary: 'If you cannot move your bins, the crew fetches them from where they stand.',
    body: `Anybody who cannot take the bins to the kerb, and has nobody at home who can, may have them fetched. It costs nothing, and it can be for a few weeks after an operation as well as for good.

Tell us where the bins stand and how the crew reaches them: through which gate, past which step. We do not ask for a doctor's letter.

It begins with your next collection. If the crew forgets, tell us: it counts as a missed bin, and the supervisor speaks with the crew on the same day.

Once a year we ask whether you still need it. If you do not answer, it goes on.`,
  },
  {
    service: 'missed-bin',
    audience: 'internal',
    title: 'Rounds since the route change',
    summary: 'Where the calendar and the round sheets differ, and what to do until they agree.',
    body: `With the new routes, eleven streets between Beacon Road and Marsh Lane moved to another day. The letter to residents and the calendar on the website carry the new day; the round sheets of vehicles 4 and 7 still carried the old one.

Until both agree:

- Check the street in the list of the eleven before you promise a day.
- Put the address on the next working day's list, not on the next round.
- Mark the contact as failure demand; the cause is the round sheet.
- Tell Leroy Campbell when a street appears that is not on the list.

Do not tell a client that the bin was out late unless there is a tag on it.`,
  },
  {
    service: 'bulky-waste',
    audience: 'public',
    title: 'What we take as bulky waste',
    summary: 'Furniture, mattresses, fridges and washing machines, up to six things at a time.',
    body: `We take sofas, chairs, beds, mattresses, wardrobes, carpets, fridges, freezers, cookers, washing machines, televisions and bicycles.

We cannot take building rubble, paint, gas bottles, tyres or anything with asbestos. The recycling centre on Foundry Close takes rubble and paint from households; for asbestos please speak with us first.

Up to three things cost £32.50 and each further one £9.00. With council tax support you pay half.

Put the things outside at the front by seven in the morning, where the crew can see them. The crew may not come into your home or garden. If carrying them out is not possible for you, say so when you book: we find a way.`,
  },
  {
    service: 'bulky-waste',
    audience: 'internal',
    title: 'When the crew did not find the things',
    summary: 'First look where they stood; a second visit is free and the sheet gets the place.',
    body: `Most collections that fail do so because the things stood at the side or the back and the sheet says only the address.

Ask the client where they stand, in their words, and write that on the sheet. Offer the next free day; a second visit is always free, whoever's doing it was. A visit within two days can be agreed with Leroy without asking further.

If more things stand there than were booked, the crew takes those booked and leaves a card. Do not charge for the rest by phone: let the client choose.

A wrong price told by us is paid back the same day. It is within everybody's authority.`,
  },
  {
    service: 'parking-permit',
    audience: 'public',
    title: "Who can have a residents' permit",
    summary: 'Everybody who lives in a permit street and keeps a car there, also for a hire car.',
    body: `You can have a permit if you live in a permit street and keep a car or van there that is no longer than 5.5 metres. It need not be yours: a company car or a hire car is fine.

The first permit of a home costs £58.00 a year and the second £96.00. There are at most two for a home.

If you pay council tax at the address we see it ourselves and ask for nothing else. If you do not, a tenancy agreement or a bill of the last three months is enough.

A permit is valid from the moment you pay. Nothing has to be put in the window. When you change your car, tell us the new number; that is free.`,
  },
  {
    service: 'parking-permit',
    audience: 'public',
    title: 'Parking for carers and visitors',
    summary: 'Vouchers for visitors; a free permit for those who care for you.',
    body: `Visitors park with vouchers. Ten cost £14.00, each is good for one day, and you may have fifty in a year. You enter the visitor's number on your page or by a text message; paper vouchers come by post for those who prefer them.

If somebody cares for you at home, a carer's permit is free. It is not tied to one car, so that different people can use it. We ask for the name of the agency or, when it is family or a friend, for a line from you.

Builders may use vouchers too. For a skip or a crane you need a licence from street works.`,
  },
  {
    service: 'parking-permit',
    audience: 'internal',
    title: 'Withdrawing a penalty charge',
    summary: 'What may be withdrawn at once, and what goes to the appeals officer.',
    body: `Withdraw at once, within your authority, when

- a permit had been paid for before the time of the charge,
- the registration differs by one or two characters,
- a voucher was entered for the right day and the wrong number,
- a carer was with a client of ours.

Tell the client in the same conversation that nothing is owed, and put it in writing on their page.

Everything else goes to Beth Hargreaves as a leg of the case, with the client's own words and any photographs. The client does not need to appeal in writing a second time. The discount for early payment is held until the answer is there.`,
  },
  {
    service: 'street-problem',
    audience: 'public',
    title: 'Potholes: when we repair them',
    summary: 'Deep ones are made safe in four working hours; others are repaired within four weeks.',
    body: `A hole deeper than four centimetres in the road, or two on a path, is dangerous. We make it safe within four working hours of hearing about it.

Less deep ones are repaired within four weeks, together with others in the same road, so that the surface holds.

When you report one, a photograph with something beside it for size helps. You get a page on which the date of the repair appears as soon as it is known, and any change of it.

If you have been hurt or your car was damaged, tell us too. It has no influence on how fast we repair.`,
  },
  {
    service: 'street-problem',
    audience: 'internal',
    title: 'Which roads are ours',
    summary: 'Ours, the county’s, private: how to tell, and what to do in each case.',
    body: `District roads are green on the map, county roads blue, private ones grey.

Never send a client away because the road is not ours. Take the report, pass it to the county by the shared line as a leg of the case, and stay the owner: you tell the client what comes back.

On a private road find the owner in the land list. If there is danger, we make it safe and settle the cost afterwards; that is decided by the street works officer on duty, not by the client's patience.

Street lights with a number that begins with HD are ours wherever they stand.`,
  },
]
