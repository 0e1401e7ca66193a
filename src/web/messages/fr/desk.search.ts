import type { search as english } from '../en/desk.search.ts'

/** La recherche dans tout. */
export const search: { readonly [K in keyof typeof english]: string } = {
  'desk.search': 'Rechercher',
  'desk.search.label': 'Des mots, un nom, un numéro, une référence',
  'desk.search.hint':
    'Les mots dans n’importe quel ordre ; « entre guillemets » tels quels. Majuscules et accents ne comptent pas.',
  'desk.search.empty':
    'Tapez au moins deux lettres : personnes, dossiers, contacts, ce qui a été dit et guides sont parcourus.',
  'desk.search.none': 'Rien trouvé pour {q}. Essayez moins de mots, ou le début d’un mot.',
  'desk.search.found': '{kinds, plural, =1 {Trouvé à un endroit} other {Trouvé à # endroits}}',
  'desk.search.people': 'Personnes',
  'desk.search.cases': 'Dossiers',
  'desk.search.contacts': 'Contacts',
  'desk.search.messages': 'Ce qui a été dit',
  'desk.search.articles': 'Guides',
  'desk.search.many': '{count, number} ou plus',
  'desk.search.more': 'Afficher plus : {name}',
  'desk.search.back': 'Afficher tout',
  'desk.search.note': 'Note interne',
  'desk.search.service': 'Service',
  'desk.search.channel': 'Canal',
  'desk.search.period': 'Quand',
  'desk.search.all': 'Tous',
  'desk.search.ever': 'À tout moment',
  'desk.search.last':
    '{days, plural, =7 {La dernière semaine} =30 {Le dernier mois} =365 {La dernière année} other {Les # derniers jours}}',
  'desk.palette.search': 'Rechercher partout',
  'desk.palette.search.for': 'Rechercher « {q} » partout',
  'desk.palette.said': 'Dit, et guides',
}
