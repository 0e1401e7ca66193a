/** Notices: known disruption, told before anybody has to ask. */
export const notices = {
  'lens.notices.title': 'Notices',
  'lens.notices.says':
    '{current, plural, =0 {Nothing is announced as disturbed just now.} one {One disruption is told just now, before anybody has to ask.} other {# disruptions are told just now, before anybody has to ask.}}',
  'lens.notices.publish': 'Publish a notice',
  'lens.notices.none': 'No notice yet',
  'lens.notices.none.text':
    'When you know of something that will disturb clients, tell it here: it stands on the portal at once, agents see it in their conversations, and clients with an open case on the service read it on their page.',
  'lens.notices.now': 'Holds now',
  'lens.notices.to_come': 'To come',
  'lens.notices.over': 'Over',
  'lens.notices.withdrawn': 'Withdrawn',
  'lens.notices.times': '{from} to {until}',
  'lens.notices.told':
    '{count, plural, =0 {No client had an open case on it.} one {One client with an open case was told directly.} other {# clients with an open case were told directly.}}',
  'lens.notices.prevented':
    'It seems to have prevented {prevented, plural, one {# contact} other {# contacts}}: {came, plural, one {# came} other {# came}}, and like days led to expect about {expected}.',
  'lens.notices.more':
    '{more, plural, one {# contact} other {# contacts}} more than expected: {came, plural, one {# came} other {# came}}, and like days led to expect about {expected}.',
  'lens.notices.as_expected':
    'As many came as like days led to expect: {came}, where about {expected} were expected.',
  'lens.notices.range':
    'With a probability of 8 in 10 between {low} and {high} prevented. Rests on {days} like days: the same weekdays and hours of the eight weeks before. A disruption makes more people ask than a like day would; what it prevented is rather more.',
  'lens.notices.not_begun': 'It has not begun; nothing can be said of contacts yet.',
  'lens.notices.too_few_days':
    'Too few like days came before it to say how many contacts would have been expected.',
  'lens.notices.too_few_contacts':
    'Too few contacts come on this service to tell what it prevented from chance.',
  'lens.notices.change': 'Change',
  'lens.notices.change.label': 'Change “{title}”',
  'lens.notices.withdraw': 'It no longer holds',
  'lens.notices.withdraw.label': '“{title}” no longer holds',
  'lens.notices.withdraw.sure':
    'It goes from the portal at once, and clients with an open case are told that things are as usual again.',
  'lens.notices.withdraw.done': 'It is withdrawn, and those with an open case are told.',
  'lens.notices.form.publish': 'Publish a notice',
  'lens.notices.form.change': 'Change the notice',
  'lens.notices.form.lead':
    'It stands on the portal at once. Clients with an open case on the service read it on their page.',
  'lens.notices.form.lead.change': 'Those who have an open case on the service are told again.',
  'lens.notices.form.service': 'Service',
  'lens.notices.form.title': 'In one line',
  'lens.notices.form.title.hint': 'For example: No collections on Monday',
  'lens.notices.form.body': 'What it means for clients, and what we do',
  'lens.notices.form.body.hint':
    'What happens, whom it concerns, what they can do, and when it is as usual again.',
  'lens.notices.form.from': 'Holds from',
  'lens.notices.form.until': 'Holds until',
  'lens.notices.form.zone': 'In the time of {zone}.',
  'lens.notices.form.send': 'Publish',
  'lens.notices.form.save': 'Change and tell again',
  'lens.notices.form.done':
    'Told. {count, plural, =0 {No client has an open case on it.} one {One client with an open case has it on their page.} other {# clients with an open case have it on their page.}}',
} as const
