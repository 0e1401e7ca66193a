/** The charter as those who keep it see and write it. */
export const charter = {
  'charter.title': 'Charter',
  'charter.sentence.none':
    'Clients are not yet told what they can expect. Write it in lines, and bind each line to what the service does.',
  'charter.sentence':
    '{published, plural, =0 {No line is published} one {One line is published} other {# lines are published}}{rest, plural, =0 {} one {, one is not} other {, # are not}}. The figures are what they are: clients read them as they come out, and no number is promised.',
  'charter.public': 'As clients read it',
  'charter.edit': 'Edit the charter',
  'charter.write': 'Write the charter',
  'charter.lines': 'Lines, in the order in which clients read them',
  'charter.empty': 'No lines yet',
  'charter.empty.why':
    'A line says in the words of clients what they can expect, and beside it stands what the service really does, whatever that is.',
  'charter.published': 'published',
  'charter.not_published': 'not published',
  'charter.bound': 'Bound to: {measure}',
  'charter.not_enough':
    'Not enough yet: fewer than five are behind it in the last 28 days. Clients read exactly that.',
  'charter.chart.hide': 'Hide the chart',
  'charter.chart.whole': 'This chart in Capability',
  'charter.edit.title': 'Write the charter',
  'charter.edit.lead':
    'What can clients expect, in words they would use? Leave numbers out: the figure stands beside the line and tells how it is today.',
  'charter.line': 'Line {nth}',
  'charter.text': 'What clients can expect',
  'charter.text.needed': 'Say it in one line, or remove the line.',
  'charter.measure': 'Bound to',
  'charter.service': 'Service',
  'charter.department': 'Department',
  'charter.publish': 'Published',
  'charter.up': 'Move line {nth} up',
  'charter.down': 'Move line {nth} down',
  'charter.remove': 'Remove line {nth}',
  'charter.moved': 'It is line {nth} of {count} now.',
  'charter.removed': 'Line {nth} is removed. Nothing is kept until you keep the charter.',
  'charter.add': 'Add a line',
  'charter.full': 'A charter has 30 lines at most: more than that nobody reads.',
  'charter.keep': 'Keep the charter',
  'charter.kept': 'The charter is kept. Clients read it so within a minute.',
  'charter.leave': 'Leave it as it was',
  'charter.meanwhile': 'A colleague has changed the charter meanwhile',
  'charter.meanwhile.text':
    'Nothing of yours is lost, and nothing is written yet. This is how it stands now:',
  'charter.meanwhile.none': 'No line is left in it.',
  'charter.meanwhile.theirs': 'Go on from what stands there now',
  'charter.meanwhile.mine': 'Write mine in its place',
} as const
