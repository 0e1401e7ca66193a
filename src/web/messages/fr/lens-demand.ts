/** Pourquoi les clients viennent, et ce qui vient de ce qui n’a pas été fait, ou mal fait. */
export const demand = {
  'demand.title': 'Demande',
  'demand.sentence.none': 'Il n’y a pas encore de contact dans cette période.',
  'demand.sentence.unmarked':
    '{contacts, plural, =1 {Un contact} one {# contact} other {# contacts}}, et personne n’a encore dit de quoi il s’agissait. Un geste à côté de la conversation suffit.',
  'demand.sentence':
    '{share} des contacts marqués sont de la demande de défaillance : {part} sur {of}. Pour autant qu’un tel nombre le dise, c’est entre {low} et {high}.',
  'demand.sentence.cause': 'La cause nommée le plus souvent : {cause} ({contacts}).',
  'demand.sentence.step': 'Dit le plus souvent : {step} ({contacts}). Aucune cause n’a encore de nom.',
  'demand.sentence.no_source': 'D’où elle vient n’a pas encore été dit.',
  'demand.views': 'Parties de cette page',
  'demand.view.seen': 'Ce que l’on voit',
  'demand.view.wants': 'Ce que veulent les clients',
  'demand.view.names': 'Sujets et causes',
  'demand.view.check': 'Feuilles de contrôle',
  'demand.figures': 'Combien',
  'demand.marked': 'Marqués',
  'demand.marked.beside': '{marked} contacts sur {contacts} ; dont {byPerson} par une personne',
  'demand.marked.means':
    'Contacts dont on a dit de quoi il s’agissait. Les parts ne portent que sur eux : ce que personne n’a marqué n’est pas deviné.',
  'demand.cannot_tell': 'On ne sait pas',
  'demand.cannot_tell.means':
    'Part des contacts marqués dont même la personne dans la conversation ne pouvait rien dire. Une réponse honnête.',
  'demand.no_norm':
    'Ce sont vos propres contacts seulement, avec leur nombre. Ce que d’autres organisations publient n’est pas une norme : elles comptent autrement.',
  'demand.newest_only':
    'Étapes, causes et sujets sont lus dans les {count} contacts les plus récents de la période.',
  'demand.days': 'Jour par jour',
  'demand.weeks': 'Semaine par semaine',
  'demand.days.sentence':
    '{value} de valeur, {failure} de défaillance et {cannotTell} dont on ne sait pas, sur {marked} contacts marqués.',
  'demand.days.day': 'Jour',
  'demand.days.week': 'Semaine du',
  'demand.kind.value': 'Valeur',
  'demand.kind.failure': 'Défaillance',
  'demand.kind.cannot_tell': 'On ne sait pas',
  'demand.by_service': 'Par service',
  'demand.by_department': 'Par département du service',
  'demand.places.lead':
    'Ceux qui ont le plus de contacts viennent d’abord. La barre montre entre quoi se trouve sans doute la part de défaillance ; là où les barres se recouvrent, l’écart peut être du hasard. Elle montre comment le travail est organisé, pas comment quelqu’un travaille.',
  'demand.places.none': 'Ici se trouvent les services et départements dès que des contacts sont marqués.',
  'demand.places.share': '{share} de défaillance, entre {low} et {high}',
  'demand.places.of':
    '{part} sur {of} marqués ; {contacts, plural, =1 {un contact} one {# contact} other {# contacts}}',
  'demand.places.unmarked':
    'rien de marqué ; {contacts, plural, =1 {un contact} one {# contact} other {# contacts}}',
  'demand.no_service': 'Aucun service connu',
  'demand.no_department': 'Aucun département connu',
  'demand.rows': 'Lignes',
  'demand.rows.failure': 'Lignes de la défaillance',
  'demand.steps': 'À quelle étape cela échoue',
  'demand.steps.sentence':
    'Dit de {count, plural, =1 {un contact} one {# contact} other {# contacts}} venus de ce qui a échoué. Le plus souvent : {step}.',
  'demand.steps.none':
    'Personne n’a encore dit à quelle étape cela échoue. On peut le dire à côté de chaque conversation marquée.',
  'demand.steps.step': 'Étape',
  'demand.contacts': 'Contacts',
  'demand.causes': 'D’où cela vient',
  'demand.causes.sentence':
    'Temps de conversation que chaque cause a pris dans la période, avec le nombre de contacts qu’elle a provoqués. {named, plural, =0 {Aucune cause n’a encore de nom.} =1 {Une cause a un nom.} other {# causes ont un nom.}}',
  'demand.causes.none': 'Les causes se trouvent ici dès qu’une défaillance est marquée.',
  'demand.no_cause': 'Aucune cause nommée',
  'demand.subjects': 'Ce que veulent les clients',
  'demand.subjects.lead':
    'Ce que les clients ont demandé, en groupes nommés ici, avec des exemples dans leurs propres mots.',
  'demand.subjects.none': 'Ce que demandent les clients se trouve ici dès qu’il y a des contacts.',
  'demand.no_subject': 'Aucun sujet nommé',
  'demand.subject.contacts': '{contacts, plural, =1 {un contact} one {# contact} other {# contacts}}',
  'demand.subject.failure': '{share} de défaillance ({part} sur {of} marqués)',
  'demand.matters': 'Ce qui compte pour les clients',
  'demand.matters.lead':
    'Compté seulement là où un client l’a dit en toutes lettres, en anglais, dans les contacts les plus récents. Rien n’est deviné du ton.',
  'demand.matters.none': 'Personne ne l’a dit en des mots reconnus. Cela ne prouve pas que rien ne compte.',
  'demand.concern.time': 'Que ce soit fait à temps',
  'demand.concern.money': 'L’argent',
  'demand.concern.being_told': 'Savoir ce qui se passe',
  'demand.concern.being_believed': 'Être cru et écouté',
  'demand.concern.getting_through': 'Joindre quelqu’un',
  'demand.concern.saying_it_once': 'Ne le dire qu’une fois',
  'demand.moments': 'Moments de vérité',
  'demand.moments.figure':
    '{share} de tous les contacts : {part} sur {of}. Pour autant qu’un tel nombre le dise, c’est entre {low} et {high}.',
  'demand.moments.none': 'Aucun contact de la période n’était un moment de vérité.',
  'demand.moments.means':
    'Contacts où beaucoup se joue pour le client : ce que l’on fait alors, il s’en souvient.',
  'demand.named': 'Sujets qui ont un nom',
  'demand.named.none': 'Aucun sujet n’a encore de nom. Nommez le premier parmi les groupes qui attendent.',
  'demand.proposals': 'Attendent un nom',
  'demand.proposals.lead':
    'Besoins semblables par leurs mots. Lisez les exemples ; appelez-le comme les clients, pas comme nous entre nous.',
  'demand.proposals.more': 'En montrer {count, plural, =1 {un de plus} one {# de plus} other {# de plus}}',
  'demand.proposals.none':
    'Aucun groupe n’attend de nom : trop peu de contacts sans sujet dans cette période.',
  'demand.proposal.words': 'Mots : {words}',
  'demand.proposal.near': 'Proche de « {name} ». Si c’est la même chose, nommez-le puis réunissez les deux.',
  'demand.subject.name': 'Le nommer',
  'demand.subject.rename': 'Renommer',
  'demand.subject.merge': 'Réunir à un autre',
  'demand.subject.name.label': 'Comment l’appelleraient les clients',
  'demand.subject.name.lead':
    'Tous les contacts du groupe ({contacts}) reçoivent ce sujet, et les nouveaux qui leur ressemblent.',
  'demand.subject.rename.lead': 'Ses contacts et ses mots restent tels quels.',
  'demand.subject.merge.title': 'Réunir « {name} » à un autre',
  'demand.subject.merge.lead':
    'Ses contacts passent au sujet que vous choisissez, et « {name} » disparaît. On ne peut pas revenir en arrière.',
  'demand.subject.merge.into': 'Celui que l’on garde',
  'demand.subject.merge.do': 'Réunir',
  'demand.keep': 'Le garder',
  'demand.report': 'Comment les suggestions s’apprennent',
  'demand.report.none':
    'Rien n’est encore suggéré : trop peu d’exemples. {examples, plural, =0 {Personne n’a marqué de contact jusqu’ici} =1 {Un contact a été marqué jusqu’ici} other {# contacts ont été marqués jusqu’ici}} ; d’ici là, ne rien dire est la réponse honnête.',
  'demand.report.from':
    'Appris de {examples, plural, =1 {un exemple} one {# exemple} other {# exemples}} que des personnes ont marqués ici, {corrections, plural, =0 {aucun ne corrigeait} =1 {dont un corrigeait} other {dont # corrigeaient}} ce qui était suggéré.',
  'demand.report.right':
    'Sur des contacts dont il n’avait rien appris, sa réponse la plus probable était juste pour {right} : entre {low} et {high} pour autant qu’un tel nombre le dise.',
  'demand.report.right.unknown':
    'On ne peut pas encore dire à quelle fréquence c’est juste : trop peu d’exemples pour en garder de côté.',
  'demand.report.silent': 'Pour {share}, il ne dit rien plutôt que ce qu’il ne peut savoir.',
  'demand.report.trained': 'Appris la dernière fois à {time}.',
  'demand.report.training': 'Il apprend en ce moment ; les suggestions continuent.',
  'demand.report.again': 'Apprendre encore maintenant',
  'demand.cause.list': 'Causes',
  'demand.cause.list.lead':
    'Ce qui, dans l’organisation du travail, provoque la défaillance. Chacun peut en nommer une à côté d’une conversation.',
  'demand.cause.none': 'Aucune cause n’a encore de nom.',
  'demand.cause.add': 'Nommer une cause',
  'demand.cause.change': 'Changer',
  'demand.cause.name': 'Comment elle s’appelle',
  'demand.cause.name.help':
    'Une condition du travail, jamais une personne : « Les lettres partent avant la fin du dossier ».',
  'demand.cause.department': 'Département dont c’est l’étape',
  'demand.cause.no_department': 'Aucun, ou plusieurs',
  'demand.cause.gone': 'Elle a disparu : personne ne peut plus la choisir',
  'demand.cause.gone.badge': 'disparue',
  'demand.sheets': 'Feuilles de contrôle',
  'demand.sheets.lead':
    'Plusieurs personnes marquent les mêmes contacts sans voir les marques des autres. Leur accord montre ce que valent les parts, et de quoi parler.',
  'demand.sheets.none': 'Aucune feuille de contrôle n’a encore été tirée.',
  'demand.sheet.draw': 'Tirer une feuille de contrôle',
  'demand.sheet.draw.lead': 'Tirée au hasard parmi les contacts regardés maintenant : {filter}.',
  'demand.sheet.draw.do': 'La tirer',
  'demand.sheet.name': 'Nom',
  'demand.sheet.size': 'Combien de contacts',
  'demand.sheet.size.one': '{size} contacts',
  'demand.sheet.size.help':
    'Avec 40, deux personnes ont besoin d’une dizaine de minutes chacune. Davantage en dit plus.',
  'demand.sheet.days': 'du {from} au {to}',
  'demand.sheet.beside':
    '{contacts} contacts · {mine, plural, =0 {aucun marqué par vous} =1 {un marqué par vous} other {# marqués par vous}} · {people, plural, =0 {personne n’a encore marqué} =1 {une personne a marqué} other {# personnes ont marqué}} · tirée le {day}',
  'demand.sheet.open': 'ouverte',
  'demand.sheet.closed': 'close',
  'demand.sheet.to_mark': 'Feuilles de contrôle à marquer',
  'demand.sheet.back': 'Toutes les feuilles',
  'demand.sheet.title': 'Feuille de contrôle : {name}',
  'demand.sheet.sentence.open':
    'Vous avez marqué {mine} contacts sur {contacts}. {people, plural, =0 {Personne n’a encore marqué.} =1 {Une personne a marqué jusqu’ici.} other {# personnes ont marqué jusqu’ici.}} Ce que disent les autres se voit quand la feuille est close.',
  'demand.sheet.sentence.closed': 'D’accord sur {part} contacts sur {of} ({share}). {words}',
  'demand.sheet.sentence.too_few':
    'Close avant que deux personnes aient marqué le même contact : il n’y a rien à comparer.',
  'demand.sheet.address': 'Adresse pour qui doit marquer',
  'demand.sheet.address.help': 'Tous ceux qui servent peuvent l’ouvrir.',
  'demand.sheet.copy': 'Copier',
  'demand.sheet.copied': 'Copié.',
  'demand.sheet.copy_failed': 'La copie n’a pas marché ; l’adresse est sélectionnée, copiez-la à la main.',
  'demand.mark.part': 'Marquer un contact à la fois',
  'demand.mark.progress': '{done} sur {contacts} marqués',
  'demand.mark.place': 'Contact {place} sur {contacts}',
  'demand.mark.value': 'Valeur',
  'demand.mark.failure': 'Défaillance',
  'demand.mark.cannot_tell': 'On ne sait pas',
  'demand.mark.value.means': 'Ce pour quoi nous sommes là.',
  'demand.mark.failure.means': 'Une chose pas faite, ou mal faite.',
  'demand.mark.cannot_tell.means': 'Les mots ne le disent pas.',
  'demand.mark.yours': 'votre marque',
  'demand.mark.back': 'Retour',
  'demand.mark.on': 'Suivant',
  'demand.mark.key': 'Marquer : {demand}',
  'demand.mark.done': 'Vous les avez tous marqués. Merci.',
  'demand.mark.done.next':
    'Quand les autres auront marqué aussi, la personne qui dirige clôt la feuille et vous parlez de ce que vous avez vu autrement.',
  'demand.mark.again': 'Les parcourir encore',
  'demand.mark.no_service': 'aucun service connu',
  'demand.close': 'Clore et comparer',
  'demand.close.title': 'Clore cette feuille de contrôle ?',
  'demand.close.lead':
    '{people, plural, =0 {Personne n’a encore marqué : il n’y aura rien à comparer.} =1 {Une seule personne a marqué : il n’y aura rien à comparer.} other {# personnes ont marqué.}} Ensuite personne ne pourra plus y marquer ; les marques sont gardées.',
  'demand.agreement': 'Jusqu’où l’on est d’accord',
  'demand.agreement.share':
    '{people, plural, =1 {Une personne a marqué} one {# personne a marqué} other {# personnes ont marqué}}. Sur {part} contacts sur {of} que deux d’entre elles ont marqués, elles ont dit la même chose : {share}, entre {low} et {high} pour autant qu’un tel nombre le dise.',
  'demand.agreement.far': 'C’est bien au-delà du hasard.',
  'demand.agreement.beyond': 'C’est au-delà du hasard, mais il y a de quoi parler.',
  'demand.agreement.chance':
    'Ce n’est guère mieux que le hasard : les mots veulent dire autre chose pour chacun.',
  'demand.agreement.too_few': 'Si c’est plus que le hasard, si peu de contacts ne peuvent le dire.',
  'demand.agreement.one_class_only':
    'Elles ont dit la même chose de tout : la part du hasard ne peut pas être dite.',
  'demand.agreement.nothing_rated': 'Aucun contact n’a été marqué par deux personnes.',
  'demand.agreement.kappa':
    'Kappa vaut {value}, sans doute entre {low} et {high}. Zéro est ce que donnerait le seul hasard, un est toujours.',
  'demand.agreement.two': 'Les chiffres sont des deux personnes qui ont le plus de contacts en commun.',
  'demand.agreement.table': 'Ce que l’une a dit et ce que l’autre a dit',
  'demand.agreement.one': 'L’une a dit',
  'demand.agreement.other': 'L’autre : {demand}',
  'demand.agreement.differed': 'Sur quoi elles diffèrent',
  'demand.agreement.differed.lead':
    'Parlez-en ensemble. Qui a dit quoi n’est pas montré : il s’agit de ce que les mots veulent dire, pas de qui a raison.',
  'demand.agreement.differed.none': 'Elles ne diffèrent sur rien.',
  'demand.agreement.marks': 'Dit : {marks}',
}
