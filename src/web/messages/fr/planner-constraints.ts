/** Les mots du registre des contraintes. */
export const constraints = {
  'constraints.title': 'Ce qui fait obstacle',
  'constraints.lead':
    'Ce qui empêche d’avoir assez de monde au bon moment, dit tout haut : quoi, à qui, depuis quand, ce qui a été essayé, et ce qu’il y a derrière. Il s’agit d’organisation, jamais de personnes.',
  'constraints.record': 'Dire ce qui fait obstacle',

  'constraints.sentence.none': 'Aucun obstacle n’est inscrit.',
  'constraints.sentence.standing':
    '{count, plural, =1 {Une contrainte empêche} one {# contrainte empêche} other {# contraintes empêchent}} d’avoir assez de monde au bon moment.',
  'constraints.sentence.waiting':
    'Autant qu’on sache, elles coûtent aux clients {waiting} d’attente par semaine.',
  'constraints.sentence.both':
    'Autant qu’on sache, elles coûtent aux clients {waiting} d’attente et {lost, plural, =1 {un contact perdu} one {# contact perdu} other {# contacts perdus}} par semaine.',
  'constraints.sentence.lost':
    'Autant qu’on sache, elles coûtent {lost, plural, =1 {un contact perdu} one {# contact perdu} other {# contacts perdus}} par semaine.',
  'constraints.sentence.free': 'Autant qu’on sache, elles ne coûtent rien aux clients cette semaine.',
  'constraints.sentence.unpriced':
    '{count, plural, =1 {Pour une chaîne, personne ne connaît encore le prix.} other {Pour # chaînes, personne ne connaît encore le prix.}}',
  'constraints.sentence.explained': 'Aucun moment trop court ne reste sans explication.',
  'constraints.sentence.unexplained':
    '{count, plural, =1 {Un moment trop court n’a été expliqué par personne.} one {# moment trop court n’a été expliqué par personne.} other {# moments trop courts n’ont été expliqués par personne.}}',

  'constraints.chains': 'Ce qui fait obstacle, et ce qu’il y a derrière',
  'constraints.chain.short': '{times} : trop peu de monde',
  'constraints.chain.always': 'Trop peu de monde toute la semaine',
  'constraints.chain.because': 'parce que',
  'constraints.chain.open': 'Ce qu’il y a derrière n’a pas encore été dit.',
  'constraints.chain.gone': 'Ce qu’il y avait derrière a disparu : {what}',
  'constraints.chain.told': 'Celle-ci figure aussi dans une autre chaîne plus haut.',
  'constraints.chain.go': 'Y aller',
  'constraints.times.one': '{weekday} {from}–{to}',
  'constraints.none': 'Rien n’est encore inscrit',
  'constraints.none.text':
    'La plupart des services manquent de monde aux mêmes heures chaque semaine, et chacun sait pourquoi. Dites-le ici une fois, avec ce qu’il y a derrière : ce ne sera plus l’affaire de personne.',

  'constraints.whose': 'À qui',
  'constraints.since': 'Depuis',
  'constraints.since.unknown': 'inconnu',
  'constraints.tried': 'Essayé jusqu’ici',
  'constraints.tried.nothing': 'Rien encore',
  'constraints.cost': 'Coûte aux clients',
  'constraints.cost.none': 'Pas encore connu',
  'constraints.cost.before': 'Au moins ce que coûte ce qui est devant',
  'constraints.cost.nothing': 'rien cette semaine',
  'constraints.cost.waiting': '{waiting} d’attente par semaine',
  'constraints.cost.lost':
    '{count, plural, =1 {un contact perdu par semaine} one {# contact perdu par semaine} other {# contacts perdus par semaine}}',
  'constraints.cost.hours':
    'prend {hours, plural, one {# heure payée} other {# heures payées}} de plus par semaine',
  'constraints.cost.hours_less':
    'épargne {hours, plural, one {# heure payée} other {# heures payées}} par semaine',
  'constraints.cost.measured': 'calculé',
  'constraints.cost.assumed': 'supposé',
  'constraints.cost.at': 'le {day}',
  'constraints.cost.no_rule':
    'Pour calculer son prix, dites quelle règle du tableau de service elle représente.',
  'constraints.said': 'Dit par {name} le {day}',
  'constraints.said.nobody': 'Dit le {day}',

  'constraints.do.behind': 'Dire ce qu’il y a derrière',
  'constraints.do.change': 'Modifier',
  'constraints.do.price': 'Calculer le prix',
  'constraints.do.price_again': 'Recalculer le prix',
  'constraints.do.gone': 'Elle a disparu',
  'constraints.do.back': 'Elle est revenue',
  'constraints.of': '{action} : {what}',
  'constraints.pricing':
    'Chaque jour concerné est résolu avec elle et sans elle. Cela prend quelques secondes …',
  'constraints.priced': 'Calculé : {cost}.',
  'constraints.price.no_rule': 'Elle ne représente aucune règle que le solveur puisse retirer',
  'constraints.price.no_rule.text':
    'Dites quelle règle du tableau de service elle représente ; son prix pourra alors être calculé.',
  'constraints.price.no_shift_patterns': 'Il n’y a pas de type de service avec lequel calculer',
  'constraints.price.no_shift_patterns.text':
    'Ajoutez les types de service (sous Tableau de service) ; son prix pourra alors être calculé.',
  'constraints.price.not_solved': 'Un des jours n’a pas pu être résolu',
  'constraints.price.not_solved.text':
    'Le temps a peut-être manqué. Réessayez dans un instant ; rien n’a été changé.',
  'constraints.is_gone': 'Noté : elle ne fait plus obstacle.',
  'constraints.is_back': 'Noté : elle fait de nouveau obstacle.',

  'constraints.unexplained': 'Moments trop courts sans explication',
  'constraints.unexplained.lead':
    'La semaine prochaine, le tableau de service prévoit moins de monde qu’il n’en faut, et aucune contrainte ne dit pourquoi.',
  'constraints.unexplained.none':
    'Il n’y en a pas : chaque moment trop court du tableau de service publié a sa raison ici, ou il n’y a pas encore de tableau de service publié ni de prévision.',
  'constraints.unexplained.waiting': 'les clients attendent {waiting} de plus en tout',
  'constraints.unexplained.explain': 'Dire ce qui fait obstacle : {times}',

  'constraints.gone':
    '{count, plural, =1 {Une qui a disparu} one {# qui a disparu} other {# qui ont disparu}}',
  'constraints.gone.since': 'Disparue depuis le {day}',

  'constraints.form.record': 'Qu’est-ce qui fait obstacle ?',
  'constraints.form.behind': 'Qu’y a-t-il derrière ?',
  'constraints.form.behind.lead': 'Derrière : {what}',
  'constraints.form.change': 'Modifier ce qui est inscrit',
  'constraints.form.what': 'Ce qui fait obstacle',
  'constraints.form.what.help':
    'Tel quel, en une phrase : « Personne ne commence avant neuf heures le lundi. »',
  'constraints.form.whose': 'Qui peut y changer quelque chose ?',
  'constraints.form.whose.help': 'Un service ou une fonction, pas le nom d’une personne.',
  'constraints.form.since': 'Depuis quand ?',
  'constraints.form.behindId': 'Qu’y a-t-il derrière ?',
  'constraints.form.behindId.none': 'Pas encore dit',
  'constraints.form.behindId.circle': 'ramène à celle-ci, ne peut donc pas être derrière elle',
  'constraints.form.tried': 'Qu’a-t-on essayé ?',
  'constraints.form.times': 'Quels moments explique-t-elle ?',
  'constraints.form.times.help': 'Laissez vide si elle vaut toute la semaine.',
  'constraints.form.times.add': 'Ajouter un moment',
  'constraints.form.times.remove': 'Retirer {times}',
  'constraints.form.weekday': 'Jour',
  'constraints.form.from': 'De',
  'constraints.form.to': 'À',
  'constraints.form.times.wrong': 'La fin doit venir après le début.',
  'constraints.form.rule': 'quelle règle du tableau de service représente-t-elle ?',
  'constraints.form.rule.help': 'Si le solveur connaît la règle, il peut calculer le prix en la retirant.',
  'constraints.form.rule.none': 'Aucune que le solveur connaisse',
  'constraints.rule.starts': 'Les services ne commencent qu’à heures fixes',
  'constraints.rule.share': 'Seule une partie des services peut être courte',
  'constraints.rule.lengths': 'Il n’y a pas de services courts',
  'constraints.rule.other': 'Une autre règle ({rule})',
  'constraints.form.cost': 'Que coûte-t-elle aux clients par semaine ?',
  'constraints.form.cost.help':
    'Votre meilleure estimation ; elle est montrée comme supposée. Ce qui a été calculé reste tant que vous ne le changez pas.',
  'constraints.form.cost.waiting': 'Minutes d’attente des clients',
  'constraints.form.cost.lost': 'Contacts perdus',
  'constraints.form.cost.wrong': 'Il faut un nombre, 0 ou plus.',
  'constraints.form.save': 'Inscrire',
  'constraints.form.save_change': 'Enregistrer',
  'constraints.recorded': 'C’est inscrit.',
  'constraints.changed': 'Modifié.',
  'constraints.linked.failed':
    'C’est inscrit, mais n’a pas pu être mis derrière « {what} ». Choisissez-la là avec « Modifier ».',

  'constraints.clash': 'Quelqu’un vient de modifier ceci',
  'constraints.clash.text':
    'On y lit maintenant : « {what} » ({whose}). Rien de ce que vous avez écrit n’est perdu : choisissez ce qui vaut.',
  'constraints.clash.theirs': 'Prendre la leur',
  'constraints.clash.mine': 'Enregistrer la mienne',
}
