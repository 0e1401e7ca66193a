/** Journeys: what clients really live through. */
export const journeys = {
  'journeys.took':
    '{contacts, plural, =0 {No contacts} one {One contact} other {# contacts}}, {people, plural, =0 {nobody} one {one person} other {# people}}, {places, plural, =0 {no department} one {one department} other {# departments}}.',
  'journeys.handoffs': '{count, plural, one {changed hands once} other {changed hands # times}}',
  'journeys.returns': '{count, plural, one {came back once} other {came back # times}}',
  'journeys.repeats': '{count, plural, one {told again once} other {told again # times}}',
  'journeys.attempts': '{count, plural, one {one outbound try} other {# outbound tries}}',
  'journeys.broken': '{count, plural, one {one promise broken} other {# promises broken}}',
  'journeys.open': 'still open',
  'journeys.end_to_end': '{time} end to end',
} as const
