/** Les mots de la vue d’ensemble. */
export const now = {
  'lens.title': 'Maintenant',
  'lens.lead': 'Ce qui se passe en ce moment, en direct.',
  'lens.as_of': 'à {time}',
  'lens.sentence.calm':
    'Personne n’attend. {talking, plural, =0 {Aucune conversation n’est en cours} =1 {Une personne est en conversation} other {# personnes sont en conversation}} et {free, plural, =0 {aucun collègue n’est libre} =1 {un collègue est libre} other {# collègues sont libres}}.',
  'lens.sentence.waiting':
    '{waiting, plural, =1 {Une personne attend} one {# personne attend} other {# personnes attendent}}, la plus ancienne depuis {longest} ; {free, plural, =0 {aucun collègue n’est libre} =1 {un collègue est libre} other {# collègues sont libres}}.',
  'lens.sentence.risk':
    '{count, plural, =0 {Aucune promesse n’est menacée.} =1 {Une promesse pourrait ne pas être tenue à temps.} other {# promesses pourraient ne pas être tenues à temps.}}',
  'lens.waiting': 'Qui attend',
  'lens.waiting.none': 'Personne n’attend.',
  'lens.since': 'depuis {span}',
  'lens.offered': 'proposé à {name}',
  'lens.not_offered': 'personne de compétent n’est encore libre',
  'lens.call_back': 'garde sa place, sera rappelé',
  'lens.estimate': 'annoncé : de {low} à {high}',
  'lens.talking': 'Qui parle avec qui',
  'lens.talking.none': 'Aucune conversation en ce moment.',
  'lens.with': 'avec {name}',
  'lens.and_experts': 'et {names}',
  'lens.on_hold': 'en attente',
  'lens.client_gone': 'page du client fermée',
  'lens.people': 'Qui est là',
  'lens.people.none': 'Personne n’est encore arrivé.',
  'lens.people.free': 'Libres pour aider',
  'lens.people.talking': 'Avec des clients',
  'lens.people.busy': 'Occupés ou en pause',
  'lens.people.away': 'Absents ou hors ligne',
  'lens.people.live': '{count, plural, one {# conversation} other {# conversations}}',
  'lens.risk': 'Promesses menacées',
  'lens.risk.none': 'Toutes les promesses sont en bonne voie.',
  'lens.risk.by': '{name}, pour {client}',
  'lens.risk.due': 'pour {when}',
  'lens.today': 'Aujourd’hui',
  'lens.today.arrived': 'ont pris contact',
  'lens.today.arrived.definition':
    'Tous les contacts commencés aujourd’hui, par tous les canaux, dans le fuseau horaire du service.',
  'lens.today.met': 'résolus',
  'lens.today.met.definition': 'Contacts terminés aujourd’hui avec un besoin satisfait et rien en suspens.',
  'lens.today.owned': 'pris en charge',
  'lens.today.owned.definition':
    'Contacts terminés aujourd’hui avec un responsable et au moins une promesse annoncée au client.',
  'lens.today.left': 'partis pendant l’attente',
  'lens.today.left.definition':
    'Clients qui ont renoncé à leur place aujourd’hui avant que quelqu’un soit avec eux.',
  'lens.today.median': 'attente de la personne du milieu',
  'lens.today.median.definition':
    'La moitié des clients reçus aujourd’hui ont attendu moins, l’autre moitié plus. De l’arrivée jusqu’à la présence d’une personne.',
  'lens.today.estimates': 'des estimations étaient justes',
  'lens.today.estimates.definition':
    'Parmi les {count, plural, one {# dernier client} other {# derniers clients}} à qui une attente a été annoncée, part de ceux reçus dans les temps annoncés.',
  'lens.today.no_figure': 'pas encore de chiffre',
  'lens.moment_of_truth': 'moment de vérité',
}
