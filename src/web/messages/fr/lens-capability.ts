/** Graphiques des mesures dans le temps : ce que fait le système, et quand quelque chose a changé. */
export const capability = {
  'capability.title': 'Capacité',
  'capability.choices': 'Comment c’est tracé',
  'capability.measure': 'Mesure',
  'capability.step': 'Par',
  'capability.step.day': 'Jour',
  'capability.step.week': 'Semaine',
  'capability.step.month': 'Mois',
  'capability.by': 'Limites d’après',
  'capability.by.mean': 'l’étendue moyenne',
  'capability.by.median': 'l’étendue médiane',
  'capability.like_weekdays': 'Comparer les mêmes jours de semaine',
  'capability.signal.outside': 'hors des limites',
  'capability.signal.run': 'huit de suite du même côté de la moyenne',
  'capability.signal.near': 'trois sur quatre plus près d’une limite que de la moyenne',
  'capability.signal.leap': 'un changement plus grand que d’habitude',
  'capability.unfinished': 'encore en cours',
  'capability.change': 'Changement : {name}',
  'capability.sentence.none': 'Il y a encore trop peu à voir.',
  'capability.sentence.runs': '{measure} : autour de {centre}, d’habitude entre {low} et {high}.',
  'capability.sentence.usual':
    'Rien ne montre que le système a changé ; les hauts et les bas isolés ne veulent rien dire.',
  'capability.sentence.above':
    'Quelque chose a changé : le {day}, c’était plus haut que ce que le hasard explique ({rule}).',
  'capability.sentence.below':
    'Quelque chose a changé : le {day}, c’était plus bas que ce que le hasard explique ({rule}).',
  'capability.warning.few_points':
    'Les limites reposent sur {points} points seulement. À moins de {needed}, elles bougent encore et les fausses alertes sont environ trois fois plus fréquentes.',
  'capability.warning.dependent':
    'Les points voisins dépendent les uns des autres : il y a plus de fausses alertes. Tracez par semaine, ou comparez les mêmes jours.',
  'capability.warning.weekday_effect':
    'Les jours de la semaine diffèrent fortement. Comparez les mêmes jours, ou tracez par semaine.',
  'capability.warning.too_few_weekdays':
    'Il y a encore trop peu de semaines pour comparer les mêmes jours ; les jours sont montrés tels quels.',
  'capability.warning.days_without':
    '{count, plural, =1 {Un jour n’a rien à compter et est omis} one {# jour n’a rien à compter et est omis} other {# jours n’ont rien à compter et sont omis}} : rien n’est pas zéro.',
  'capability.warning.closed_days':
    '{days, plural, =1 {Un jour où le service est fermé est omis} one {# jour où le service est fermé est omis} other {# jours où le service est fermé sont omis}} ; ce qui y est arrivé compte toujours dans les chiffres.',
  'capability.phases': 'Avant et après ce qui a été changé',
  'capability.phase.first': 'Avant tout changement nommé',
  'capability.phase': 'du {from} au {to}, {points} points : autour de {centre}, entre {low} et {high}',
  'capability.spread': 'Répartition : {measure}',
  'capability.spread.sentence':
    'La moitié au plus {half}, neuf sur dix au plus {nine} ; un sur vingt dépasse {few}, le plus était {most}.',
  'capability.spread.count': 'combien',
  'capability.spread.middle': 'la moitié',
  'capability.annotate': 'Écrire sur le graphique',
  'capability.annotate.lead':
    'Une note dit ce qui s’est passé. Un changement dit que nous avons fait autrement exprès : dès ce jour, les limites sont recalculées.',
  'capability.annotate.kind': 'Qu’est-ce que c’est ?',
  'capability.annotate.note': 'Une note',
  'capability.annotate.change': 'Un changement que nous avons fait',
  'capability.annotate.day': 'Jour',
  'capability.annotate.name': 'En quelques mots',
  'capability.annotate.do': 'L’écrire',
  'capability.annotate.done': 'C’est sur le graphique.',
  'capability.annotations': 'Ce qui y est écrit',
  'capability.annotations.remove': 'Retirer',
  'capability.experiment': 'L’expérience',
}
