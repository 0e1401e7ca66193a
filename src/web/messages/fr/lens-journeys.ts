/** Histoires : ce que les clients vivent vraiment. */
export const journeys = {
  'journeys.took':
    '{contacts, plural, =0 {Aucun contact} one {Un contact} other {# contacts}}, {people, plural, =0 {personne} one {une personne} other {# personnes}}, {places, plural, =0 {aucun département} one {un département} other {# départements}}.',
  'journeys.handoffs': '{count, plural, one {a changé de mains une fois} other {a changé de mains # fois}}',
  'journeys.returns': '{count, plural, one {est revenu une fois} other {est revenu # fois}}',
  'journeys.repeats': '{count, plural, one {redit une fois} other {redit # fois}}',
  'journeys.attempts': '{count, plural, one {un essai sortant} other {# essais sortants}}',
  'journeys.broken': '{count, plural, one {une promesse rompue} other {# promesses rompues}}',
  'journeys.open': 'encore ouvert',
  'journeys.end_to_end': '{time} de bout en bout',
}
