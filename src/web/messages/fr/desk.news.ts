import type { news as english } from '../en/desk.news.ts'

/** Les nouvelles : la page, les voies, les appareils et les heures calmes. */
export const news: { readonly [K in keyof typeof english]: string } = {
  'desk.news.title': 'Notifications',
  'desk.news.all': 'Toutes les notifications, et comment elles m’arrivent',
  'desk.news.says': 'Ce qu’il vous fallait savoir ces 90 derniers jours, chaque dossier une fois.',
  'desk.news.topic': 'Au sujet de',
  'desk.news.topic.any': 'Tout',
  'desk.news.topic.promises': 'Promesses',
  'desk.news.topic.clients': 'Ce que disent les clients',
  'desk.news.topic.mentions': 'Mentions',
  'desk.news.topic.handed': 'Confié à moi',
  'desk.news.topic.changes': 'Changements dans ce que je suis',
  'desk.news.topic.shifts': 'Mes services',
  'desk.news.topic.asked': 'Questions à moi',
  'desk.news.topic.running': 'Le fonctionnement du service',
  'desk.news.unread_only': 'Seulement les non lues',
  'desk.news.none': 'Rien ici',
  'desk.news.none.why':
    'Quand quelque chose change dans vos dossiers, promesses ou services, cela figure ici 90 jours.',
  'desk.news.unread': '{count, plural, one {# non lue} other {# non lues}}',
  'desk.news.more': '{count, plural, one {# autre à ce sujet} other {# autres à ce sujet}}',
  'desk.news.earlier': 'Plus anciennes',
  'desk.news.read_group': 'Marquer comme lu',
  'desk.news.is_new': 'Nouveau :',
  'desk.news.ways': 'Comment cela m’arrive',
  'desk.news.ways.says': 'Choisissez pour chaque sorte. Ce qui a besoin de vous est toujours montré ici.',
  'desk.news.way.inApp': 'Dans l’application',
  'desk.news.way.push': 'Push',
  'desk.news.way.mail': 'Courriel',
  'desk.news.ways.for': '{way} : {topic}',
  'desk.news.no_mail': 'Le courriel n’est pas configuré pour ce service.',
  'desk.news.devices': 'Push sur mes appareils',
  'desk.news.devices.says':
    'Un appareil montre de quelle sorte est la nouvelle et le numéro du dossier, jamais un nom.',
  'desk.news.push.on': 'M’avertir sur cet appareil',
  'desk.news.push.off': 'Ne plus m’avertir sur cet appareil',
  'desk.news.push.unsupported':
    'Ce navigateur ne peut pas être averti par push. Sur un téléphone, ajoutez d’abord cette page à l’écran d’accueil.',
  'desk.news.push.unavailable': 'Le push n’est pas configuré pour ce service.',
  'desk.news.push.denied':
    'Ce navigateur ne doit montrer aucune notification. Autorisez-les dans ses réglages pour cette page, puis réessayez.',
  'desk.news.push.failed':
    'L’éditeur de ce navigateur est injoignable ; il ne peut pas être averti pour l’instant. Réessayez plus tard.',
  'desk.news.device.this': 'cet appareil',
  'desk.news.device.added': 'depuis le {date}',
  'desk.news.device.told': 'averti en dernier {when}',
  'desk.news.device.failed': 'injoignable {when} ; nous réessayons',
  'desk.news.device.try': 'Envoyer un essai',
  'desk.news.device.tried': 'Un essai est en route.',
  'desk.news.device.remove': 'Retirer {name}',
  'desk.news.device.unnamed': 'Un navigateur',
  'desk.news.quiet': 'Heures calmes',
  'desk.news.quiet.says':
    'Entre ces heures, rien n’est envoyé par push ou courriel et rien ne sonne. Ce qui a été retenu vient après, une fois par dossier.',
  'desk.news.quiet.zone': 'À l’heure de',
  'desk.news.quiet.zone.service': 'le service ({zone})',
  'desk.news.quiet.urgent': 'Laisser passer l’urgent',
  'desk.news.quiet.urgent.says':
    'Un moment de vérité, ou une promesse qui risque de ne pas être tenue dans l’heure.',
}
