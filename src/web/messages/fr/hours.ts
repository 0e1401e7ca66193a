import type { hours as english } from '../en/hours.ts'

export const hours: { readonly [K in keyof typeof english]: string } = {
  'hours.from': '{day}, de',
  'hours.to': '{day}, à',
  'hours.remove': '{day} : retirer {from} à {to}',
  'hours.closed': 'Fermé',
  'hours.open': 'Ouvrir',
  'hours.add': 'Autre plage',
  'hours.add_to': '{day} : ajouter une plage',
  'hours.like_monday': 'Les heures du lundi tous les jours ouvrables',
  'hours.note':
    'Une fin égale ou antérieure au début tombe le lendemain : 22:00 – 06:00 est une nuit, 00:00 – 00:00 un jour entier.',
  'hours.missing': 'Il manque une heure.',
  'hours.overlap': 'Ces plages se chevauchent.',
  'hours.holidays': 'Jours de fermeture',
  'hours.region': 'Partie du pays',
  'hours.region.all': 'Tout le pays',
  'hours.none_known':
    'Nous ne connaissons pas les jours fériés de ce pays. Ajoutez vos propres jours ci-dessous.',
  'hours.all_known': 'Tous les jours fériés jusqu’à la fin de {year} sont là.',
  'hours.kind.bank': 'fermeture des banques',
  'hours.kind.optional': 'pas férié partout',
  'hours.own_day': 'Un autre jour',
  'hours.own_name': 'De quoi il s’agit',
  'hours.own_add': 'Ajouter ce jour',
  'hours.own_again': 'Ce jour est déjà là.',
}
