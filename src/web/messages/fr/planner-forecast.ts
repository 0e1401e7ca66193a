/** Les mots de la prévision : ce qu’on voit, à quel point c’est sûr, de quoi c’est fait, et d’où vient la demande. */
export const forecast = {
  'forecast.title': 'Prévision',
  'forecast.own': 'Nos propres contacts',
  'forecast.working': 'Calcul en cours …',
  'forecast.working.why':
    'Plusieurs façons de prévoir sont essayées sur le passé. La première fois, il faut une seconde ou deux ; ensuite c’est gardé.',

  'forecast.sentence.none': 'Rien n’est ouvert ces jours-là, donc personne n’est attendu.',
  'forecast.sentence.day':
    'Le jour le plus chargé est le {day} : environ {expected} contacts, entre {low} et {high} dans huit cas sur dix.',
  'forecast.sentence.one_day':
    'Le {day} : environ {expected} contacts, entre {low} et {high} dans huit cas sur dix.',
  'forecast.sentence.peak':
    '{minutes, select, 5 {Les cinq minutes les plus chargées commencent} 15 {Le quart d’heure le plus chargé commence} 30 {La demi-heure la plus chargée commence} other {L’heure la plus chargée commence}} à {time}.',
  'forecast.sentence.peak_usual': 'D’habitude, la demi-heure la plus chargée commence à {time}.',
  'forecast.sentence.total':
    '{days, plural, =1 {Le jour} other {Les # jours}} à partir du {day} {days, plural, =1 {apporte} other {apportent}} environ {expected} contacts, entre {low} et {high} dans huit cas sur dix.',
  'forecast.sentence.period':
    '{by, select, week {La semaine la plus chargée} other {Le mois le plus chargé}} commence le {day} : environ {expected} contacts.',

  'forecast.choices': 'Ce qui est montré',
  'forecast.choice.series': 'Demande issue de',
  'forecast.choice.service': 'Service',
  'forecast.choice.all_services': 'Tous les services',
  'forecast.choice.demand': 'Sorte de demande',
  'forecast.choice.by': 'Par',
  'forecast.choice.from': 'À partir du',
  'forecast.choice.days': 'Jusqu’où',
  'forecast.demand.all': 'Toute la demande',
  'forecast.demand.value': 'Valeur : ce pour quoi nous sommes là',
  'forecast.demand.failure': 'Échec : quelque chose n’a pas été fait, ou mal fait',
  'forecast.demand.cannot_tell': 'Impossible à dire',
  'forecast.by.5': '5 minutes',
  'forecast.by.15': '15 minutes',
  'forecast.by.30': 'Demi-heure',
  'forecast.by.60': 'Heure',
  'forecast.by.day': 'Jour',
  'forecast.by.week': 'Semaine',
  'forecast.by.month': 'Mois',
  'forecast.days': '{days, plural, =1 {Un jour} one {# jour} other {# jours}}',
  'forecast.weeks': '{weeks, plural, =1 {Une semaine} one {# semaine} other {# semaines}}',
  'forecast.year': 'Un an',

  'forecast.fan.title': 'Contacts attendus',
  'forecast.fan.sentence':
    '{days, plural, =1 {Un jour} one {# jour} other {# jours}} à partir du {day} : environ {expected} contacts en tout, entre {low} et {high} dans huit cas sur dix.',
  'forecast.fan.y': 'contacts par {by}',
  'forecast.by_word':
    '{by, select, 5 {cinq minutes} 15 {quart d’heure} 30 {demi-heure} 60 {heure} day {jour} week {semaine} other {mois}}',
  'forecast.fan.partial':
    '{by, select, week {La première et la dernière semaine ne sont comptées} other {Le premier et le dernier mois ne sont comptés}} que pour la part qui tombe dans ces jours.',
  'forecast.contacts': 'contacts',
  'forecast.today.title': 'Aujourd’hui jusqu’ici :',
  'forecast.today.more':
    '{seen} contacts sont venus, {expected} étaient attendus à cette heure. Le reste de la journée est estimé {percent} plus haut.',
  'forecast.today.less':
    '{seen} contacts sont venus, {expected} étaient attendus à cette heure. Le reste de la journée est estimé {percent} plus bas.',
  'forecast.today.same':
    '{seen} contacts sont venus, {expected} étaient attendus à cette heure. Le reste de la journée reste tel quel.',

  'forecast.trust': 'À quel point s’y fier',
  'forecast.backtest.title': 'Les dernières semaines, telles que prévues la veille au soir',
  'forecast.backtest.sentence':
    'Sur {inside} jours de {count}, ce qui est venu était dans la bande qui doit en contenir huit sur dix ; le plus grand écart fut le {worst} ({actual} sont venus, {expected} étaient attendus).',
  'forecast.backtest.y': 'contacts par jour',
  'forecast.surprise.title': 'De combien chaque jour s’est écarté',
  'forecast.surprise.none':
    'Rien que le hasard : un jour ordinaire s’écarte de la prévision de {low} à {high} contacts, et c’est le cas de tous.',
  'forecast.surprise.more':
    '{count, plural, =1 {Un jour dépasse} one {# jour dépasse} other {# jours dépassent}} le hasard, le dernier {day} : {by} contacts de plus que prévu. Cherchez ce qui s’est passé.',
  'forecast.surprise.less':
    '{count, plural, =1 {Un jour dépasse} one {# jour dépasse} other {# jours dépassent}} le hasard, le dernier {day} : {by} contacts de moins que prévu. Cherchez ce qui s’est passé.',
  'forecast.surprise.few': 'Il y a moins de vingt jours : les limites peuvent encore bouger.',
  'forecast.surprise.outside': 'au-delà des limites naturelles',
  'forecast.surprise.run': 'huit jours de suite du même côté',
  'forecast.surprise.near': 'trois jours sur quatre près d’une limite',
  'forecast.surprise.y': 'contacts de plus ou de moins que prévu',
  'forecast.contest.title': 'Quelle façon de prévoir sert, et ce qu’elle a valu',
  'forecast.contest.best':
    'Essayée sur {origins, plural, =1 {un jour} one {# jour} other {# jours}} du passé et comparée par {interval}, « {method} » manque {wape} contacts sur 100 ; la moyenne du jour de semaine en manque {mean}.',
  'forecast.contest.mean_wins':
    'Sur {origins, plural, =1 {un jour} one {# jour} other {# jours}} du passé, comparés par {interval}, rien n’a fait mieux de façon fiable que la moyenne du jour de semaine. C’est donc elle qui sert ; elle manque {wape} contacts sur 100.',
  'forecast.contest.untested':
    'Il y a trop peu de passé pour essayer quoi que ce soit ; la moyenne du jour de semaine sert, et personne ne sait encore de combien elle se trompe.',
  'forecast.contest.coverage':
    'Ce qui doit en contenir huit sur dix en a contenu {share} sur 100 ; ce qui doit en contenir dix-neuf sur vingt, {wide} sur 100.',
  'forecast.contest.mix':
    'Ce qui est montré s’appuie sur la moyenne du jour de semaine tant que rien ne parle nettement pour une autre façon ; les chiffres de celle qui sert sont ceux de ce qui est vraiment montré.',
  'forecast.contest.table': 'Façons de prévoir, essayées sur le passé',
  'forecast.contest.col.method': 'Façon de prévoir',
  'forecast.contest.col.wape':
    'Manqués sur 100 contacts, {days, plural, =1 {un jour} other {une semaine}} à l’avance',
  'forecast.contest.col.mase':
    'Face à la semaine passée, {days, plural, =1 {un jour} other {une semaine}} à l’avance',
  'forecast.contest.mase':
    'Face à la semaine passée : 1 se trompe autant que de prendre ce que le même jour a apporté une semaine avant ; sous 1, c’est mieux.',
  'forecast.contest.serves': 'C’est elle qui sert',
  'forecast.contest.always': 'Toujours du nombre',

  'forecast.method.weekday_mean': 'Moyenne du jour de semaine',
  'forecast.method.weekday_mean.how': 'Ce que les huit derniers jours semblables ont apporté, en moyenne.',
  'forecast.method.seasonal_naive': 'Comme la semaine passée',
  'forecast.method.seasonal_naive.how': 'La même chose qu’une semaine avant.',
  'forecast.method.long_weekday_mean': 'Moyenne longue du jour de semaine',
  'forecast.method.long_weekday_mean.how': 'Comme la moyenne du jour de semaine, sur plus de semaines.',
  'forecast.method.steady_weekday_mean': 'Moyenne stable du jour de semaine',
  'forecast.method.steady_weekday_mean.how': 'Une moyenne que les jours hors du commun ne déplacent guère.',
  'forecast.method.day_level': 'Niveau du jour',
  'forecast.method.day_level.how':
    'Combien les derniers jours furent chargés, selon la forme habituelle du jour.',
  'forecast.method.root_profile': 'Forme du jour lissée',
  'forecast.method.root_profile.how':
    'La forme du jour lissée, pour que le hasard des petits nombres pèse moins.',
  'forecast.method.svd': 'Formes principales des jours',
  'forecast.method.svd.how': 'Les quelques formes dont tous les jours sont faits, chacune prolongée.',
  'forecast.method.ets_share': 'Niveau lissé, parts habituelles',
  'forecast.method.ets_share.how': 'Le niveau des jours lissé, réparti dans la journée comme d’habitude.',
  'forecast.method.damped_trend': 'Tendance qui s’efface',
  'forecast.method.damped_trend.how': 'La croissance des dernières semaines, de moins en moins crue au loin.',
  'forecast.method.combination': 'Plusieurs ensemble',
  'forecast.method.combination.how': 'Le milieu des meilleures des autres.',
  'forecast.method.unknown': 'Une autre façon ({code})',

  'forecast.parts': 'Comment cela se partage',
  'forecast.parts.service.title': 'Par service',
  'forecast.parts.service.sentence':
    'Le plus grand nombre concerne {service} : {expected} contacts sur {total} ({share}).',
  'forecast.parts.demand.title': 'Demande de valeur et d’échec',
  'forecast.parts.demand.sentence':
    '{failure} contacts sur {total} ({share}) sont une demande d’échec : ils ne viendraient pas si les choses avaient été faites, et bien faites, avant.',
  'forecast.parts.demand.no_failure': 'Aucune demande d’échec n’est connue parmi les {total} contacts.',
  'forecast.parts.sum':
    'Les parts s’additionnent au tout. Elles se partagent comme ce qui est venu ces huit dernières semaines.',
  'forecast.parts.share': 'Contacts attendus',
  'forecast.demand.short.value': 'Valeur',
  'forecast.demand.short.failure': 'Échec',
  'forecast.demand.short.cannot_tell': 'Impossible à dire',

  'forecast.made_of': 'De quoi c’est fait',
  'forecast.weekdays.title': 'Jours de la semaine',
  'forecast.weekdays.sentence':
    'Le plus : {most}, {factor} fois un jour ouvert habituel. Le moins : {least}, {low} fois.',
  'forecast.weekdays.name': 'Jour de la semaine',
  'forecast.weekdays.value': 'fois un jour ouvert habituel',
  'forecast.growth.title': 'Croissance',
  'forecast.growth.more':
    'Chaque semaine apporte {percent} de plus que la précédente : {year} en un an si cela continuait.',
  'forecast.growth.less':
    'Chaque semaine apporte {percent} de moins que la précédente : {year} en un an si cela continuait.',
  'forecast.growth.none': 'Le niveau ne monte ni ne baisse de façon visible.',
  'forecast.growth.unknown': 'Il faut six semaines et plus pour distinguer la croissance du hasard.',
  'forecast.day_effect.title': 'Bons et mauvais jours',
  'forecast.day_effect.some':
    'Les mêmes jours de semaine diffèrent d’environ {percent} au-delà du hasard. C’est pourquoi les bandes sont aussi larges, et pourquoi quelques personnes de plus sauvent les pires jours.',
  'forecast.day_effect.none': 'Les mêmes jours de semaine ne diffèrent que par hasard.',
  'forecast.day_effect.unknown':
    'Il faut plus de semaines pour dire de combien les jours entiers diffèrent au-delà du hasard.',
  'forecast.heat.title': 'Quand ils viennent dans la semaine',
  'forecast.heat.sentence':
    'La demi-heure la plus chargée est le {day} à {time} : {mean} contacts en moyenne. Les huit dernières semaines.',
  'forecast.heat.value': 'contacts par demi-heure',

  'forecast.warnings': 'Bon à savoir',
  'forecast.warning.duplicates_summed':
    '{count, plural, =1 {Un intervalle figurait} one {# intervalle figurait} other {# intervalles figuraient}} plus d’une fois dans le fichier ; ils ont été additionnés.',
  'forecast.warning.days_missing':
    'On ne sait rien de {count, plural, =1 {un jour ouvert} one {# jour ouvert} other {# jours ouverts}} ({dates}). Ils sont laissés de côté, et non pris pour zéro.',
  'forecast.warning.zero_days_read_as_closed':
    'Personne n’est venu {count, plural, =1 {un jour toujours chargé} one {# jour toujours chargé} other {# jours toujours chargés}} ({dates}) ; ils sont lus comme fermés.',
  'forecast.warning.absent_intervals_read_as_zero':
    '{percent} des intervalles n’ont pas de ligne ; dans un fichier qui ne note que ce qui est venu, cela veut dire que personne n’est venu.',
  'forecast.warning.intervals_missing':
    '{percent} des intervalles manquent au sein des jours ; ils sont laissés de côté, et non pris pour zéro.',
  'forecast.warning.outside_opening_hours':
    '{contacts} contacts sont venus hors des heures d’ouverture. Ils ne font pas partie de la prévision.',
  'forecast.warning.short_history':
    'Seuls {days} jours sont connus. À partir de {needed}, d’autres façons de prévoir peuvent être essayées.',
  'forecast.warning.no_back_test':
    'Seuls {days} jours sont connus ; il en faut {needed} pour essayer une prévision sur le passé. On ne sait pas encore de combien elle se trompe.',
  'forecast.warning.special_day_unknown':
    'Le {date} ({name}) n’a pas de jour semblable dans le passé ; il est prévu comme un jour habituel.',
  'forecast.warning.weekday_never_seen':
    'Un tel jour de semaine n’a jamais été compté : {dates}. Ses chiffres sont ceux d’autres jours.',
  'forecast.warning.gap_before_forecast':
    '{days, plural, =1 {Un jour sépare} one {# jour sépare} other {# jours séparent}} le dernier compte du premier jour prévu ; les bandes en sont plus larges.',
  'forecast.warning.beyond_back_test':
    'À partir du {date}, c’est plus loin que ce qui fut jamais essayé ({days} jours) ; dès là, les bandes sont une appréciation.',
  'forecast.warning.small_counts':
    'En moyenne, seuls {mean} contacts viennent dans un intervalle. Des intervalles plus longs en disent davantage.',
  'forecast.warning.hours_in_other_zones':
    'Certains services ont leurs heures dans un autre fuseau ({zones}) ; elles sont lues comme des heures d’ici.',
  'forecast.warning.finer_than_counted':
    'Ils ont été comptés par {counted} minutes ; c’est donc ce qui est montré, et non {asked}.',
  'forecast.warning.repeats_unknown':
    'On ne sait pas combien reviennent, ou réessaient après avoir renoncé. S’ils sont nombreux, il en viendrait moins une fois chacun aidé la première fois, et ce nombre de personnes est trop grand.',
  'forecast.warning.patience_unknown':
    'On ne sait pas combien de temps les clients attendraient. On compte comme si personne ne renonçait, ce qui demande plutôt trop de monde.',
  'forecast.warning.talk_assumed': 'La durée d’une conversation est supposée ({span}), et non mesurée ici.',
  'forecast.warning.after_work_assumed':
    'La durée du travail après une conversation est supposée ({span}), et non mesurée ici.',
  'forecast.warning.several_skills':
    'Les services d’ici demandent {skills} compétences différentes. Les chiffres valent pour des personnes qui peuvent aider en tout ; avec des compétences plus étroites, il en faut plus.',
  'forecast.warning.unknown': 'Autre chose a été noté ({code}).',

  'forecast.refused.too_short':
    '{days, plural, =1 {Un jour est connu} one {# jour est connu} other {# jours sont connus}} ; il en faut {needed}.',
  'forecast.refused.horizon': '{days} jours à l’avance ont été demandés ; {most} est le maximum.',
  'forecast.refused.before':
    'Ce qui est connu commence après le {first} ; les jours d’avant ne peuvent pas en être prévus.',
  'forecast.refused.show_all': 'Montrer tous nos propres contacts',
  'forecast.refused.import': 'Importer une série',
  'forecast.refused.nearer': 'Montrer les jours qui viennent',

  'forecast.series.title': 'D’où cela vient',
  'forecast.series.sentence':
    '{name} : {contacts} contacts sur {days} jours, du {first} au {last}, comptés par {minutes} minutes, de {opens} à {closes}.',
  'forecast.series.zone': 'Compté à l’heure de {zone} ; les heures de cette page sont celles de {own}.',
  'forecast.series.missing':
    '{count, plural, =1 {Un jour ouvert n’est pas connu} one {# jour ouvert n’est pas connu} other {# jours ouverts ne sont pas connus}} : {dates}.',
  'forecast.series.complete': 'Aucun jour ouvert ne manque.',
  'forecast.series.left_out':
    'Les messages indésirables, ce que nous avons envoyé nous-mêmes et les transferts ne sont pas une demande et sont laissés de côté.',
  'forecast.series.remove': 'Retirer cette série',
  'forecast.series.remove.title': 'Retirer « {name} » ?',
  'forecast.series.remove.text':
    'Ses comptes sont effacés. Les « et si » et les tableaux qui en ont été tirés restent tels quels. Nos propres contacts ne sont pas touchés.',
  'forecast.series.removed': '« {name} » a été retirée',
  'forecast.keep': 'La garder',

  'forecast.special': 'Jours particuliers',
  'forecast.special.lead':
    'Des jours qui ne sont pas comme les autres : fériés, jour d’un grand envoi. Ils ne mesurent pas les jours habituels, et ceux à venir sont prévus d’après les jours du même nom.',
  'forecast.special.day': 'Jour',
  'forecast.special.name': 'Nom',
  'forecast.special.closed': 'Fermé',
  'forecast.special.add': 'Ajouter un jour',
  'forecast.special.remove': 'Retirer {name}',
  'forecast.special.row': 'Jour particulier {number}',
  'forecast.special.unnamed': 'ce jour',
  'forecast.special.save': 'Enregistrer',
  'forecast.special.none': 'Aucun jour particulier n’est encore nommé.',
  'forecast.special.past': '{count, plural, =1 {Un jour passé} one {# jour passé} other {# jours passés}}',
  'forecast.special.saved': 'Jours particuliers enregistrés',
  'forecast.special.incomplete': 'Chaque jour a besoin de sa date et d’un nom.',

  'forecast.import': 'Importer une série',
  'forecast.import.lead':
    'Un fichier CSV avec une ligne par intervalle (jour, heure, nombre), ou une ligne par contact avec son moment. Il est d’abord regardé ; rien n’est gardé avant que vous le disiez.',
  'forecast.import.file': 'Choisir un fichier',
  'forecast.import.file.chosen': '{name}, {size} ko',
  'forecast.import.paste': 'ou collez-le ici',
  'forecast.import.name': 'Nom',
  'forecast.import.name.help': 'Comment elle s’appelle dans les listes.',
  'forecast.import.zone': 'Fuseau horaire des heures qu’il contient',
  'forecast.import.zone.help': 'Comme Europe/London. Une colonne « zone » dans le fichier l’emporte.',
  'forecast.import.interval': 'Compté par',
  'forecast.import.interval.auto': 'Comme dans le fichier',
  'forecast.import.column.when': 'Colonne du jour ou du moment',
  'forecast.import.column.time': 'Colonne de l’heure',
  'forecast.import.column.count': 'Colonne du nombre',
  'forecast.import.column.auto': 'La trouver par son nom',
  'forecast.import.more': 'Plus sur le fichier',
  'forecast.import.look': 'Le regarder',
  'forecast.import.keep': 'Garder cette série',
  'forecast.import.kept': '« {name} » a été importée',
  'forecast.import.found': 'Ce qui a été trouvé',
  'forecast.import.found.rows': 'Lignes',
  'forecast.import.found.columns': 'Colonnes',
  'forecast.import.found.columns.counted': 'jour « {when} », heure « {time} », nombre « {count} »',
  'forecast.import.found.columns.untimed': 'moment « {when} », nombre « {count} »',
  'forecast.import.found.columns.moments': 'moment « {when} » ; chaque ligne est un contact',
  'forecast.import.found.zone': 'Fuseau horaire',
  'forecast.import.found.interval': 'Compté par',
  'forecast.import.found.days': 'Jours comptés',
  'forecast.import.found.missing': 'Jours manquants',
  'forecast.import.found.missing.none': 'aucun',
  'forecast.import.found.contacts': 'Contacts',
  'forecast.import.bad': 'Certaines lignes ne peuvent pas être lues. Rien n’a été gardé.',
  'forecast.import.bad.file': 'Ce fichier ne peut pas être lu tel quel. Rien n’a été gardé.',
  'forecast.import.bad.line': 'Ligne {line} :',
  'forecast.import.bad.more': 'et {count} de plus',
  'forecast.import.bad.next': 'Corrigez-les dans le fichier et choisissez-le de nouveau.',
  'forecast.import.why.negative_counts': 'un nombre en dessous de zéro',
  'forecast.import.why.fractional_counts': 'le nombre n’est pas entier',
  'forecast.import.why.counts_too_large': 'un nombre plus grand qu’aucun service n’en connaît',
  'forecast.import.why.not_a_date': 'aucune date lisible ; écrivez 2026-03-30, ou 2026-03-30T09:15',
  'forecast.import.why.not_a_time': 'aucune heure lisible ; écrivez 09:15',
  'forecast.import.why.duplicates': 'cet intervalle figure déjà dans une ligne précédente',
  'forecast.import.why.empty': 'Le fichier n’a aucune ligne sous son en-tête.',
  'forecast.import.why.too_short':
    '{days, plural, =1 {Il contient un jour} other {Il contient # jours}} ; il en faut {needed}.',
  'forecast.import.why.no_demand': 'Tous ses nombres sont zéro ; il n’y a rien à prévoir.',
  'forecast.import.why.mixed_zones':
    'Ses heures sont de plusieurs fuseaux ({zones}). Ramenez-les à un seul, et choisissez-le plus haut.',
  'forecast.import.why.mixed_intervals':
    'Ses intervalles ont des longueurs différentes ({minutes} minutes). Chaque ligne doit avoir la même.',
  'forecast.import.why.interval_not_possible':
    'Ses intervalles durent {minutes} minutes. On peut prévoir à partir de 5, 15, 30 et 60 minutes.',
  'forecast.import.why.span_too_long':
    'Il couvre {days} jours ; {most} est le maximum. Une année fausse dans une ligne en est souvent la cause.',
  'forecast.import.why.not_csv':
    'À partir de la ligne {line}, il ne peut pas être lu comme des lignes et des colonnes.',
  'forecast.import.why.column_missing':
    'Il n’y a pas de colonne « {column} ». Les colonnes sont : {columns}. Choisissez plus haut laquelle est laquelle.',
  'forecast.import.why.zone_unknown': 'Aucun fuseau ne s’appelle « {zone} ». Écrivez-le comme Europe/London.',
  'forecast.import.why.horizon': 'On ne peut rien en prévoir : ses dates sont hors de ce qui peut se voir.',
  'forecast.import.too_large':
    'Ce fichier dépasse 8 Mo. Trois ans de lignes de cinq minutes y tiennent ; laissez de côté les plus anciennes.',
} as const
