import type { why as english } from '../en/planner-roster.why.ts'

/** Ce à quoi un planning s’oppose, pourquoi il est ainsi, ce que coûtent les règles, et les parts de chacun. */
export const why: { readonly [K in keyof typeof english]: string } = {
  'roster.warnings.hard': 'Contre ce qui a été convenu',
  'roster.warnings.soft': 'Bon à savoir',
  'roster.warnings.show': '{count, plural, =1 {Une chose} one {# chose} other {# choses}} à savoir',
  'roster.warn.leave': 'en congé ce jour-là',
  'roster.warn.availability': 'peut travailler {windows} ce jour-là',
  'roster.warn.availability.none': 'ne peut pas travailler ce jour-là',
  'roster.warn.allowed_shifts': 'ne fait pas ce type de service',
  'roster.warn.must_wish': 'un souhait promis ne serait pas tenu',
  'roster.warn.rest': 'moins de {needed} de repos entre deux services',
  'roster.warn.rest.only': 'seulement {rest} de repos après le service précédent, il en faut {needed}',
  'roster.warn.hours_over': '{hours} de plus que convenu pour la semaine',
  'roster.warn.hours_under': 'il manque {hours} sur les heures convenues de la semaine',
  'roster.warn.most_hours': '{hours} dans la semaine, {most} au plus sont convenues',
  'roster.warn.least_hours': '{hours} dans la semaine, {least} au moins sont convenues',
  'roster.warn.days_a_week':
    '{days, plural, =1 {un jour} one {# jour} other {# jours}} de plus que convenu dans la semaine',
  'roster.warn.days_in_row': '{days} jours de suite, {most} au plus sont convenus',
  'roster.warn.two_shifts': 'a déjà un service ce jour-là',
  'roster.warn.missing_break': '{length} de travail sans pause',
  'roster.warn.break_outside': 'la pause est hors de sa place dans le service',
  'roster.warn.unknown_shift': 'ce type de service n’est plus utilisé',
  'roster.warn.unknown_person': 'ne fait pas partie des personnes à planifier',
  'roster.warn.outside_roster': 'ce jour n’est pas dans ce planning',
  'roster.warn.before_from': 'a commencé avant le moment de la replanification, et reste tel quel',
  'roster.warn.nothing_planned': 'aucun service n’est encore prévu',
  'roster.warn.no_terms': 'rien n’est encore convenu avec cette personne',
  'roster.warn.has_left': 'ne travaille plus ici',
  'roster.warn.people_without_terms':
    '{count, plural, =1 {{names} n’est pas planifié·e} other {{names} ne sont pas planifié·es}} : rien n’est encore convenu.',
  'roster.warn.swapped_since': 'a échangé ce service depuis la création du brouillon',
  'roster.warn.short':
    'il manque {people, plural, =1 {une personne} one {# personne} other {# personnes}} dans {intervals, plural, =1 {un intervalle} one {# intervalle} other {# intervalles}}',
  'roster.warn.short.from':
    'il manque {people, plural, =1 {une personne} one {# personne} other {# personnes}} dans {intervals, plural, =1 {un intervalle} one {# intervalle} other {# intervalles}}, d’abord à {time}',
  'roster.warn.wish': 'passe outre un souhait : {wish}',
  'roster.warn.fixed': 'posé à la main',
  'roster.warn.share': 'plus de services de ce type que la part permise',
  'roster.code.other': 'Une autre raison ({code})',
  'roster.somebody': 'quelqu’un',
  'roster.why.optimal': 'C’est le meilleur planning possible',
  'roster.why.optimal.text':
    'C’est prouvé : avec ces personnes, ces accords et ces besoins, aucun autre ne fait moins attendre les clients, n’accorde plus de souhaits et ne répartit mieux les charges, tout pesé ensemble.',
  'roster.why.good_enough': 'C’est un bon planning, trouvé dans le temps donné',
  'roster.why.good_enough.text':
    'Il en existe peut-être un meilleur ; selon la mesure du solveur, de {gap} au plus.',
  'roster.why.infeasible': 'Aucun planning ne peut respecter toutes ces règles',
  'roster.why.infeasible.text':
    'Celles-ci ne tiennent pas ensemble. Sans n’importe laquelle d’entre elles, les autres tiennent : changez la plus facile à changer, et recalculez.',
  'roster.why.infeasible.none': 'Dans le temps donné, les règles en cause n’ont pas pu être isolées.',
  'roster.why.failed': 'Le planning n’a pas pu être calculé',
  'roster.why.failed.text': 'Rien n’est perdu. Voici pourquoi :',
  'roster.why.none': 'Ce planning n’a pas encore été calculé',
  'roster.why.seconds': 'Calculé en {seconds} s.',
  'roster.why.change': 'Ce qui pourrait changer',
  'roster.why.paid': 'heures payées',
  'roster.why.needed': 'heures de présence nécessaires',
  'roster.why.short': 'intervalles en manque',
  'roster.why.granted': 'souhaits accordés',
  'roster.why.of': '{count} sur {all}',
  'roster.why.edited':
    'Ces chiffres datent du calcul ; les changements à la main depuis se voient dans la grille.',
  'roster.wishes': 'Souhaits',
  'roster.wishes.none': 'Personne n’a rien souhaité pour ces jours.',
  'roster.wishes.not': 'N’ont pas pu être accordés',
  'roster.wishes.granted': 'Accordés',
  'roster.wishes.not_granted': '{name} souhaitait {wish}. Cela n’a pas pu être accordé.',
  'roster.wishes.was_granted': '{name} : {wish}',
  'roster.wishes.gone': 'un souhait retiré depuis',
  'roster.wish.day_off': 'un jour libre',
  'roster.wish.work_day': 'un jour de travail',
  'roster.wish.early': 'un service du matin',
  'roster.wish.late': 'un service du soir',
  'roster.wish.no_early': 'pas de service du matin',
  'roster.wish.no_late': 'pas de service du soir',
  'roster.wish.on': '{what}, {day}',
  'roster.wish.every': '{what}, chaque {weekday}',
  'roster.reason.rules': 'Cela ne tient pas avec les règles de ces jours.',
  'roster.reason.unknown':
    'Aucun planning avec ce souhait n’a été trouvé dans le temps donné, et aucune règle seule ne s’y oppose.',
  'roster.reason.clients': 'Des clients attendraient faute d’une personne.',
  'roster.reason.clients.when':
    '{when} : il manquerait {people, plural, =1 {une personne} one {# personne} other {# personnes}} pour les clients.',
  'roster.reason.others':
    'Des collègues en porteraient la charge : renoncer à un souhait, ou prendre plus de services que personne n’aime.',
  'roster.reason.waiting': 'L’accorder coûterait aux clients environ {length} d’attente.',
  'roster.reason.short':
    'Tout le reste étant égal, il manquerait {count, plural, =1 {une personne} one {# personne} other {# personnes}} en tout.',
  'roster.rule.leave': '{dated, select, yes {{person} est en congé {day}.} other {{person} est en congé.}}',
  'roster.rule.availability':
    '{dated, select, yes {{person} peut travailler {windows} {day}.} other {{person} peut travailler {windows}.}}',
  'roster.rule.availability.none':
    '{dated, select, yes {{person} ne peut pas travailler {day}.} other {{person} ne peut pas travailler alors.}}',
  'roster.rule.allowed_shifts': '{person} ne fait que ces types de service : {shifts}.',
  'roster.rule.least_hours': '{person} a accepté au moins {length} par semaine.',
  'roster.rule.most_hours': '{person} a accepté au plus {length} par semaine.',
  'roster.rule.days_a_week':
    '{person} travaille au plus {days, plural, =1 {un jour} one {# jour} other {# jours}} par semaine.',
  'roster.rule.rest': '{person} a {length} de repos entre deux services.',
  'roster.rule.days_in_row':
    '{person} travaille au plus {days, plural, =1 {un jour} one {# jour} other {# jours}} de suite.',
  'roster.rule.wish': 'Un souhait a été promis à {person}.',
  'roster.rule.fixed': 'Le service de {person}, {day} à {time}, a été posé à la main, ou a commencé.',
  'roster.rule.share': 'Au plus {most} de tous les services peuvent être de ce type : {shifts}.',
  'roster.rule.need':
    '{when} : {people, plural, =1 {une personne est nécessaire} one {# personne est nécessaire} other {# personnes sont nécessaires}}.',
  'roster.rule.need.skill':
    '{when} : {people, plural, =1 {une personne} one {# personne} other {# personnes}} avec « {skill} » {people, plural, =1 {est nécessaire} other {sont nécessaires}}.',
  'roster.rule.need.able':
    '{when} : {people, plural, =1 {une personne} one {# personne} other {# personnes}} avec « {skill} » {people, plural, =1 {est nécessaire} other {sont nécessaires}}, et {count, plural, =1 {seul·e {able} l’a} other {seul·es {able} l’ont}}.',
  'roster.change.leave':
    'Demander si le congé peut être déplacé, ou planifier ces jours sans cette personne.',
  'roster.change.availability':
    'Demander si d’autres heures iraient pour une fois, et les saisir sous « Personnes et congés ».',
  'roster.change.hours':
    'Convenir d’autres heures pour la semaine avec la personne, ou avec quelqu’un d’autre.',
  'roster.change.rest':
    'Convenir d’un autre rythme avec la personne. Le repos protège la santé : à changer en dernier.',
  'roster.change.wish': 'Demander si un autre jour irait.',
  'roster.change.fixed': 'Déplacer le service ou l’enlever dans la grille.',
  'roster.change.share': 'Permettre pour une fois plus de services de ce type, sous « Types de service ».',
  'roster.change.need':
    'Former quelqu’un à ce qu’il faut, ou accepter que des clients attendent à ce moment.',
  'roster.fail.interrupted': 'Le service a été arrêté plusieurs fois pendant le calcul. Recalculez.',
  'roster.fail.nobody_needed':
    'Aucun de ces jours personne n’est nécessaire : aucun contact n’est attendu pendant l’ouverture.',
  'roster.fail.series_too_short':
    'Il y a trop peu pour prévoir. Une prévision demande au moins deux semaines de jours ouverts.',
  'roster.fail.horizon_too_long': 'Ces jours sont plus loin que l’on ne peut honnêtement voir.',
  'roster.fail.not_found': 'La série de demande n’existe plus. Créez un nouveau planning d’après une autre.',
  'roster.fail.no_time':
    'Aucun planning trouvé dans le temps donné. Moins de jours à la fois, ou un intervalle de 60 minutes, facilitent le calcul.',
  'roster.fail.bad_problem':
    'Quelque chose dans les accords, les congés ou les types de service ne va pas ensemble.',
  'roster.fail.no_days': 'Il n’y a pas de jours à planifier.',
  'roster.fail.no_people':
    'De personne on ne sait ce qui est convenu. Saisissez-le sous « Personnes et congés ».',
  'roster.fail.no_shifts': 'Aucun type de service n’est utilisé. Ajoutez-en un sous « Types de service ».',
  'roster.fail.off_grid':
    'Un type de service ne va pas avec l’intervalle : ses heures doivent y tomber, et sa pause y tenir.',
  'roster.fail.too_long': 'Ce sont plus de jours que l’on ne peut calculer à la fois.',
  'roster.prices': 'Ce que coûtent les règles',
  'roster.prices.lead':
    'Les mêmes jours recalculés sans chaque règle. Cela dit quelle règle vaut d’en parler, non qu’elle a tort. Le gain total compte ensemble l’attente, la paie, les souhaits et l’équité, en attente des clients ; plus d’intervalles peuvent alors être en manque, chacun de moins.',
  'roster.prices.none': 'Pas encore calculé pour ce planning.',
  'roster.prices.none.do':
    'Le calcul se fait à côté du planning ; avec beaucoup de monde, il prend quelques minutes.',
  'roster.prices.not_found': 'Aucun meilleur planning trouvé sans elle dans le temps donné.',
  'roster.prices.nothing': 'Elle ne coûte rien : sans elle, aucun planning ne serait meilleur.',
  'roster.prices.at_least': 'au moins {length}',
  'roster.prices.in_all': 'Gain en tout',
  'roster.prices.rule': 'Sans cette règle',
  'roster.prices.paid': 'Heures payées',
  'roster.prices.short': 'Intervalles en manque',
  'roster.prices.saves': 'Cela changerait',
  'roster.price.leave': 'Congés et formations',
  'roster.price.availability': 'Les heures auxquelles les personnes peuvent travailler',
  'roster.price.allowed_shifts': 'Les types de service que les personnes font',
  'roster.price.least_hours': 'Les heures minimales par semaine',
  'roster.price.most_hours': 'Les heures maximales par semaine',
  'roster.price.days_a_week': 'Les jours par semaine',
  'roster.price.rest': 'Le repos entre services (huit heures à la place)',
  'roster.price.days_in_row': 'Les jours de suite',
  'roster.price.wish': 'Les souhaits promis',
  'roster.price.fixed': 'Les services posés à la main',
  'roster.price.share': 'La plus grande part d’un type de service',
  'roster.price.need': 'Le minimum de personnes à la fois',
  'roster.price.starts': 'Les heures auxquelles les services peuvent commencer',
  'roster.fair.title': 'Comment les charges sont réparties',
  'roster.fair.lead':
    'Services du matin, du soir et de fin de semaine de ce planning. Cela sert à répartir les charges équitablement dans le temps, et ne dit rien sur la façon de travailler de quiconque.',
  'roster.fair.caption': 'Heures et services peu aimés par personne, par nom',
  'roster.fair.shifts': 'Services',
  'roster.fair.hours': 'Temps payé',
  'roster.fair.early': 'Matin',
  'roster.fair.late': 'Soir',
  'roster.fair.weekend': 'Fin de semaine',
  'roster.fair.wishes': 'Souhaits accordés',
  'roster.fair.wishes.none': 'aucun',
  'roster.fair.early.help': 'Le matin commence avant 8 h, le soir finit après 20 h.',
  'roster.fair.none': 'Personne n’est encore dans ce planning.',
}
