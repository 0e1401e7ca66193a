/** Charts of measures over time: what the system does by itself, and when something has changed. */
export const capability = {
  'capability.title': 'Capability',
  'capability.choices': 'How it is charted',
  'capability.measure': 'Measure',
  'capability.step': 'By',
  'capability.step.day': 'Day',
  'capability.step.week': 'Week',
  'capability.step.month': 'Month',
  'capability.by': 'Limits from the',
  'capability.by.mean': 'mean range',
  'capability.by.median': 'median range',
  'capability.like_weekdays': 'Compare like weekdays',
  'capability.signal.outside': 'outside the limits',
  'capability.signal.run': 'eight in a row on one side of the mean',
  'capability.signal.near': 'three of four nearer a limit than the mean',
  'capability.signal.leap': 'a larger change from the one before than usual',
  'capability.unfinished': 'still going on',
  'capability.change': 'Change: {name}',
  'capability.sentence.none': 'There is too little to see yet.',
  'capability.sentence.runs': '{measure} runs around {centre}, usually between {low} and {high}.',
  'capability.sentence.usual':
    'Nothing shows that the system has changed; single ups and downs mean nothing.',
  'capability.sentence.above': 'Something has changed: on {day} it was higher than chance explains ({rule}).',
  'capability.sentence.below': 'Something has changed: on {day} it was lower than chance explains ({rule}).',
  'capability.warning.few_points':
    'The limits rest on {points} points only. With fewer than {needed} they still move, and false alarms are about three times as frequent.',
  'capability.warning.dependent':
    'Neighbouring points hang together, so there are more false alarms than usual. Chart by week, or compare like weekdays.',
  'capability.warning.weekday_effect':
    'Weekdays differ strongly from each other. Compare like weekdays, or chart by week.',
  'capability.warning.too_few_weekdays':
    'There are too few weeks yet to compare like weekdays; days are shown as they are.',
  'capability.warning.days_without':
    '{count, plural, one {One day has nothing to count and is left out} other {# days have nothing to count and are left out}}: nothing is not nought.',
  'capability.warning.closed_days':
    '{days, plural, one {One day on which the service is closed is left out} other {# days on which the service is closed are left out}}; what came in on them still counts in the figures.',
  'capability.phases': 'Before and after what was changed',
  'capability.phase.first': 'Before any named change',
  'capability.phase': '{from} to {to}, {points} points: around {centre}, between {low} and {high}',
  'capability.spread': 'How it is spread: {measure}',
  'capability.spread.sentence':
    'Half are at most {half}, nine in ten at most {nine}; one in twenty is over {few}, the most was {most}.',
  'capability.spread.count': 'how many',
  'capability.spread.middle': 'half',
  'capability.annotate': 'Write on the chart',
  'capability.annotate.lead':
    'A note says what happened. A change says that we did something differently on purpose: from that day on, limits are worked out anew.',
  'capability.annotate.kind': 'What is it?',
  'capability.annotate.note': 'A note',
  'capability.annotate.change': 'A change that we made',
  'capability.annotate.day': 'Day',
  'capability.annotate.name': 'In a few words',
  'capability.annotate.do': 'Write it',
  'capability.annotate.done': 'It is on the chart.',
  'capability.annotations': 'What was written on it',
  'capability.annotations.remove': 'Remove',
  'capability.experiment': 'The experiment',
} as const
