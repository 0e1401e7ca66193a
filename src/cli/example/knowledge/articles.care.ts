import type { ExampleArticle } from './articles.ts'

export const careArticles: readonly ExampleArticle[] = [
  {
    service: 'register-death',
    audience: 'public',
    title: 'When somebody has died: the first days',
    summary: 'What needs doing, in which order, and what can wait.',
    body: `We are sorry for your loss. Very little has to be done at once.

The doctor or the hospital sends a certificate to us; you need not carry it. When it is here we ring you and find a time to register, usually within two days. It should be done within five days in all.

You may come with somebody, or ask us to do it by video. It takes half an hour, it is free, and each copy of the certificate costs £12.50. Banks and pensions want to see a copy; three are enough for most families.

The funeral can be arranged before. Everything else can wait until you are ready.`,
  },
  {
    service: 'register-death',
    audience: 'public',
    title: 'Tell us once when somebody has died',
    summary: 'With your agreement we tell all departments and the government, so that you need not.',
    body: `When you register, the registrar asks whether we may tell others. If you say yes, we tell council tax, housing, the library, Blue Badge, the register of voters, and by the national service also pensions, passport, driving licence and benefits.

You get a list of whom we told and when. If a letter in that name still comes, tell us or simply send it back unopened: it is for us to find out why.

Banks, insurers and energy companies are not part of it. We have a letter that you can use for them.

You can also do it later, up to 84 days after registering.`,
  },
  {
    service: 'register-death',
    audience: 'internal',
    title: 'Speaking with somebody who is bereaved',
    summary: 'Slowly, by name, one thing at a time; and nothing is asked twice.',
    body: `Say that you are sorry, and mean it; then be quiet for a moment. Use the name of the person who died.

Ask what they need today. Often it is one thing, and often it is to know what comes next. Tell that in two sentences.

Everything that the family tells goes into the story at once, so that the registrar does not ask again. Names are spelt back letter by letter: a wrong letter on a certificate hurts more than a long call.

Offer to tell the other departments. Do not end with "anything else?", but with your name and when they hear from you.`,
  },
  {
    service: 'care-at-home',
    audience: 'public',
    title: 'Help at home: how it begins',
    summary: 'A conversation about what matters to you, then a plan that is yours.',
    body: `It begins with a conversation, within two working days, about how you would like to live and what gets in the way. It can be at home, by phone, or with family there.

Sometimes small things are enough: a rail, a raised seat, a pendant to call for help. Up to £1,000 they are free and are often there in a week.

If you need somebody to come, we agree on how often and what for. You choose between carers whom we arrange and money to arrange it yourself. What you pay is worked out with you before anything begins.

Those who care for you can have a conversation of their own.`,
  },
  {
    service: 'care-at-home',
    audience: 'public',
    title: 'If a carer does not come',
    summary: 'Tell us after fifteen minutes; somebody comes or rings at once.',
    body: `If a carer is fifteen minutes late, tell us. You do no harm by it; most of the time they stand in traffic, but we want to know.

We reach the agency, and if nobody can be there within the hour somebody from our own team comes. Medicine and meals go first.

You are rung back in any case, also when it has been sorted, and again in the evening.

Visits that did not take place are not charged. You need not count them: the agency's own times are checked against your bill each month.

If it happens often, we look for other carers with you.`,
  },
  {
    service: 'care-at-home',
    audience: 'internal',
    title: 'Changing a care plan in the conversation',
    summary: 'What the coordinator can agree at once, and what needs a social worker.',
    body: `A coordinator can agree at once on: other times, up to three hours more a week for four weeks, aids up to £1,000, and a change of agency.

Bring in Catherine Doyle while the family is on the phone for more than that, for a move to a care home, or when somebody may be at risk.

Read the plan before you speak. Families tell us that the worst is to explain the illness again.

Write into the story what matters to the person in their own words: "to sit at the window at eight" is a plan; "needs assistance a.m." is not.`,
  },
  {
    service: 'blue-badge',
    audience: 'public',
    title: 'Who can have a Blue Badge',
    summary: 'If walking is hard, painful or dangerous for you; also for reasons nobody can see.',
    body: `You can have a badge without any further question if you receive the higher rate of mobility, with 8 points or more for moving around, or if you are registered blind.

Otherwise it depends on how you walk on an ordinary day: how far, with what pain, how long you need to rest. Or on what happens when you do: great fear, no sense of danger, for you or your child.

A badge costs £10.00 for three years, and you pay only when it is granted.

A photograph from an earlier badge can be used again if you still look like it. We decide within four weeks, and mostly sooner.`,
  },
  {
    service: 'blue-badge',
    audience: 'public',
    title: 'If your Blue Badge was refused',
    summary: 'The letter says why; tell us what it missed and a therapist looks again.',
    body: `Every refusal says in plain words which point was not met and what we looked at. If something is missing there, tell us: a letter from a physiotherapist, a new diagnosis, or simply what a bad day is like.

Somebody who did not decide the first time looks at it again, within two weeks. You do not fill in another form and you do not pay.

If it stays refused, we tell you what may help instead: a bay near your home, a taxi card, or a parking place at work that your employer has to provide.

You can ask to speak with the therapist yourself.`,
  },
  {
    service: null,
    audience: 'public',
    title: 'How we look after your case',
    summary: 'One person by name, from the first word until it is done.',
    body: `When you contact us, one person becomes the owner of what you need. Others may help, but you need not keep track of them.

On your page you see who it is, what happens next and by when, what we promised, and what was said. You can write there at any time, add papers, or ask for your owner.

If we promise something, it has a day. If that day is at risk, we tell you before and not after.

When the owner is away, a colleague covers and you see the name. When all is done we ask you whether it is sorted. If you say "not yet", it goes on with the same person.`,
  },
  {
    service: null,
    audience: 'internal',
    title: 'Deciding and spending within your authority',
    summary: 'You need not ask. Decide, write one sentence, and we look at it to learn.',
    body: `Your authority is an amount up to which you decide alone: refunds, goodwill, small repairs, taxis, hotel nights, waived fees.

Use it when it serves the purpose of the service and you would explain it to any resident. Write one sentence why. Nobody will rank you by it; each month some decisions are read together to see what the rules should learn from them.

Beyond your amount, bring in somebody who has more, while the client is there. Do not promise to ask and call back.

If a rule gets in the way of what is plainly right, say so in the case. Three of those and we change the rule.`,
  },
  {
    service: null,
    audience: 'internal',
    title: 'Knowing whom you speak with',
    summary: 'Weigh what fits against what is asked. There is always another way.',
    body: `To say when the bins are collected you need to know nobody. To change a bank account you need to be sure.

Things that count: the number they call from, the link they came by, what they know about earlier contacts, a paper, a call back to the number we have, somebody here who knows them. Let the client choose which.

Never test people on passwords or on what they paid last March, and never let it sound like an accusation. If it does not suffice, say what we can do now, and what would be enough for the rest.

Somebody may speak for a client if the client's page says so.`,
  },
]
