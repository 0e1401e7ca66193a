import type { demand as english } from '../en/desk.demand.ts'

/** Ce dont il s’agissait dans un contact et, pour l’évitable, d’où cela vient. */
export const demand: { readonly [K in keyof typeof english]: string } = {
  'desk.demand': 'Ce contact est',
  'desk.demand.value': 'utile',
  'desk.demand.failure': 'évitable',
  'desk.demand.cannot_tell': 'indécis',
  'desk.demand.hint':
    'Utile : ce pour quoi nous sommes là. Évitable : causé par une chose pas faite, ou mal faite. Il s’agit du système, jamais de vous.',
  'desk.demand.seems': 'Semble {demand} ({share})',
  'desk.demand.seems.value': 'une demande utile',
  'desk.demand.seems.failure': 'une demande évitable',
  'desk.demand.seems.cannot_tell': 'difficile à dire',
  'desk.demand.right': 'C’est juste',
  'desk.demand.right.label': 'C’est juste : ce contact est {demand}',
  'desk.demand.more': 'D’où cela vient, si vous le savez',
  'desk.demand.origin': 'De quel besoin antérieur',
  'desk.demand.step': 'À quelle étape',
  'desk.demand.step.not_answered': 'on n’a pas pu nous joindre',
  'desk.demand.step.not_done': 'cela n’a pas été fait',
  'desk.demand.step.done_late': 'cela a été fait tard',
  'desk.demand.step.done_wrong': 'cela n’a pas été bien fait',
  'desk.demand.step.not_told': 'le client n’a pas été informé',
  'desk.demand.step.unclear_words': 'nos mots n’étaient pas clairs',
  'desk.demand.step.could_not_prove': 'le client n’a pas pu le prouver',
  'desk.demand.step.passed_on': 'cela a été transmis à d’autres',
  'desk.demand.step.refused': 'cela a été refusé',
  'desk.demand.step.other': 'autre chose',
  'desk.demand.department': 'À qui était cette étape',
  'desk.demand.cause': 'La cause',
  'desk.demand.cause.help':
    'Choisissez une cause, ou écrivez comment elle s’appelle. Il s’agit de l’organisation du travail.',
  'desk.demand.cause.add': 'Nommer cette cause : {name}',
  'desk.demand.cause.added': 'La cause a un nom. Tout le monde peut la choisir.',
  'desk.demand.not_said': 'Pas connu',
}
