import type { service as english } from '../en/admin-service.ts'

export const service: { readonly [K in keyof typeof english]: string } = {
  'admin.nav.next': 'Premiers pas',
  'admin.nav.next.why':
    'Que faire après la mise en place : inviter des collègues, placer un lien vers le portail.',
  'admin.nav.organisation': 'Organisation',
  'admin.nav.organisation.why': 'Nom, fuseau horaire, langues, et comment les clients vous joignent.',
  'admin.nav.calendars': 'Heures d’ouverture',
  'admin.nav.calendars.why': 'Heures de la semaine, jours fériés, et qui les suit.',
  'admin.nav.departments': 'Équipes',
  'admin.nav.departments.why': 'Qui fait quelle partie du travail, et en combien de temps.',
  'admin.nav.services': 'Services',
  'admin.nav.services.why': 'Ce pour quoi les clients viennent : but, niveaux, conditions, qui peut aider.',
  'admin.nav.skills': 'Compétences',
  'admin.nav.skills.why':
    'Ce que les besoins demandent, pour qu’un contact atteigne quelqu’un qui peut le mener à bien.',
  'admin.nav.people': 'Personnes',
  'admin.nav.people.why': 'Qui travaille ici : rôles, pouvoir de décision, compétences, langues et heures.',

  'admin.next.title': '{name} est ouvert',
  'admin.next.says':
    'Les clients peuvent vous joindre dès maintenant. Ces pas le rendent utile, le premier d’abord.',
  'admin.next.done': 'fait',
  'admin.next.try': 'Soyez votre premier client',
  'admin.next.try.text':
    'Dites « Je suis disponible » sur le bureau, ouvrez le portail dans une autre fenêtre et demandez une personne. Le contact vous est proposé.',
  'admin.next.try.portal': 'Ouvrir le portail dans une nouvelle fenêtre',
  'admin.next.invite': 'Invitez les personnes avec qui vous travaillez',
  'admin.next.invite.text': 'Chacune reçoit un lien par lequel elle se connecte la première fois.',
  'admin.next.link': 'Placez un lien vers le portail sur votre site',
  'admin.next.link.text': 'L’endroit où se trouve aujourd’hui votre numéro de téléphone convient bien.',
  'admin.next.link.words': 'Parlez-nous maintenant',
  'admin.next.service': 'Ajoutez le service suivant',
  'admin.next.service.text': 'Un à la fois : ce que les clients demandent le plus souvent.',
  'admin.next.skills': 'Dites ce qu’il faut pour aider',
  'admin.next.skills.text':
    'Tant qu’aucun service ne demande de compétence, tout contact est proposé à n’importe qui d’entre vous. Les compétences le mènent à quelqu’un qui peut aboutir.',

  'admin.organisation.name': 'Nom',
  'admin.organisation.name.help': 'Tel que vos clients le connaissent',
  'admin.organisation.place': 'Lieu et heure',
  'admin.organisation.country': 'Pays',
  'admin.organisation.zone': 'Fuseau horaire',
  'admin.organisation.clock': 'Il y est {time}.',
  'admin.organisation.zone.warn': 'De {from} à {to} : ce que cela signifie',
  'admin.organisation.zone.hours':
    '{count, plural, =0 {Aucune heure d’ouverture ne suit ce fuseau.} =1 {Des heures d’ouverture changent de fuseau et gardent leurs heures : neuf heures reste neuf heures.} other {# jeux d’heures d’ouverture changent de fuseau et gardent leurs heures : neuf heures reste neuf heures.}}',
  'admin.organisation.zone.promises':
    'Les promesses gardent leur moment : une promesse pour 15 h dans l’ancien fuseau s’affiche à une autre heure.',
  'admin.organisation.zone.days':
    'L’observatoire recompte ses jours dans le nouveau fuseau ; avec un long passé, cela prend quelques minutes.',
  'admin.organisation.languages': 'Langues',
  'admin.organisation.language': 'Langue de vos pages',
  'admin.organisation.language.help': 'Quand le navigateur de quelqu’un n’en demande pas une autre',
  'admin.organisation.spoken': 'Langues dans lesquelles vous aidez',
  'admin.organisation.spoken.help': 'Proposées pour les personnes ajoutées',
  'admin.organisation.reach': 'Comment les clients vous joignent autrement',
  'admin.organisation.reach.says': 'Affiché au bas de chaque page du portail.',
  'admin.organisation.phone': 'Téléphone',
  'admin.organisation.email': 'Adresse e-mail',
  'admin.organisation.address': 'Adresse',
  'admin.second_step': 'Deuxième étape à la connexion',
  'admin.second_step.says':
    'Un mot de passe peut être deviné ou pris. Un code d’une application sur le téléphone, ou une clé d’accès, ne sert à rien à qui n’a que le mot de passe.',
  'admin.second_step.holds.nobody':
    'Elle n’est demandée à personne. Qui en veut une la met en place sous « Mon compte ».',
  'admin.second_step.needed.admins': 'Les personnes qui administrent en ont besoin.',
  'admin.second_step.needed.everybody': 'Tout le monde en a besoin.',
  'admin.second_step.suggested.admins':
    'Les personnes qui administrent reçoivent un rappel, et en auront besoin à partir du {date}.',
  'admin.second_step.suggested.everybody':
    'Tout le monde reçoit un rappel, et en aura besoin à partir du {date}.',
  'admin.second_step.who': 'À qui elle est demandée',
  'admin.second_step.who.nobody': 'À personne',
  'admin.second_step.who.admins': 'Aux personnes qui administrent',
  'admin.second_step.who.everybody': 'À toutes les personnes qui travaillent ici',
  'admin.second_step.from': 'Nécessaire à partir de',
  'admin.second_step.days': '{days, plural, =0 {maintenant} =1 {demain} other {dans # jours}}',
  'admin.second_step.without':
    '{count, plural, =1 {Une personne n’a encore ni deuxième étape ni clé d’accès} one {# personne n’a encore ni deuxième étape ni clé d’accès} other {# personnes n’ont encore ni deuxième étape ni clé d’accès}}',
  'admin.second_step.at_once':
    'À leur prochaine connexion, elles en mettent une en place avant que le bureau ne s’ouvre. Cela prend deux minutes.',
  'admin.second_step.in_days':
    'Jusque-là, un rappel leur est fait à la connexion et elles peuvent le faire plus tard. Ensuite, elles en mettent une en place avant que le bureau ne s’ouvre. Cela prend deux minutes.',
  'admin.second_step.nobody_out':
    'Personne ne reste dehors : cela se fait en se connectant. Qui travaille en ce moment continue. Après la perte d’un téléphone, un code de secours aide, ou l’un de vous la réinitialise.',
  'admin.second_step.all_have': 'Toutes en ont déjà une.',
  'admin.second_step.ends': 'Qui en a une la garde, et peut désormais la retirer.',
  'admin.second_step.decide': 'Décider ainsi',

  'admin.calendars.says':
    'Les services sont ouverts, et les promesses comptées, selon ces heures. Équipes et services peuvent les partager.',
  'admin.calendars.add': 'Ajouter des heures',
  'admin.calendars.new': 'Nouvelles heures d’ouverture',
  'admin.calendars.name': 'Comment elles s’appellent',
  'admin.calendars.days': '{first} à {last}',
  'admin.calendars.never': 'Jamais ouvert',
  'admin.calendars.runs_out': 'Aucun jour de fermeture connu au-delà de deux mois',
  'admin.calendars.used_by':
    '{count, plural, =1 {Un les suit : {names}} one {# les suit : {names}} other {# les suivent : {names}}}',
  'admin.calendars.unused': 'Personne ne les suit encore',
  'admin.calendars.withdraw.means': 'On ne peut plus les choisir. Vous pouvez les remettre.',
  'admin.calendars.week': 'La semaine',
  'admin.calendars.week.says': 'Heures de l’horloge : elles restent les mêmes quand on change d’heure.',
  'admin.calendars.differ': 'Jours différents',
  'admin.calendars.differ.says':
    'Jours fériés et jours à d’autres heures. Ils remplacent ce que dit la semaine.',
  'admin.calendars.differ.none': 'Aucun jour à venir ne diffère de la semaine.',
  'admin.calendars.short_day': 'Plutôt d’autres heures',
  'admin.calendars.past':
    '{count, plural, =1 {Un jour passé est gardé et n’est pas montré.} one {# jour passé est gardé et n’est pas montré.} other {# jours passés sont gardés et ne sont pas montrés.}}',
  'admin.calendars.public': 'Reprendre des jours fériés',
  'admin.calendars.next': 'Les prochains jours',
  'admin.calendars.none': 'Pas encore d’heures d’ouverture',
  'admin.calendars.none.text': 'Équipes et services en ont besoin : ajoutez les premières.',

  'admin.departments.says':
    'Celles de l’accueil rencontrent les clients ; celles de l’arrière font leur part. Toutes sont dans la même vue, chacune avec ses normes.',
  'admin.departments.add': 'Ajouter une équipe',
  'admin.departments.change': 'Changer l’équipe',
  'admin.departments.name': 'Nom',
  'admin.departments.calendar': 'Heures de travail',
  'admin.departments.calendar.help': 'Ses normes se comptent dans ces heures',
  'admin.departments.front': 'Accueil',
  'admin.departments.back': 'En arrière-plan',
  'admin.departments.front.tick': 'Les clients la joignent directement',
  'admin.departments.withdraw.means':
    'On ne peut plus la choisir. Ce qu’elle a fait est gardé ; vous pouvez la remettre.',
  'admin.departments.standards': '{count, plural, =0 {Aucune norme} =1 {Une norme} other {# normes}}',
  'admin.departments.standards_of': 'Normes de {name}',
  'admin.departments.standards.says':
    'Combien de temps prend sa part du travail, dans ses heures de travail. On promet d’après elles, et on répond des écarts.',
  'admin.departments.standard.add': 'Ajouter une norme',
  'admin.departments.standard.add_to': 'Ajouter une norme à {name}',
  'admin.departments.standard.change': 'Changer la norme',
  'admin.departments.standard.lead': 'Ce que {name} promet de sa part du travail, dès maintenant.',
  'admin.departments.standard.name': 'Ce qui est fait',
  'admin.departments.standard.name.help': 'Par exemple « Fuite réparée »',
  'admin.departments.standard.time': 'En',
  'admin.departments.standard.unit': 'De ses heures de travail',
  'admin.departments.standard.service': 'Pour',
  'admin.departments.standard.every': 'Tous les services',
  'admin.departments.standard.for': 'pour {service}',
  'admin.departments.standard.means':
    'Aucun nouveau travail n’est donné d’après elle. Le travail en cours garde son délai.',
  'admin.departments.unit.minutes': 'minutes',
  'admin.departments.unit.hours': 'heures',
  'admin.departments.unit.days': 'jours de huit heures',
  'admin.departments.time.minutes': '{count, plural, one {# minute de travail} other {# minutes de travail}}',
  'admin.departments.time.hours': '{count, plural, one {# heure de travail} other {# heures de travail}}',
  'admin.departments.time.days':
    '{count, plural, one {# jour de travail de huit heures} other {# jours de travail de huit heures}}',
  'admin.departments.people': '{count, plural, =1 {Une personne} one {# personne} other {# personnes}}',
  'admin.departments.none': 'Pas encore d’équipes',
  'admin.departments.none.text': 'Personnes et services appartiennent à une équipe : ajoutez la première.',

  'admin.skills.says':
    'Un service demande au plus une compétence ; un contact est proposé à qui la possède. Peu de compétences, et simples, marchent le mieux.',
  'admin.skills.add': 'Ajouter une compétence',
  'admin.skills.change': 'Changer la compétence',
  'admin.skills.name': 'Nom',
  'admin.skills.name.help': 'Par exemple « Aides » ou « Sécurité du gaz »',
  'admin.skills.general': 'Qui la possède aide aux contacts qui ne nomment aucun service',
  'admin.skills.general.short': 'Premier accueil',
  'admin.skills.people':
    '{count, plural, =0 {Personne ne la possède encore} =1 {Une personne la possède} other {# personnes la possèdent}}',
  'admin.skills.services': 'demandée par {names}',
  'admin.skills.withdraw.means':
    'Aucun service ne peut plus la demander. Les personnes la gardent, et vous pouvez la remettre.',
  'admin.skills.none': 'Pas encore de compétences',
  'admin.skills.none.text': 'Tant qu’il n’y en a pas, tout contact est proposé à n’importe qui.',
}
