import type { Translated } from '../catalogue.ts'
import { measureWords } from './lens-measures.ts'

/** La charte telle que les clients la lisent. */
export const charter: Translated<'charter'> = {
  ...measureWords,
  'portal.charter.title': 'Ce que vous pouvez attendre, et où nous en sommes',
  'portal.charter.lead':
    'À côté de chaque ligne figure ce qui se passe vraiment, compté d’après le travail lui-même. Nous ne choisissons pas les chiffres, et nous n’en promettons aucun.',
  'portal.charter.period': 'Chiffres du {from} au {to}.',
  'portal.charter.today': 'Où nous en sommes',
  'portal.charter.not_yet':
    'Il n’y a pas encore assez pour le dire : moins de cinq cas. Ce sera ici dès que possible.',
  'portal.charter.count': 'Compté sur {count}.',
  'portal.charter.only': 'Compté pour : {what}.',
  'portal.charter.means': 'Ce qui est compté exactement',
  'portal.charter.none': 'Il n’y a encore rien ici.',
  'portal.charter.none.text':
    'Nous n’avons pas encore écrit ce que vous pouvez attendre. Vous pouvez tout nous demander, à tout moment.',
  'portal.charter.other': 'Dites-nous ce qu’il vous faut',
  'portal.charter.print': 'Imprimer cette page',
  'portal.charter.few_seconds': 'quelques secondes',
  'portal.charter.channel.chat': 'le clavardage',
  'portal.charter.channel.phone': 'le téléphone',
  'portal.charter.channel.visit': 'les visites',
  'portal.charter.channel.letter': 'les lettres',
  'portal.charter.channel.email': 'l’e-mail',
  'portal.charter.channel.web_voice': 'les appels sur le web',
  'portal.charter.channel.sms': 'les SMS',
  'portal.charter.channel.form': 'les formulaires',
  'portal.charter.demand.value': 'ce pour quoi le service existe',
  'portal.charter.demand.failure': 'ce que nous n’avions pas fait, ou mal fait',
  'portal.charter.demand.cannot_tell': 'ce que l’on ne peut pas distinguer',
  'portal.charter.says.contacts': 'Les clients ont pris contact {number} fois.',
  'portal.charter.says.wait':
    'La moitié des personnes ont attendu au plus {half} ; neuf sur dix au plus {nine}.',
  'portal.charter.says.talk':
    'La moitié des conversations ont duré au plus {half} ; neuf sur dix au plus {nine}.',
  'portal.charter.says.hold':
    'Parmi les personnes mises en attente, la moitié l’ont été au plus {half} ; neuf sur dix au plus {nine}.',
  'portal.charter.says.held_share': 'Dans {some} conversations sur {of}, le client a été mis en attente.',
  'portal.charter.says.lost_share':
    'Dans {some} contacts sur {of}, le client est parti avant qu’on se soit occupé de son besoin.',
  'portal.charter.says.brought_in_share':
    'Dans {some} conversations sur {of}, un expert s’est joint en direct.',
  'portal.charter.says.handed_over_share':
    'Dans {some} conversations sur {of}, quelqu’un d’autre a pris le relais, en présence du client.',
  'portal.charter.says.asked_again_per_contact':
    'Sur 100 conversations, on a redemandé {hundred} fois aux clients ce que nous savions déjà.',
  'portal.charter.says.returning_share': '{some} contacts sur {of} portaient sur une demande déjà faite.',
  'portal.charter.says.came_back_share':
    'Après {some} contacts sur {of}, le client est revenu pour le même besoin.',
  'portal.charter.says.first_point_by_contact':
    '{some} contacts sur {of} ont répondu au besoin, et le client n’a pas eu à revenir.',
  'portal.charter.says.by_owner_share':
    '{some} contacts sur {of} au sujet d’un besoin connu ont eu la réponse de la personne qui s’en occupe.',
  'portal.charter.says.estimate_held_share':
    '{some} clients sur {of} à qui on avait annoncé une attente ont eu réponse dans ce temps.',
  'portal.charter.says.failure_share':
    '{some} contacts sur {of} sont venus de ce que nous n’avions pas fait, ou mal fait.',
  'portal.charter.says.value_share': '{some} contacts sur {of} portaient sur ce pour quoi le service existe.',
  'portal.charter.says.failure_minutes':
    'Les conversations venues de ce que nous n’avions pas fait, ou mal fait, ont pris {time} en tout.',
  'portal.charter.says.needs_opened': '{number} besoins ont commencé.',
  'portal.charter.says.needs_closed': '{number} besoins ont pris fin.',
  'portal.charter.says.contacts_per_need':
    'Un besoin a demandé {mean} contacts en moyenne ; neuf sur dix au plus {most}.',
  'portal.charter.says.people_per_need':
    'Pour un besoin, les clients ont parlé à {mean} d’entre nous en moyenne ; neuf sur dix à {most} au plus.',
  'portal.charter.says.places_per_need':
    'En moyenne, {mean} départements ont eu part à un besoin ; pour neuf sur dix, {most} au plus.',
  'portal.charter.says.handoffs_per_need':
    'Un besoin a changé de mains {mean} fois en moyenne ; neuf sur dix au plus {most} fois.',
  'portal.charter.says.no_handoff_share':
    '{some} besoins sur {of} sont restés chez la même personne du début à la fin.',
  'portal.charter.says.returned_share':
    '{some} besoins sur {of} sont revenus à quelqu’un qui les avait transmis.',
  'portal.charter.says.repeats_per_need':
    'Sur 100 besoins, on a redemandé {hundred} fois aux clients ce que nous savions déjà.',
  'portal.charter.says.attempts_per_need':
    'Sur 100 besoins, nous avons essayé {hundred} fois de joindre des clients à un moment qu’ils n’avaient pas choisi.',
  'portal.charter.says.talk_per_need':
    'La moitié des besoins ont demandé au plus {half} de conversation ; neuf sur dix au plus {nine}.',
  'portal.charter.says.end_to_end':
    'La moitié des besoins ont pris fin en {half} au plus, neuf sur dix en {nine} au plus, nuits et week-ends compris.',
  'portal.charter.says.first_point_by_need':
    '{some} besoins sur {of} ont eu leur réponse en un seul contact.',
  'portal.charter.says.reopened_share':
    '{some} besoins sur {of} ont dû être rouverts après que nous les avions crus terminés.',
  'portal.charter.says.level_as_possible_share':
    '{some} besoins sur {of} ont eu leur réponse de la façon la plus simple qui existe pour eux.',
  'portal.charter.says.terms_different_share':
    'Dans {some} besoins sur {of} où l’on a dit un prix, une date ou un droit, ce n’était pas ce qui est publié.',
  'portal.charter.says.promises_kept_share': '{some} promesses sur {of} ont été tenues à temps.',
  'portal.charter.says.promises_renegotiated_share':
    'Pour {some} promesses sur {of}, un autre moment a été convenu avant l’échéance.',
  'portal.charter.says.promises_broken_share': '{some} promesses sur {of} n’ont pas été tenues à temps.',
  'portal.charter.says.legs_in_time_share':
    '{some} travaux sur {of} qu’un autre département fait pour vous ont été faits à temps.',
  'portal.charter.says.leg_time':
    'La moitié des travaux qu’un autre département fait pour vous ont pris au plus {half} ; neuf sur dix au plus {nine}.',
  'portal.charter.says.attempts':
    'Nous avons essayé {number} fois de joindre des clients à un moment qu’ils n’avaient pas choisi.',
  'portal.charter.says.attempts_reached_share':
    '{some} essais sur {of} à un moment que les clients n’avaient pas choisi les ont joints.',
  'portal.charter.says.mean': '{measure} : {mean} en moyenne.',
}
