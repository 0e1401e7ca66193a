import type { inAndOut as english } from '../en/admin-in-and-out.ts'

/** Sortir des données, sauvegardes, et ce qui a été repris. */
export const inAndOut: Record<keyof typeof english, string> = {
  'admin.nav.in-and-out': 'Entrées et sorties',
  'admin.nav.in-and-out.why':
    'Emporter vos données, voir que les sauvegardes se font, reprendre un historique d’ailleurs.',
  'admin.in_and_out.says':
    'Ce qui est ici est à vous. Tout peut sortir à tout moment, en entier ou en partie, et se garde en double quand des sauvegardes se font.',
  'admin.in_and_out.out': 'Sortir',
  'admin.in_and_out.out.text':
    'Une sorte de données en un fichier, pour les jours choisis. Qui a pris quoi reste dans le journal des changements.',
  'admin.in_and_out.what': 'Quoi',
  'admin.in_and_out.what.clients': 'Clients',
  'admin.in_and_out.what.cases': 'Dossiers',
  'admin.in_and_out.what.contacts': 'Contacts',
  'admin.in_and_out.what.messages': 'Messages',
  'admin.in_and_out.what.commitments': 'Engagements',
  'admin.in_and_out.what.ledger': 'Registre : tout ce qui s’est passé, sans les mots',
  'admin.in_and_out.format': 'En',
  'admin.in_and_out.csv': 'CSV, pour tableurs',
  'admin.in_and_out.json': 'JSON, un objet par ligne',
  'admin.in_and_out.from': 'Premier jour',
  'admin.in_and_out.to': 'Dernier jour',
  'admin.in_and_out.backwards': 'Il précède le premier jour.',
  'admin.in_and_out.take': 'Télécharger',
  'admin.in_and_out.everything': 'Tout à la fois',
  'admin.in_and_out.everything.text':
    'Toutes les tables avec les pièces, ligne par ligne, s’écrivent en ligne de commande. Cela se reprend dans un Answerable vide.',
  'admin.in_and_out.command': 'À taper en ligne de commande sur le serveur',
  'admin.in_and_out.backups': 'Sauvegardes',
  'admin.in_and_out.schedule':
    'Une sauvegarde se fait {hours, plural, =1 {toutes les heures} other {toutes les # heures}} et se relit jusqu’au bout ; {keep, plural, =1 {la dernière est gardée} other {les # dernières sont gardées}}.',
  'admin.in_and_out.no_schedule':
    'Aucune ne se fait d’elle-même sur ce serveur : qui l’exploite peut le demander par BACKUP_TO.',
  'admin.in_and_out.backup.running': 'En cours',
  'admin.in_and_out.backup.failed': 'N’a pas pu se faire : {why}',
  'admin.in_and_out.backup.made':
    'Faite : {rows, plural, =1 {une ligne} one {# ligne} other {# lignes}}, {size} Mo',
  'admin.in_and_out.backup.read': 'Relue jusqu’au bout, tout était juste.',
  'admin.in_and_out.backup.not_read': 'Pas relue depuis.',
  'admin.in_and_out.backup.removed': 'Retirée pour faire place à de plus récentes.',
  'admin.in_and_out.backup.last_failed': 'La dernière sauvegarde n’a pas pu se faire',
  'admin.in_and_out.backup.last_failed.text':
    'Un nouvel essai a lieu toutes les demi-heures. Dites à qui exploite le service ce qui est écrit ci-dessous.',
  'admin.in_and_out.backup.none': 'Aucune sauvegarde pour l’instant',
  'admin.in_and_out.backup.none.text': 'Chacune sera ici, avec sa taille, et si elle a pu être relue.',
  'admin.in_and_out.by_hand': 'À la main',
  'admin.in_and_out.in': 'Reprendre',
  'admin.in_and_out.in.text':
    'Les contacts d’un autre système viennent avec leurs clients et leurs dossiers, aux moments où ils ont eu lieu. La première commande lit et rend compte ; la seconde écrit. Le même fichier une seconde fois n’ajoute rien.',
  'admin.in_and_out.imports': 'Ce qui a été repris',
  'admin.in_and_out.import.none': 'Rien n’a encore été repris',
  'admin.in_and_out.import.none.text':
    'Chaque reprise sera ici, avec ce qu’elle a apporté et ce qui a été trouvé.',
  'admin.in_and_out.import.running': 'En lecture depuis : {at}, par {by}',
  'admin.in_and_out.import.done': '{at}, par {by}',
  'admin.in_and_out.import.stopped':
    'Arrêtée en chemin ; commencée {at}, par {by}. La même commande la continue.',
  'admin.in_and_out.import.brought':
    '{contacts, plural, =1 {un contact} one {# contact} other {# contacts}}, {cases, plural, =1 {un dossier} one {# dossier} other {# dossiers}}, {clients, plural, =1 {un nouveau client} one {# nouveau client} other {# nouveaux clients}}',
  'admin.in_and_out.import.known':
    '{count, plural, =1 {Une ligne était} one {# ligne était} other {# lignes étaient}} déjà ici',
  'admin.in_and_out.import.aside':
    '{count, plural, =1 {Une ligne n’a pas pu servir et se trouve} one {# ligne n’a pas pu servir et se trouve} other {# lignes n’ont pas pu servir et se trouvent}} à côté du fichier, avec la raison',
  'admin.in_and_out.found.id_missing': '{count, number} sans numéro ou sans dossier',
  'admin.in_and_out.found.arrival_missing': '{count, number} sans moment d’arrivée',
  'admin.in_and_out.found.time_unreadable': '{count, number} avec une heure illisible',
  'admin.in_and_out.found.zone_unknown': '{count, number} d’un fuseau inconnu',
  'admin.in_and_out.found.in_the_future': '{count, number} dans l’avenir',
  'admin.in_and_out.found.long_ago': '{count, number} avant 1970',
  'admin.in_and_out.found.answered_before_arrival': '{count, number} avec une réponse avant l’arrivée',
  'admin.in_and_out.found.end_before_start': '{count, number} avec une fin avant le début',
  'admin.in_and_out.found.closed_before_arrival': '{count, number} avec une clôture avant l’arrivée',
  'admin.in_and_out.found.row_broken': '{count, number} avec un guillemet jamais fermé',
  'admin.in_and_out.found.columns_twice': '{count, number} noms de colonne en double',
  'admin.in_and_out.found.order_assumed': 'Des dates qui se lisent de deux façons',
  'admin.in_and_out.found.clock_twice': '{count, number} heures en double, au passage à l’heure d’hiver',
  'admin.in_and_out.found.clock_skipped':
    '{count, number} heures qui n’ont pas eu lieu, au passage à l’heure d’été',
  'admin.in_and_out.found.channel_unknown': '{count, number} d’un canal inconnu ici',
  'admin.in_and_out.found.phone_unreadable': '{count, number} numéros de téléphone illisibles',
  'admin.in_and_out.found.email_unreadable': '{count, number} adresses illisibles',
  'admin.in_and_out.found.words_cut': '{count, number} besoins coupés à 2 000 lettres',
}
