import type { ExampleArticle } from './articles.ts'

export const homeArticles: readonly ExampleArticle[] = [
  {
    service: 'homelessness',
    audience: 'public',
    title: 'If you have nowhere to stay tonight',
    summary: 'Contact us now, on any channel. Somebody speaks with you today.',
    body: `Contact us on whatever way is easiest, until ten in the evening. You will speak with a person who can help on the same day.

If you have children, are pregnant, are ill or under 18, or have left because of violence, we find a place for tonight. Others are helped too: with family, with a hostel, with a deposit.

You need no papers to begin with. If it is not safe to talk, say so and tell us when it is, or write.

After ten in the evening the number is the same; the duty officer answers. In danger call 999.`,
  },
  {
    service: 'homelessness',
    audience: 'public',
    title: 'Your landlord wants you to leave',
    summary: 'A notice is not yet an eviction: stay, and speak with us early.',
    body: `A letter from your landlord does not mean that you must be out on that day. Only a court can order it, and that takes months. Please do not leave before you have spoken with us.

Bring or send the notice. We look whether it is valid; many are not. We talk with your landlord, and often the tenancy can go on: arrears can be cleared with a loan, repairs can be agreed.

If you have to go, we begin to look with you eight weeks ahead. You get a plan of your own, in writing, and one person who stays with you until you have a home.`,
  },
  {
    service: 'homelessness',
    audience: 'internal',
    title: 'First conversation about homelessness',
    summary: 'Safe tonight? Who is with you? What would let you stay? And nothing twice.',
    body: `Begin with safety: is it safe to talk, is tonight safe. Everything else can wait five minutes.

Then three questions, in the client's own order: who is with you, what happened, what would let you stay where you are.

Bring in Declan Murphy or Fatima Sheikh while the client is there. The first adviser stays, so that the story is told once.

The duty begins with the first contact, not with the form. Write the day into the case. Interim accommodation can be given on a belief; proof comes later. Never send anybody to reception to begin again.`,
  },
  {
    service: 'planning-query',
    audience: 'public',
    title: 'Building without planning permission: what is allowed',
    summary: 'Many extensions, lofts, sheds and fences need none. The measures in short.',
    body: `Much can be built without an application. In short, for a house:

- At the back, one storey: three metres out, four if the house stands alone, and four metres high.
- Loft: up to 40 cubic metres, 50 if the house stands alone, not beyond the front of the roof.
- Shed or garage: 2.5 metres high within two metres of the boundary.
- Fence: two metres, but one metre beside a road.

Flats, listed buildings and Old Harbour have rules of their own: please ask us first. A written answer is free within five working days; if you want one that binds, a lawful development certificate costs half of an application.`,
  },
  {
    service: 'planning-query',
    audience: 'public',
    title: 'Having your say on an application',
    summary: 'Write within three weeks; what counts, and what cannot be weighed.',
    body: `Anybody may comment on an application, not only neighbours. Write within three weeks of the notice; later comments are read too as long as nothing has been decided.

What can be weighed: light, privacy, noise, traffic, trees, the look of the street. What cannot: the value of your home, a view, competition, or who the applicant is.

Your comment and your name appear on the public page, your phone and e-mail do not.

We write to all who commented when it is decided, with the reasons. If it goes to committee you may speak for three minutes.`,
  },
  {
    service: 'planning-query',
    audience: 'internal',
    title: 'Article 4 areas',
    summary: 'Where permitted development does not apply, street by street.',
    body: `In Old Harbour and on both sides of Ropewalk the usual rights are taken back for windows, doors, roofs and front walls. Behind the house they stay.

The even side of Priory Gardens belongs to it, the odd side does not; the map on the website is drawn too wide there. Use the list, not the map.

An application that is needed only because of article 4 is free of charge.

If a client was told something else by us, say so openly and bring in Owen Fletcher; he can confirm in writing what we stand by.`,
  },
  {
    service: 'urgent-repair',
    audience: 'public',
    title: 'What is an urgent repair',
    summary: 'Danger: four hours. No heating or hot water: one working day.',
    body: `Tell us at any time between seven in the morning and ten at night; the same number reaches the duty engineer in the night.

We make safe within four hours: water near electricity, bare wires, a door that does not lock, a ceiling that comes down. For a smell of gas ring 0800 111 999 first, open the windows and leave.

Within one working day: no heating or hot water, the only toilet blocked, no water.

You choose morning or afternoon. The engineer rings from our own number half an hour before. If we miss the time, £25.00 goes to your rent account without your asking.`,
  },
  {
    service: 'urgent-repair',
    audience: 'public',
    title: 'Boiler has stopped: what you can look at',
    summary: 'Pressure, clock, pipe in frost: three looks before the engineer comes.',
    body: `You need not do any of this; it may only be quicker.

- Is the needle of the pressure between 1 and 2? If it is below 1, open the two small taps below the boiler until it is at 1.5, then close both.
- Has the clock lost its time after a power cut? Set it, or turn the dial to "on".
- In frost: is the white plastic pipe outside frozen? Warm, not boiling, water over it helps.

Do not open the case of the boiler. If you smell gas, stop, open the windows and ring 0800 111 999.

With a baby, illness or old age at home, say so: heaters come the same day.`,
  },
  {
    service: 'urgent-repair',
    audience: 'internal',
    title: 'Second visit for the same fault',
    summary: 'The surveyor joins, the part is ordered before, and the client keeps one name.',
    body: `A repair that fails within four weeks is not a new repair. Reopen the case, so that it goes to the same owner, and read out what was done last time before you ask anything.

The surveyor goes along on the second visit. Parts that are likely are in the van: for boilers diverter valve, pump and sensor.

Offer heaters before you are asked. Offer the client the choice of day; the standard counts from the first report.

Up to £400 for a hotel or laundry may be decided by whoever speaks with the client. Write the reason into the case, in one sentence.`,
  },
  {
    service: 'supported-tenancy',
    audience: 'public',
    title: 'What a support worker does with you',
    summary: 'Letters, money, neighbours, appointments: at your pace, in your home.',
    body: `Your support worker is somebody you know by name, and there is a second one whom you know as well for holidays and illness.

You decide together what the visits are for. Often it is letters and bills, the bank, the doctor, the neighbours, or finding something to do in the week.

A visit can be changed at any time by you. If we must change one, we ring you before; nobody new comes to your door without being introduced.

Your plan is yours. You can read it on your page or have it on paper, in large print or read aloud.`,
  },
  {
    service: 'supported-tenancy',
    audience: 'internal',
    title: 'When a visit cannot take place',
    summary: 'Ring before, offer the second known person, write the change where the client sees it.',
    body: `A visit that does not happen and is not told costs more trust than ten good ones bring.

As soon as somebody reports ill, look at the visits of the day. Ring each client; a text is no replacement for those who do not read easily. Offer the second known person, or another time of the client's choice.

If nobody who is known can come, say so and ask what would help today.

Enter the change as a renegotiated promise. Hannah Osei sees all of them on one list and acts when the same client is affected twice in a month.`,
  },
  {
    service: 'new-tenancy',
    audience: 'public',
    title: 'Your first weeks in a council home',
    summary: 'Keys, rent, meters, repairs: what happens when, and who is there for you.',
    body: `Before: you see the home and we agree in writing what is repaired until you move in.

On the first day we meet you there with the keys, read the meters together and show you the stopcock and the fuses. Rent begins on that day, not before.

In the first week: tell the energy company the readings; council tax is done by us if you agree. For rooms that need paint there is £160.00.

Within six weeks your tenancy officer visits at a time you choose. Until then and after, there is one name to turn to, and it stands on your page.`,
  },
  {
    service: 'new-tenancy',
    audience: 'internal',
    title: 'Before the keys are handed over',
    summary: 'The list that keeps the first day from going wrong.',
    body: `Two days before: repairs agreed at the viewing are done and seen, not only reported as done. Gas and electricity are checked and the papers are in the home. Keys are tried in the door.

One day before: ring the client, confirm time and place, ask whether somebody comes along.

On the day: if something is not ready, the rent begins when it is. You may decide this. If the home cannot be slept in, Helen Ashworth can give a hotel room at once.

The person who meets the client is the owner of the case until the visit in the sixth week.`,
  },
]
