/** Chaque mesure par son nom, et ce qu’elle veut dire exactement. */
export const measureWords = {
  'measure.contacts': 'Contacts',
  'measure.contacts.means':
    'Chaque contact pris par un client, par tout canal, le jour de son arrivée. Un contact qui a continué sous un autre est compté une fois.',
  'measure.wait': 'Attente',
  'measure.wait.means':
    'De l’arrivée jusqu’à ce qu’une personne soit là, ou que le client renonce. Moyenne des contacts répondus ou perdus.',
  'measure.talk': 'Conversation',
  'measure.talk.means':
    'Temps de conversation avec le client, sans mise en attente. Moyenne des contacts répondus. Personne n’est prié de faire plus court.',
  'measure.hold': 'Mise en attente',
  'measure.hold.means':
    'Temps pendant lequel le client a été mis en attente. Moyenne des contacts avec mise en attente.',
  'measure.held_share': 'Mis en attente',
  'measure.held_share.means':
    'Part des contacts répondus où le client a été mis en attente au moins une fois.',
  'measure.lost_share': 'Perdus',
  'measure.lost_share.means':
    'Part des contacts qui ont pris fin parce que le client est parti : en attendant, en attente ou en pleine conversation.',
  'measure.brought_in_share': 'Expert appelé',
  'measure.brought_in_share.means': 'Part des contacts répondus qu’un collègue a rejoints en direct.',
  'measure.handed_over_share': 'Transmis',
  'measure.handed_over_share.means':
    'Part des contacts répondus où quelqu’un d’autre est devenu responsable, tous trois présents.',
  'measure.asked_again_per_contact': 'Redemandé',
  'measure.asked_again_per_contact.means':
    'Combien de fois on a redemandé aux clients ce qu’ils avaient dit, prouvé ou envoyé, par contact répondu.',
  'measure.returning_share': 'Encore le même besoin',
  'measure.returning_share.means':
    'Part des contacts d’un dossier qui n’étaient pas les premiers de leur besoin.',
  'measure.came_back_share': 'Revenus',
  'measure.came_back_share.means':
    'Part des contacts avec dossier après lesquels le client a repris contact pour le même besoin.',
  'measure.first_point_by_contact': 'Résolu à ce contact',
  'measure.first_point_by_contact.means':
    'Part des contacts terminés par une réponse et sans retour du client. Compté par contact ; par besoin, c’est un autre chiffre.',
  'measure.by_owner_share': 'Répondu par le responsable',
  'measure.by_owner_share.means':
    'Part des contacts répondus sur un dossier existant où le responsable a répondu.',
  'measure.estimate_held_share': 'Estimations tenues',
  'measure.estimate_held_share.means':
    'Part des clients à qui on a annoncé une attente et qui ont eu réponse dans ce temps.',
  'measure.failure_share': 'Demande de défaillance',
  'measure.failure_share.means':
    'Part des contacts marqués qui viennent de ce que quelque chose n’a pas été fait, ou mal fait pour le client.',
  'measure.value_share': 'Demande de valeur',
  'measure.value_share.means': 'Part des contacts marqués pour lesquels le service existe.',
  'measure.failure_minutes': 'Minutes de demande de défaillance',
  'measure.failure_minutes.means':
    'Conversations et mises en attente des contacts marqués comme défaillance, tous ensemble.',
  'measure.needs_opened': 'Besoins commencés',
  'measure.needs_opened.means': 'Besoins (dossiers) ouverts, le jour où ils ont commencé.',
  'measure.needs_closed': 'Besoins terminés',
  'measure.needs_closed.means': 'Besoins clos, le jour de leur fin. Les doublons ne comptent pas.',
  'measure.contacts_per_need': 'Contacts par besoin',
  'measure.contacts_per_need.means':
    'Combien de contacts les clients ont pris pour un besoin, sur les besoins terminés.',
  'measure.people_per_need': 'Personnes par besoin',
  'measure.people_per_need.means': 'À combien de collègues différents le client a parlé pour un besoin.',
  'measure.places_per_need': 'Départements par besoin',
  'measure.places_per_need.means': 'Combien de départements différents ont eu part à un besoin.',
  'measure.handoffs_per_need': 'Passages par besoin',
  'measure.handoffs_per_need.means': 'Combien de fois un besoin est passé d’une personne à une autre.',
  'measure.no_handoff_share': 'Restés à une personne',
  'measure.no_handoff_share.means': 'Part des besoins terminés qui n’ont jamais changé de mains.',
  'measure.returned_share': 'Renvoyés de l’un à l’autre',
  'measure.returned_share.means': 'Part des besoins terminés revenus à quelqu’un qu’ils avaient quitté.',
  'measure.repeats_per_need': 'Redit par besoin',
  'measure.repeats_per_need.means':
    'Combien de fois on a redemandé au client une chose connue, pour un besoin.',
  'measure.attempts_per_need': 'Tentatives par besoin',
  'measure.attempts_per_need.means':
    'Essais de joindre le client à un moment qu’il n’avait pas choisi, pour un besoin.',
  'measure.talk_per_need': 'Conversation par besoin',
  'measure.talk_per_need.means': 'Tout le temps de conversation pour un besoin.',
  'measure.end_to_end': 'De bout en bout',
  'measure.end_to_end.means':
    'Du premier contact sur un besoin à sa fin, comme le client l’a vécu : nuits et week-ends compris.',
  'measure.first_point_by_need': 'Résolus du premier coup',
  'measure.first_point_by_need.means':
    'Part des besoins terminés résolus en un contact, sans appel sortant ni réouverture. Compté par besoin.',
  'measure.reopened_share': 'Rouverts',
  'measure.reopened_share.means': 'Part des besoins terminés qui avaient été clos puis rouverts.',
  'measure.level_as_possible_share': 'Résolus au niveau possible',
  'measure.level_as_possible_share.means':
    'Part des besoins terminés résolus au niveau le plus simple que le service offre.',
  'measure.terms_different_share': 'Dit autrement que publié',
  'measure.terms_different_share.means':
    'Parmi les besoins où un prix, une date ou un droit a été dit, la part où cela différait des conditions publiées.',
  'measure.promises_kept_share': 'Promesses tenues',
  'measure.promises_kept_share.means': 'Part des promesses terminées qui ont été tenues à temps.',
  'measure.promises_renegotiated_share': 'Promesses renégociées',
  'measure.promises_renegotiated_share.means':
    'Part des promesses terminées par un nouvel accord avec le client avant l’échéance.',
  'measure.promises_broken_share': 'Promesses rompues',
  'measure.promises_broken_share.means': 'Part des promesses terminées qui n’ont pas été tenues à temps.',
  'measure.legs_in_time_share': 'Travail des autres à temps',
  'measure.legs_in_time_share.means': 'Part des étapes (travail d’un autre département) faites à l’échéance.',
  'measure.leg_time': 'Durée du travail des autres',
  'measure.leg_time.means': 'Du début d’une étape jusqu’à sa fin.',
  'measure.attempts': 'Tentatives sortantes',
  'measure.attempts.means':
    'Essais de joindre des clients à des moments qu’ils n’avaient pas choisis. Comptés comme gaspillage.',
  'measure.attempts_reached_share': 'Tentatives abouties',
  'measure.attempts_reached_share.means': 'Part des tentatives sortantes qui ont joint le client.',
}
