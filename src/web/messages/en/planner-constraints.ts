/** The words of the register of constraints. */
export const constraints = {
  'constraints.title': 'What stands in the way',
  'constraints.lead':
    'What keeps enough people from being there at the right time, said aloud: what, whose, since when, what was tried, and what lies behind it. It is about how things are arranged, never about people.',
  'constraints.record': 'Say what stands in the way',

  'constraints.sentence.none': 'Nothing is on record as standing in the way.',
  'constraints.sentence.standing':
    '{count, plural, one {One constraint stands} other {# constraints stand}} in the way of enough people at the right time.',
  'constraints.sentence.waiting':
    'As far as is known, clients pay for this with {waiting} of waiting a week.',
  'constraints.sentence.both':
    'As far as is known, clients pay for this with {waiting} of waiting and {lost, plural, one {one contact} other {# contacts}} lost a week.',
  'constraints.sentence.lost':
    'As far as is known, clients pay for this with {lost, plural, one {one contact} other {# contacts}} lost a week.',
  'constraints.sentence.free': 'As far as is known, it costs clients nothing this week.',
  'constraints.sentence.unpriced':
    '{count, plural, one {For one chain nobody knows the price yet.} other {For # chains nobody knows the price yet.}}',
  'constraints.sentence.explained': 'No short time is left without an explanation.',
  'constraints.sentence.unexplained':
    '{count, plural, one {One short time has not been explained by anybody.} other {# short times have not been explained by anybody.}}',

  'constraints.chains': 'What stands, and what lies behind it',
  'constraints.chain.short': '{times} is short',
  'constraints.chain.always': 'Short all week',
  'constraints.chain.because': 'because',
  'constraints.chain.open': 'What lies behind this has not been said yet.',
  'constraints.chain.gone': 'What lay behind it is gone: {what}',
  'constraints.chain.told': 'This one stands in another chain above as well.',
  'constraints.chain.go': 'Go to it',
  'constraints.times.one': '{weekday} {from}–{to}',
  'constraints.none': 'Nothing is on record yet',
  'constraints.none.text':
    'Most services are short at the same hours every week, and everybody knows why. Say it here once, with what lies behind it, and it stops being nobody’s business.',

  'constraints.whose': 'Whose',
  'constraints.since': 'Since',
  'constraints.since.unknown': 'not known',
  'constraints.tried': 'Tried so far',
  'constraints.tried.nothing': 'Nothing yet',
  'constraints.cost': 'Costs clients',
  'constraints.cost.none': 'Not known yet',
  'constraints.cost.before': 'At least what stands before it costs',
  'constraints.cost.nothing': 'nothing this week',
  'constraints.cost.waiting': '{waiting} of waiting a week',
  'constraints.cost.lost': '{count, plural, one {one contact lost a week} other {# contacts lost a week}}',
  'constraints.cost.hours':
    'takes {hours, plural, one {one more paid hour} other {# more paid hours}} a week',
  'constraints.cost.hours_less': 'saves {hours, plural, one {one paid hour} other {# paid hours}} a week',
  'constraints.cost.measured': 'worked out',
  'constraints.cost.assumed': 'assumed',
  'constraints.cost.at': 'on {day}',
  'constraints.cost.no_rule': 'To work out its price, say which rule of the roster it stands for.',
  'constraints.said': 'Said by {name} on {day}',
  'constraints.said.nobody': 'Said on {day}',

  'constraints.do.behind': 'Say what lies behind it',
  'constraints.do.change': 'Change',
  'constraints.do.price': 'Work out the price',
  'constraints.do.price_again': 'Work out the price anew',
  'constraints.do.gone': 'It is gone',
  'constraints.do.back': 'It is back',
  'constraints.of': '{action}: {what}',
  'constraints.pricing':
    'Each day it touches is being solved with it and without it. This takes some seconds …',
  'constraints.priced': 'Worked out: {cost}.',
  'constraints.price.no_rule': 'It stands for no rule that the solver could take away',
  'constraints.price.no_rule.text':
    'Say which rule of the roster it stands for; then its price can be worked out.',
  'constraints.price.no_shift_patterns': 'There are no kinds of shift to solve with',
  'constraints.price.no_shift_patterns.text':
    'Add the kinds of shift people work (under Roster), then its price can be worked out.',
  'constraints.price.not_solved': 'One of the days could not be solved',
  'constraints.price.not_solved.text':
    'It may have run out of time. Try again in a moment; nothing was changed.',
  'constraints.is_gone': 'Noted: it does not stand in the way any more.',
  'constraints.is_back': 'Noted: it stands in the way again.',

  'constraints.unexplained': 'Short times without an explanation',
  'constraints.unexplained.lead':
    'In the coming week the roster has fewer people there than it takes, and no constraint says why.',
  'constraints.unexplained.none':
    'There are none: every time at which the coming week is short by the published roster has its reason here, or there is no published roster or forecast yet to tell.',
  'constraints.unexplained.waiting': 'clients wait {waiting} more in all',
  'constraints.unexplained.explain': 'Say what stands in the way on {times}',

  'constraints.gone': '{count, plural, one {One that is gone} other {# that are gone}}',
  'constraints.gone.since': 'Gone since {day}',

  'constraints.form.record': 'What stands in the way?',
  'constraints.form.behind': 'What lies behind it?',
  'constraints.form.behind.lead': 'Behind: {what}',
  'constraints.form.change': 'Change what is on record',
  'constraints.form.what': 'What stands in the way',
  'constraints.form.what.help': 'As it is, in one sentence: “Nobody starts before nine on Mondays.”',
  'constraints.form.whose': 'Whose is it to change?',
  'constraints.form.whose.help': 'A department or a role, not a person’s name.',
  'constraints.form.since': 'Since when?',
  'constraints.form.behindId': 'What lies behind it?',
  'constraints.form.behindId.none': 'Not said yet',
  'constraints.form.behindId.circle': 'leads back to this one, so it cannot lie behind it',
  'constraints.form.tried': 'What has been tried?',
  'constraints.form.times': 'Which times does it explain?',
  'constraints.form.times.help': 'Leave it empty when it holds all week.',
  'constraints.form.times.add': 'Add a time',
  'constraints.form.times.remove': 'Take {times} out',
  'constraints.form.weekday': 'Weekday',
  'constraints.form.from': 'From',
  'constraints.form.to': 'To',
  'constraints.form.times.wrong': 'The end has to be after the beginning.',
  'constraints.form.rule': 'Which rule of the roster does it stand for?',
  'constraints.form.rule.help':
    'Where the solver knows the rule, it can work out the price by taking it away.',
  'constraints.form.rule.none': 'None that the solver knows',
  'constraints.rule.starts': 'Shifts begin only at set times',
  'constraints.rule.share': 'Only so many shifts may be short ones',
  'constraints.rule.lengths': 'There are no short shifts at all',
  'constraints.rule.other': 'Another rule ({rule})',
  'constraints.form.cost': 'What does it cost clients in a week?',
  'constraints.form.cost.help':
    'Your best guess; it is shown as assumed. What has been worked out stays until you change it.',
  'constraints.form.cost.waiting': 'Minutes that clients wait',
  'constraints.form.cost.lost': 'Contacts lost',
  'constraints.form.cost.wrong': 'This has to be a number, 0 or more.',
  'constraints.form.save': 'Put it on record',
  'constraints.form.save_change': 'Save',
  'constraints.recorded': 'It is on record.',
  'constraints.changed': 'Changed.',
  'constraints.linked.failed':
    'It is on record, but could not be put behind “{what}”. Choose it there with “Change”.',

  'constraints.clash': 'Somebody changed this a moment ago',
  'constraints.clash.text':
    'It now says: “{what}” ({whose}). Nothing of yours is lost: choose which one holds.',
  'constraints.clash.theirs': 'Take theirs',
  'constraints.clash.mine': 'Save mine',
} as const
