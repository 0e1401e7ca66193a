import { whatIfInputs } from './planner-what-if-inputs.ts'

/** Les mots des essais. */
export const whatIf = {
  ...whatIfInputs,
  'what_if.title': 'Et si ?',
  'what_if.lead':
    'Essayez une autre façon de travailler sur vos propres chiffres avant de rien changer. Les deux organisations répondent aux mêmes besoins : l’habituelle prend un message et rappelle plus tard ; le moment d’or aide tout de suite, avec des experts qui se joignent.',
  'what_if.new': 'Nouvel essai',
  'what_if.new.title': 'Que voulez-vous essayer ?',
  'what_if.new.lead': 'On part de ce qui est mesuré ici ; ce qui ne peut l’être est supposé, et le dit.',
  'what_if.new.make': 'Créer',
  'what_if.name': 'Nom',
  'what_if.name.help': 'La question en peu de mots : « Si la première personne pouvait décider davantage ».',
  'what_if.note': 'Note',
  'what_if.list': 'Essais enregistrés',
  'what_if.none': 'Rien n’a encore été essayé',
  'what_if.none.text':
    'Créez-en un, lancez-le, et voyez combien de minutes de travail demande un besoin, combien de temps les clients sont en route, et à partir d’où l’autre organisation vaut mieux.',
  'what_if.compare': 'Comparer',
  'what_if.compare.choose': 'Comparer « {name} »',
  'what_if.compare.hint': 'Cochez-en deux qui ont été calculés pour les voir côte à côte.',
  'what_if.compare.ready': 'Deux sont choisis.',
  'what_if.made': 'Créé {when}',
  'what_if.made_by': 'Créé {when} par {name}',
  'what_if.ran': 'calculé {when}',
  'what_if.back': 'Tous les essais',
  'what_if.copy': 'Copier',
  'what_if.copy.name': '{name} (copie {count})',
  'what_if.copied': 'Voici la copie. L’autre reste tel quel.',
  'what_if.rename': 'Nom et note',
  'what_if.remove': 'Supprimer',
  'what_if.remove.title': 'Supprimer « {name} » ?',
  'what_if.remove.text': 'Ses chiffres et son résultat disparaissent. Cela ne peut être annulé.',
  'what_if.removed': '« {name} » est supprimé.',
  'what_if.more': 'Plus',

  'what_if.state.saved': 'pas encore calculé',
  'what_if.state.asked': 'en attente',
  'what_if.state.running': 'en cours',
  'what_if.state.done': 'calculé',
  'what_if.state.cancelled': 'arrêté',
  'what_if.state.failed': 'n’a pas abouti',

  'what_if.run': 'Lancer',
  'what_if.run.again': 'Relancer',
  'what_if.run.save': 'Enregistrer et lancer',
  'what_if.run.never':
    'Il n’a pas été calculé avec ces chiffres. Cela prend quelques secondes, au plus une minute.',
  'what_if.run.progress': 'Calcul en cours',
  'what_if.run.asked': 'Il attend son tour …',
  'what_if.run.running': 'Les deux organisations sont simulées {count} fois sur les mêmes besoins …',
  'what_if.run.cancel': 'Arrêter le calcul',
  'what_if.run.cancelled': 'Le calcul a été arrêté. Il n’y a pas de résultat.',
  'what_if.run.failed':
    'Le calcul n’a pas pu aboutir. Les chiffres sont gardés ; réessayez, ou parlez-en à un administrateur si cela se répète.',
  'what_if.run.done': 'Le résultat est là.',
  'what_if.run.how': 'Comment c’est calculé',
  'what_if.run.replications': 'Nombre de simulations',
  'what_if.run.replications.help':
    'De 2 à 200. Plus il y en a, plus le résultat est sûr, et plus c’est long ; 20 est habituel.',
  'what_if.run.seed': 'Nombre pour le hasard',
  'what_if.run.seed.help':
    'Le même nombre donne le même résultat ; un autre donne d’autres jours du même genre.',

  'what_if.changed':
    '{count, plural, =1 {Un changement n’est pas enregistré} one {# changement n’est pas enregistré} other {# changements ne sont pas enregistrés}}',
  'what_if.changed.wrong': 'Quelque chose plus haut n’est pas encore correct.',
  'what_if.save': 'Enregistrer',
  'what_if.undo': 'Tout annuler',
  'what_if.saved': 'Enregistré.',
  'what_if.leave.title': 'Partir sans enregistrer ?',
  'what_if.leave.text': 'Vos changements à cet essai ne sont pas enregistrés.',
  'what_if.leave.stay': 'Rester ici',
  'what_if.leave.go': 'Partir sans enregistrer',
  'what_if.stale': 'Ce sont les résultats d’avant vos changements',
  'what_if.stale.text': 'Lancez le calcul pour voir ce qu’ils font.',
  'what_if.clash': 'Quelqu’un vient de modifier cet essai',
  'what_if.clash.text': 'Rien de ce que vous avez fait n’est perdu : choisissez ce qui vaut.',
  'what_if.clash.theirs': 'Prendre le leur',
  'what_if.clash.mine': 'Enregistrer le mien',
  'what_if.faults': 'Ces chiffres ne vont pas ensemble',

  'what_if.inputs': 'Ce sur quoi cela repose',
  'what_if.inputs.lead':
    'Chaque chiffre peut être changé. Ce qui est mesuré vient de vos contacts des huit dernières semaines.',
  'what_if.inputs.group.needs': 'Les besoins',
  'what_if.inputs.group.conventional': 'L’organisation habituelle',
  'what_if.inputs.group.golden': 'L’organisation du moment d’or',
  'what_if.inputs.group.people': 'Personnes et argent',
  'what_if.inputs.summary': '{measured} mesurés ici, {assumed} supposés',
  'what_if.inputs.measured': 'mesuré ici',
  'what_if.inputs.measured.count': 'mesuré ici (n = {count})',
  'what_if.inputs.assumed': 'supposé',
  'what_if.inputs.entered': 'saisi',
  'what_if.inputs.range': 'sans doute {low} à {high}',
  'what_if.inputs.use_measured': 'Prendre ce qui est mesuré : {value}',
  'what_if.inputs.reset': 'Revenir à {value}',
  'what_if.inputs.of': '{action} ({name})',
  'what_if.inputs.words': 'soit {words}',
  'what_if.unit.per_hour': 'par heure',
  'what_if.unit.minutes': 'minutes',
  'what_if.unit.hours': 'heures',
  'what_if.unit.share': '%',
  'what_if.unit.count': 'fois',
  'what_if.unit.people': 'personnes',
  'what_if.unit.pence_per_hour': '£ par heure',
  'what_if.wrong.not_a_number': 'Il faut un nombre.',
  'what_if.wrong.too_low': 'Au moins {least}.',
  'what_if.wrong.too_high': 'Au plus {most}.',
  'what_if.wrong.not_whole': 'Il faut un nombre entier.',
  'what_if.wrong.no_cause': 'Dites quelle cause.',

  'what_if.fault.not_a_number': 'Il manque, ou ce n’est pas un nombre.',
  'what_if.fault.negative': 'Ne peut être sous 0.',
  'what_if.fault.impossible_share': 'Une part est entre 0 et 100 %.',
  'what_if.fault.not_whole': 'Il faut un nombre entier.',
  'what_if.fault.too_large': 'Au plus {most}.',
  'what_if.fault.range_without_value': 'Il est hors de sa propre fourchette.',
  'what_if.fault.wrong_unit': 'Il n’a pas la bonne unité.',
  'what_if.fault.never_ends':
    'Ainsi, des besoins tourneraient sans fin : il faut que quelqu’un soit joint et aidé un jour.',
  'what_if.fault.causes_above_one': 'Les causes retirées dépassent ensemble 95 besoins sur 100.',
  'what_if.fault.hours': 'De 1 à 24 heures par jour.',
  'what_if.fault.level': 'Les personnes en service ne vont pas avec les heures.',
  'what_if.fault.arrivals': 'Les moments des besoins ne sont pas dans l’ordre.',
  'what_if.fault.shape': 'La dispersion des conversations est impossible.',
  'what_if.fault.no_needs': 'Il ne reste aucun besoin, donc rien à comparer.',
  'what_if.fault.nobody': 'Il ne reste personne pour répondre.',
  'what_if.fault.unknown': 'Les organisations ne connaissent pas ce chiffre.',

  'what_if.levers': 'Ce que vous changeriez',
  'what_if.levers.lead':
    'Un ou plusieurs changements ; les chiffres plus bas restent ce qu’ils sont aujourd’hui.',
  'what_if.levers.none':
    'Rien n’est changé : les deux organisations sont comparées telles que sont les choses.',
  'what_if.levers.add': 'Ajouter un changement',
  'what_if.levers.remove': 'Retirer « {name} »',
  'what_if.lever.remove_cause': 'Supprimer une cause de besoins',
  'what_if.lever.remove_cause.how':
    'Une partie des besoins ne naîtrait pas : une lettre confuse, une collecte manquée.',
  'what_if.lever.remove_cause.says':
    'Sur 100 besoins, {share} ne naîtraient pas : {after} nouveaux par heure au lieu de {before}.',
  'what_if.lever.remove_cause.name': 'La cause',
  'what_if.lever.remove_cause.share': 'Besoins sur 100 dus à elle',
  'what_if.lever.move_expertise_forward': 'Avancer l’expertise',
  'what_if.lever.move_expertise_forward.how': 'La première personne satisfait plus de besoins seule.',
  'what_if.lever.move_expertise_forward.says':
    'La première personne satisfait seule {after} besoins sur 100 au lieu de {before}.',
  'what_if.lever.move_expertise_forward.share': 'Besoins sur 100 satisfaits seule',
  'what_if.lever.staff': 'Plus ou moins de monde',
  'what_if.lever.staff.how': 'Un autre nombre de personnes, dans une des organisations.',
  'what_if.lever.staff.says': '{who} : {after} en service au lieu de {before}.',
  'what_if.lever.staff.who': 'Qui',
  'what_if.lever.staff.people': 'En service en même temps',
  'what_if.lever.opening_hours': 'D’autres heures d’ouverture',
  'what_if.lever.opening_hours.how': 'Autant de besoins par semaine, à d’autres heures.',
  'what_if.lever.opening_hours.says':
    'Ouvert {after} heures par jour au lieu de {before} ; autant de besoins y viennent.',
  'what_if.lever.opening_hours.hours': 'Heures par jour',
  'what_if.lever.patience': 'Plus ou moins de patience',
  'what_if.lever.patience.how': 'Les clients attendent plus ou moins avant de renoncer.',
  'what_if.lever.patience.says':
    'Les clients attendent {after} minutes avant de renoncer au lieu de {before}.',
  'what_if.lever.patience.says.always':
    'Les clients attendent {after} minutes avant de renoncer ; aujourd’hui ils restent jusqu’à la réponse.',
  'what_if.lever.patience.minutes': 'Minutes',

  'what_if.conventional': 'Habituelle',
  'what_if.golden_moment': 'Moment d’or',

  'what_if.says.work': 'Le moment d’or demande {golden} minutes de travail par besoin contre {conventional}',
  'what_if.says.work.alike':
    'Le moment d’or et l’organisation habituelle demandent à peu près le même travail : {golden} et {conventional} minutes par besoin, sans différence nette',
  'what_if.says.time': '{work}, et la moitié des clients en ont fini en {golden} au lieu de {conventional}.',
  'what_if.says.time.alike': '{work} ; la moitié des clients en ont fini en {golden} environ dans les deux.',
  'what_if.says.time.unknown': '{work}.',
  'what_if.says.no_result': 'Il n’y a pas de chiffre pour le travail que demande un besoin.',
  'what_if.says.unmet':
    'Avec ces chiffres, {unmet} besoins sur 100 ne sont jamais satisfaits par {design} ; le travail que cela demande ne dit donc rien.',
  'what_if.says.even.loses_below':
    'Il perdrait si moins de {even} besoins sur 100 pouvaient être satisfaits par la première personne seule.',
  'what_if.says.even.loses_here':
    'Sans compter l’attente, il perd ici : il faut que {even} besoins sur 100 soient satisfaits par la première personne seule, il y en a {share}.',
  'what_if.says.even.loses_above':
    'Il perdrait si plus de {even} besoins sur 100 pouvaient être satisfaits par la première personne seule.',
  'what_if.says.even.always':
    'Sans compter l’attente, il demande moins de travail, si peu de besoins que la première personne satisfasse seule.',
  'what_if.says.even.never':
    'Sans compter l’attente, il demande plus de travail, quel que soit le nombre de besoins que la première personne satisfait seule.',
  'what_if.says.rests':
    'Cela repose sur {measured, plural, =1 {un chiffre mesuré} one {# chiffre mesuré} other {# chiffres mesurés}} ici et {assumed, plural, =1 {un supposé} one {# supposé} other {# supposés}} ; {count, plural, =1 {une simulation} one {# simulation} other {# simulations}} d’environ {needs} besoins chacune.',

  'what_if.results': 'Côte à côte',
  'what_if.results.plot': 'Ce que coûte un besoin, et ce que rencontrent les clients',
  'what_if.results.plot.says':
    'Chaque point est la moyenne de {count} simulations, chaque trait dit où elle se trouve avec 95 % de certitude ; chaque mesure a sa propre échelle.',
  'what_if.results.measure': 'Mesure',
  'what_if.results.difference': 'Différence',
  'what_if.results.verdict': 'En mots',
  'what_if.results.table': 'Toutes les mesures',
  'what_if.results.table.says':
    'La différence est le moment d’or moins l’habituelle, simulation par simulation sur les mêmes besoins, avec son intervalle à 95 %.',
  'what_if.verdict.less': 'moment d’or : moins',
  'what_if.verdict.more': 'moment d’or : plus',
  'what_if.verdict.none': 'pas de différence nette',
  'what_if.verdict.same': 'pareil',

  'what_if.measure.minutesPerNeed': 'Minutes de travail par besoin',
  'what_if.measure.heldMinutesPerNeed': 'Minutes où quelqu’un attend un expert avec le client',
  'what_if.measure.contactsPerNeed': 'Contacts par besoin',
  'what_if.measure.chasesPerNeed': 'Relances par besoin',
  'what_if.measure.attemptsPerNeed': 'Appels sortants par besoin',
  'what_if.measure.peoplePerNeed': 'Personnes à qui l’on parle',
  'what_if.measure.endToEndMean': 'Du premier contact à la fin, en moyenne',
  'what_if.measure.endToEndMedian': 'La moitié des clients en ont fini en',
  'what_if.measure.endToEndP90': 'Neuf clients sur dix en ont fini en',
  'what_if.measure.waitPerContact': 'Attente d’une réponse',
  'what_if.measure.waitedShare': 'Contacts qui attendent',
  'what_if.measure.leftShare': 'Contacts qui renoncent à attendre',
  'what_if.measure.unresolvedShare': 'Besoins jamais satisfaits',
  'what_if.measure.firstPointShare': 'Besoins satisfaits dès la première conversation',
  'what_if.measure.agreedKeptShare': 'Moments convenus tenus',
  'what_if.measure.costPerNeed': 'Coût d’un besoin',
  'what_if.measure.occupancyFront': 'Occupation : ceux qui répondent',
  'what_if.measure.occupancyBehind': 'Occupation : ceux derrière, ou experts',
  'what_if.measure.openShare': 'Besoins encore en cours à la fin d’une simulation',
  'what_if.measure.conversationsPerNeed': 'Conversations par besoin',
  'what_if.measure.clientMinutesPerNeed': 'Minutes du temps du client',
  'what_if.minutes': 'min',
  'what_if.span.seconds': '{count, plural, one {# seconde} other {# secondes}}',
  'what_if.span.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'what_if.span.hours': '{count, plural, one {# heure} other {# heures}}',
  'what_if.span.days': '{count, plural, one {# jour} other {# jours}}',

  'what_if.even': 'Où elles se valent',
  'what_if.even.says':
    'Les deux demandent le même travail quand {even} besoins sur 100 sont satisfaits par la première personne seule ; aujourd’hui c’est {share}.',
  'what_if.even.says.none':
    'Les lignes ne se croisent pas : une organisation demande moins de travail partout. Aujourd’hui c’est {share} sur 100.',
  'what_if.even.x': 'Besoins satisfaits par la première personne seule',
  'what_if.even.y': 'minutes de travail par besoin',
  'what_if.even.mark': 'seuil',
  'what_if.even.now': 'aujourd’hui',
  'what_if.answered': 'Si plus de tentatives aboutissent',
  'what_if.answered.says':
    'Le moment d’or demande moins de travail tant que moins de {even} tentatives sur 100 aboutissent ; aujourd’hui c’est {share}.',
  'what_if.answered.says.less':
    'Le moment d’or demande moins de travail quel que soit le nombre de tentatives qui aboutissent. Aujourd’hui c’est {share} sur 100.',
  'what_if.answered.says.more':
    'Le moment d’or demande plus de travail quel que soit le nombre de tentatives qui aboutissent. Aujourd’hui c’est {share} sur 100.',
  'what_if.answered.x': 'Tentatives qui aboutissent',

  'what_if.loses': 'Où le moment d’or perd',
  'what_if.loses.none':
    'Chaque chiffre variant dans sa fourchette, un à la fois, le moment d’or ne demande jamais plus de travail. Plusieurs à la fois peuvent encore tout changer.',
  'what_if.loses.lead':
    'Un chiffre à la fois, tous les autres tels quels, le moment d’or demande plus de travail que l’organisation habituelle dans ces cas :',
  'what_if.loses.here':
    'Avec les chiffres tels quels, et sans compter l’attente, le moment d’or demande {minutes} minutes de travail de plus par besoin. Un chiffre à la fois, dans sa fourchette, ceux-ci pourraient changer cela :',
  'what_if.loses.here.none':
    'Avec les chiffres tels quels, et sans compter l’attente, le moment d’or demande {minutes} minutes de travail de plus par besoin, et aucun chiffre seul n’y change rien dans sa fourchette.',
  'what_if.loses.input': 'Chiffre',
  'what_if.loses.where': 'Perd quand il est',
  'what_if.loses.most': 'Au pire, minutes de plus par besoin',
  'what_if.loses.at': 'à {value}',
  'what_if.loses.between': 'entre {low} et {high}',
  'what_if.loses.row':
    'Si « {name} » est {where}, il demande jusqu’à {minutes} minutes de travail de plus par besoin.',

  'what_if.warn.overloaded.conventional':
    'L’organisation habituelle ne suit pas : il vient plus que ces personnes ne peuvent faire. La file grandit sans fin, ses attentes et ses durées ne disent donc rien. Il faudrait au moins {frontLeast} personnes qui prennent les messages (il y en a {front}) et {behindLeast} derrière elles (il y en a {behind}).',
  'what_if.warn.overloaded.golden_moment':
    'Le moment d’or ne suit pas : il vient plus que ces personnes ne peuvent faire. La file grandit sans fin, ses attentes et ses durées ne disent donc rien. Il faudrait au moins {frontLeast} personnes au premier accueil (il y en a {front}) et {behindLeast} experts (il y en a {behind}).',
  'what_if.warn.overloaded': 'Il vient plus qu’on ne peut faire',
  'what_if.warn.golden_dearer_here':
    'Avec ces chiffres, le moment d’or demande {minutes} minutes de travail de plus par besoin (intervalle à 95 % : {low} à {high}).',
  'what_if.warn.golden_dearer_here.title': 'Le moment d’or perd ici',
  'what_if.warn.no_experts':
    'Personne ne peut se joindre comme expert : ce que la première personne ne satisfait pas seule attend sans fin et bloque tout le monde.',
  'what_if.warn.no_experts.title': 'Aucun expert en service',

  'what_if.check': 'La même chose par formule, sans aucune attente',
  'what_if.check.lead':
    'Une vérification de la simulation et de votre propre compréhension : si quelqu’un est toujours libre, voici ce que demande chaque besoin.',
  'what_if.check.formula': '{design}, par formule',
  'what_if.check.run': '{design}, simulée',
  'what_if.check.differs':
    'Là où la simulation dépasse de loin la formule, c’est l’attente qui fait la différence : relances, répétitions, renoncements.',

  'what_if.export': 'Exporter',
  'what_if.export.csv': 'Résultats en CSV',
  'what_if.export.json': 'Tout en JSON',
  'what_if.export.low': '{label}, bas',
  'what_if.export.high': '{label}, haut',
  'what_if.export.unit': 'Unité',
  'what_if.export.unit.minutes': 'minutes',
  'what_if.export.unit.count': 'nombre',
  'what_if.export.unit.share': 'part',
  'what_if.export.unit.money': 'livres',

  'what_if.pair.title': 'Deux essais côte à côte',
  'what_if.pair.first': 'Premier',
  'what_if.pair.second': 'Second',
  'what_if.pair.same': 'Choisissez-en deux différents.',
  'what_if.pair.not_run': '« {name} » n’a pas encore été calculé.',
  'what_if.pair.open': 'L’ouvrir',
  'what_if.pair.design': 'Quelle organisation',
  'what_if.pair.differs': 'Ce qui diffère entre eux',
  'what_if.pair.differs.none': 'Rien : ils ont les mêmes chiffres et les mêmes changements.',
  'what_if.pair.figure': 'Chiffre',
  'what_if.pair.says':
    'Avec « {b} », {design} demande {after} minutes de travail par besoin au lieu de {before} avec « {a} ».',
  'what_if.pair.says.alike':
    'Avec « {b} », {design} demande à peu près le même travail qu’avec « {a} » : {after} et {before} minutes par besoin, sans différence nette.',
  'what_if.pair.design.conventional': 'l’organisation habituelle',
  'what_if.pair.design.golden_moment': 'le moment d’or',
  'what_if.pair.overloaded':
    'Dans « {name} », il vient plus que {design} ne peut faire ; ses attentes et ses durées ne disent rien.',
  'what_if.pair.table.says':
    'La différence est le second moins le premier. Elle n’est dite nette que si son intervalle à 95 %, comme si les simulations n’avaient rien en commun, exclut zéro.',
  'what_if.verdict.second_less': 'le second : moins',
  'what_if.verdict.second_more': 'le second : plus',
} as const
