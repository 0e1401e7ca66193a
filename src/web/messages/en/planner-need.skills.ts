/** The words of mixed skills: who waits for whom, what split skills cost, and what to teach next. */
export const skills = {
  'need.skills.title': 'With skills as they are',
  'need.skills.lead':
    'The numbers above are right where everybody can take every need. Here each need goes to somebody who has its skill, longest free first, and the busiest time is played through many times.',
  'need.skills.working': 'Playing it through …',
  'need.skills.working.why': 'Some ten thousands of contacts are simulated; it takes a few seconds.',
  'need.skills.time': 'At',
  'need.skills.time.busiest': 'The busiest time',
  'need.skills.any': 'Any (no skill asked for)',
  'need.skills.no_skill': 'None of these skills',

  'need.skills.price.split':
    '{day} at {time}, with the skills as they are, {least} on duty are needed where {one} would do if everybody could take every need.',
  'need.skills.price.same':
    '{day} at {time}, {least} on duty are needed, and it would be no fewer if everybody could take every need: split skills cost nothing then.',
  'need.skills.price.alone': '{day} at {time}, with the skills as they are, {least} on duty are needed.',
  'need.skills.price.not_found':
    '{day} at {time}: no number of people that keeps the offer for every need was found in the time there is.',
  'need.skills.price.beyond': 'That is more of some group than there are.',
  'need.skills.price.without': 'What nobody can take is left out of this.',
  'need.skills.price.nearly': 'A person or two fewer may do: not every step was tried.',
  'need.skills.cover.roster': 'Waits are those with the people on duty by the published roster: {people}.',
  'need.skills.cover.chosen': 'Waits are those with the people on duty by the chosen roster: {people}.',
  'need.skills.cover.plan':
    'No roster is published for that time: waits are those with {people}, as the plan asks for, divided as the people are.',

  'need.skills.kept': 'Every need gets what is offered.',
  'need.skills.missed': 'The offer is not kept for {skills}.',
  'need.skills.nobody_on_duty': 'Nobody on duty then has the skill for {skills}.',
  'need.skills.nobody_has_skill': 'Nobody at all has the skill for {skills}.',
  'need.skills.more_than_can_be_done':
    'More comes for {skills} than those on duty can do: nobody is known to give up, so the wait grows without end.',

  'need.skills.chart': 'What clients meet, by the skill they need',
  'need.skills.chart.more': 'The {count} kinds of need that wait most; the table has them all.',
  'need.skills.measure': 'Measure',
  'need.skills.kinds': 'By the skill that is needed',
  'need.skills.kind': 'Skill',
  'need.skills.per_hour': 'Contacts an hour',
  'need.skills.takes': 'Takes',
  'need.skills.waiting': 'Have to wait',
  'need.skills.wait': 'Mean wait',
  'need.skills.in_time': 'Answered within {span}',
  'need.skills.at_once': 'Answered at once',
  'need.skills.offer': 'Offer',
  'need.skills.offer.kept': 'kept',
  'need.skills.offer.missed': 'not kept',
  'need.skills.between': '({low} to {high})',
  'need.skills.seconds': '{value} s',
  'need.skills.why.nobody_on_duty': 'nobody on duty',
  'need.skills.why.nobody_has_skill': 'nobody has it',
  'need.skills.why.more_than_can_be_done': 'more than can be done',
  'need.skills.explain':
    'In brackets where the figure lies in nineteen of twenty cases. “In time” counts all who come. A conversation takes as long as measured for its skill; with fewer than 50 of them (marked *), as long as all do.',

  'need.skills.pools': 'Groups of people by what they can take',
  'need.skills.pool': 'Can take',
  'need.skills.people': 'People',
  'need.skills.on_duty': 'On duty',
  'need.skills.busy': 'With clients',
  'need.skills.least': 'Least needed',
  'need.skills.pools.explain':
    '“With clients”: share of the time on duty. “Least needed”: one way to keep the offer for every need with as few people as possible, {percent} sure; others may do as well.',

  'need.skills.teach': 'What to teach next',
  'need.skills.teach.words':
    'Of all single steps this one helps clients most: one more person of those with {group} learns {skill}. A contact then waits {after} on average instead of {before}, some {less} less.',
  'need.skills.teach.words.none':
    'Of all single steps this one helps clients most: one more person of those with none of these skills learns {skill}. A contact then waits {after} on average instead of {before}, some {less} less.',
  'need.skills.teach.endless':
    'Of all single steps this one helps clients most: one more person of those with {group} learns {skill}. How much less clients wait cannot be said, as some would wait without end.',
  'need.skills.teach.endless.none':
    'Of all single steps this one helps clients most: one more person of those with none of these skills learns {skill}. How much less clients wait cannot be said, as some would wait without end.',
  'need.skills.teach.all_can_all': 'Everybody on duty can take every need: there is nothing to teach.',
  'need.skills.teach.nobody_on_duty': 'Nobody is on duty at that time, so nothing can be tried.',
  'need.skills.teach.little_to_gain':
    'Hardly anybody would wait less if one more person learnt a skill: at that time there is little to gain.',
  'need.skills.teach.not_sure': 'No single skill makes a difference that is clear beyond chance.',

  'need.skills.not.no_demand': 'Nothing is expected at that time.',
  'need.skills.not.closed_then': 'The service is closed at that time.',
  'need.skills.not.imported_series':
    'An imported series does not say which skill a contact needs. Look at your own contacts for this.',
  'need.skills.not.one_kind':
    'All of these contacts need the same skill ({skills}): there is nothing to divide, and the numbers above hold.',
  'need.skills.not.one_kind.any':
    'None of these contacts needs a skill of its own: there is nothing to divide, and the numbers above hold.',
  'need.skills.not.too_few_observed':
    '{contacts, plural, =0 {No contact was counted} one {One contact was counted} other {# contacts were counted}} in the last eight weeks; from {needed} on it can be told how they divide by skill.',
  'need.skills.not.nobody_to_plan': 'There is nobody yet who could be planned with.',
  'need.skills.not.nobody_has_any':
    'Nobody who can be planned with has a skill that is needed ({skills}). Enter who can do what, and it can be told.',

  'need.skills.warning.groups_merged':
    '{people, plural, one {One person counts} other {# people count}} with fewer skills than they have, so that there are not too many groups.',
  'need.skills.warning.terms_unknown':
    'Nobody has entered yet what was agreed to work, so everybody counts as somebody who can be planned with.',
  'need.skills.warning.fewer_than_planned':
    'The plan asks for {planned} on duty; there are only {people} who have these skills.',
  'need.skills.warning.counted_of_all':
    'The offer counts in another way; here it is counted of all who come, the strictest way.',
} as const
