/** What it costs to run the service badly, beside what controls cost and prevent. */
export const cost = {
  'cost.title': 'Cost',
  'cost.sentence.none': 'Nothing in this period was counted as avoidable.',
  'cost.sentence.money':
    'What was not done right the first time cost us {ours}, and clients {clients} of their own time.',
  'cost.sentence.hours':
    'What was not done right the first time took {ours} of our time, and {clients} of clients’ own.',
  'cost.chart': 'Hours that would not have been needed',
  'cost.chart.sentence': 'Likely hours, ours and clients’ apart. The table gives the ranges.',
  'cost.lines': 'By what went wrong, cause and department',
  'cost.head.what': 'What',
  'cost.head.count': 'How often',
  'cost.head.hours': 'Our hours',
  'cost.head.money': 'Our money',
  'cost.head.clients': 'Clients’ hours',
  'cost.total': 'All together',
  'cost.no_cause': 'no cause named yet',
  'cost.kind.failure': 'Failure demand',
  'cost.kind.chasing': 'Being chased',
  'cost.kind.repeats': 'Asking again',
  'cost.kind.holds': 'Holds',
  'cost.kind.handovers': 'Handovers',
  'cost.kind.attempts_missed': 'Outbound tries in vain',
  'cost.kind.lost': 'Clients lost while waiting',
  'cost.empty': 'Nothing to count yet',
  'cost.empty.why': 'As soon as demand is marked and contacts are served, what went wrong is added up here.',
  'cost.per_need':
    'A need takes {contacts} contacts, so {share} of contacts are repeats. Counted by needs and by contacts these are different figures; neither stands for the other.',
  'cost.warning.few':
    'This rests on {contacts} contacts only; with fewer than {needed} it may soon look different.',
  'cost.warning.causes_missing':
    'Of the contacts marked as failure demand, {contacts} have no cause named yet. Their cost is shown, their cause is not guessed.',
  'cost.warning.pay_not_said':
    'Nobody has said what an hour costs, so there is no money here. Say it under “What is assumed”.',
  'cost.warning.too_short_for_a_year': 'The period is too short to say what a year would be.',
  'cost.beside': 'What controls cost, and what they prevent',
  'cost.beside.lead':
    'Checks prevent losses and cause work. Both sides are shown, with ranges; which weighs more is for people to decide.',
  'cost.year': 'For comparison: at this rate, running it badly costs {money} a year.',
  'controls.none': 'No control has been described yet.',
  'controls.add': 'Describe a control',
  'controls.change': 'Change',
  'controls.remove': 'Remove',
  'controls.lead':
    'Say what you know, each with its range; leave open what you do not know. Nothing is made up for what is left open.',
  'controls.name': 'Name of the control',
  'controls.what': 'What it does',
  'controls.missing': 'Cannot be worked out yet. Not said: {inputs}.',
  'controls.outcome':
    'It prevents {prevents} a year and costs {costs}. In {share} of all figures that are possible it prevents more than it costs.',
  'controls.decides': 'Most depends on “{input}”: it tips at {at}.',
  'controls.nothing_decides': 'No single figure tips it within its range.',
  'controls.input.casesPerYear': 'Cases checked in a year',
  'controls.input.costPerCase': 'Our cost of a case checked',
  'controls.input.clientMinutes': 'The client’s time for a case checked',
  'controls.input.wrongShare': 'Share of cases that are wrong',
  'controls.input.lossPerCase': 'Loss in a wrong case',
  'controls.input.found': 'Share of wrong cases that it finds',
  'controls.input.wronglyStopped': 'Share of right cases that it hinders',
  'controls.input.harmPerStopped': 'Harm to somebody who is hindered',
} as const
