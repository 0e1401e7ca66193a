import type { RefusalTexts } from '../catalogue.ts'

/** Refusals of the work with clients: contacts, cases, merging, erasure: what is so, why, and what we do instead or what can be done now. */
export const workRefusals: RefusalTexts = {
  // Clients
  already_known: [
    'Nous le savons déjà',
    'Le client nous l’a déjà dit ; cela figure sous « déjà connu » avec sa source et sa date.',
    'Servez-vous de ce qui est connu. S’il faut le redemander, choisissez pourquoi : c’est noté comme une répétition.',
  ],
  paper_not_taken: [
    'Nous ne pouvons pas ouvrir ce genre de document',
    'Nous prenons le PDF, les images (JPEG, PNG, GIF, WebP, HEIC), le texte simple et les fichiers de bureautique ; ce fichier est autre chose, ou il est vide.',
    'Envoyez-le en PDF ou en photo, ou apportez-le à la conversation : nous le regardons ensemble.',
  ],
  paper_unsafe: [
    'Ce document n’a pas été pris',
    'Notre analyse y a trouvé quelque chose qui pourrait nuire à qui l’ouvre. Vous pouvez fort bien l’ignorer.',
    'Envoyez-en une photo ou un nouveau PDF, ou apportez-le à la conversation : nous le regardons ensemble.',
  ],
  paper_not_checked: [
    'Nous ne pouvons pas vérifier les documents en ce moment',
    'Chaque document est analysé avant que nous le gardions, et l’analyse ne répond pas.',
    'Réessayez dans quelques minutes, ou apportez-le à la conversation. Rien d’autre de ce qui est à vous n’est touché.',
  ],
  paper_not_kept: [
    'Nous ne pouvons pas garder de documents en ce moment',
    'L’endroit où nous gardons les documents n’en prend pas pour l’instant. Les personnes qui s’occupent de ce service sont prévenues.',
    'Réessayez dans quelques minutes, ou apportez-le à la conversation. Rien d’autre de ce qui est à vous n’est touché.',
  ],
  papers_enough: [
    'Nous gardons d’ici autant de documents que nous pouvons en prendre à la fois',
    'Nous prenons jusqu’à 50 documents ou 200 Mo par visite, et d’une même personne jusqu’à 500 documents ou 2 Go en tout.',
    'Écrivez-nous ce que montrent les autres documents : un collègue vous dit comment les apporter, ou les prend pour vous. Ce qui est ici reste.',
  ],
  paper_not_reached: [
    'Nous ne pouvons pas atteindre ce document en ce moment',
    'L’endroit où nous gardons les documents ne répond pas pour l’instant. Le document lui-même est en sûreté.',
    'Réessayez dans quelques minutes. Les personnes qui s’occupent de ce service sont prévenues.',
  ],
  paper_lost: [
    'Nous n’avons plus ce document tel qu’il a été envoyé',
    'Ce que nous en gardions manque, ou n’est pas ce qui a été envoyé. Nous ne montrons pas un document qui peut être faux.',
    'Les personnes qui s’occupent de ce service le retrouveront peut-être dans une sauvegarde. S’il le faut tout de suite, merci de le redemander.',
  ],
  identifier_there: [
    'Ceci est déjà sur la page de la personne',
    'Le même téléphone, la même adresse ou la même référence de compte y figure.',
    'Il n’y a rien à faire.',
  ],
  not_a_number: [
    'Ceci ne semble pas être un numéro de téléphone',
    'Il y a trop ou trop peu de chiffres pour le pays.',
    'Vérifiez les chiffres, ou écrivez le numéro avec l’indicatif du pays, comme +33 1 99 00 12 34.',
  ],
  // Contacts
  offer_gone: [
    'Cette proposition est passée',
    'Un collègue l’a acceptée, son temps était écoulé, ou le client est parti.',
    'Rien n’est perdu : le contact est avec quelqu’un d’autre, ou de retour à sa place dans la file.',
  ],
  contact_ended: [
    'Cette conversation est terminée',
    'Rien ne peut plus y être ajouté.',
    'Ce qui a été écrit est gardé. Cela peut aller à la personne qui en est responsable : sur le dossier, ou sur la page du client.',
  ],
  not_in_conversation: [
    'Vous n’êtes pas dans cette conversation',
    'Seules les personnes qui y sont peuvent y parler ou la changer.',
    'Demandez à la personne qui en est responsable de vous y faire venir ; vous pouvez la lire en attendant.',
  ],
  ends_loose: [
    'Cela laisserait quelque chose en suspens',
    'Une conversation finit satisfaite, ou avec un responsable et au moins une promesse que le client connaît.',
    'Réglez ce qui est indiqué, ou faites une promesse et dites-la au client.',
  ],
  three_present: [
    'Une passation demande les trois présents',
    'Le client, le responsable et le nouveau responsable doivent être ensemble dans la conversation.',
    'Faites d’abord venir le collègue, présentez-le au client, puis passez la main.',
  ],
  colleague_not_here: [
    'Ce collègue n’est pas disponible en ce moment',
    'Il est déconnecté, en pause ou absent.',
    'Choisissez quelqu’un de disponible, ou confiez-lui une part du travail avec une date.',
  ],
  already_in: [
    'Ce collègue y est déjà',
    'Il a rejoint la conversation, ou l’invitation est encore ouverte.',
    'Attendez un instant, ou invitez quelqu’un d’autre.',
  ],
  at_capacity: [
    'Vous êtes dans une autre conversation',
    'Un appel ou une visite mérite toute votre attention.',
    'Terminez l’autre d’abord, ou passez-la à quelqu’un.',
  ],
  not_waiting: [
    'Quelqu’un est déjà avec vous',
    'L’attente est finie : vous êtes en conversation, ou elle est terminée.',
    'Continuez dans la conversation ; elle est ouverte sur cette page.',
  ],
  one_at_a_time: [
    'Vous avez déjà une conversation ouverte',
    'Une seule place dans la file par personne : c’est juste pour tout le monde.',
    'Continuez dans celle qui est ouverte ; vous pouvez y demander plusieurs choses.',
  ],
  way_to_reach_needed: [
    'Il nous faut un moyen de vous joindre',
    'Pour rappeler ou répondre, il nous faut un numéro de téléphone ou une adresse e-mail.',
    'Donnez l’un des deux ; il ne sert qu’à cela.',
  ],
  time_not_free: [
    'Cette heure vient d’être prise',
    'Les heures viennent des personnes qui sont vraiment là ; un autre client a été un instant plus rapide.',
    'Choisissez une des autres heures ; elles viennent d’être mises à jour.',
  ],
  nobody_for_this: [
    'Nous n’avons personne qui puisse s’en charger',
    'Aucun collègue qui s’y connaisse ne travaille ici à présent.',
    'Merci de nous appeler ou de venir nous voir ; les personnes sur place trouveront une solution et vous diront par son nom qui vous aide.',
  ],
  // Cases
  loose_ends: [
    'Il reste des choses en suspens',
    'Des promesses, du travail d’autres personnes ou des questions sont ouverts. Ils sont indiqués ici.',
    'Réglez chaque point, ou terminez la conversation avec un responsable et une promesse que le client connaît.',
  ],
  not_a_reason_to_close: [
    'Un dossier ne se ferme pas parce que quelqu’un n’a pas pu être joint',
    'Le besoin est toujours là quand un appel reste sans réponse.',
    'Notez l’essai, écrivez au client en lui laissant le choix de l’heure, et laissez le dossier attendre le client ; il se réveille de lui-même.',
  ],
  case_closed: [
    'Ce dossier est fermé',
    'Rien ne peut être ajouté à un dossier fermé.',
    'Rouvrez-le : il revient au même responsable avec toute son histoire.',
  ],
  case_merged: [
    'Ce dossier a été joint à un autre',
    'Il a été réuni avec un autre dossier du même client, et continue là.',
    'Ouvrez le dossier dans lequel il continue, ou séparez-les de nouveau là.',
  ],
  case_open: [
    'Ce dossier est déjà ouvert',
    'Il n’a pas besoin d’être rouvert.',
    'Continuez avec lui tel qu’il est.',
  ],
  owner_not_able: [
    'Cette personne ne peut pas prendre le dossier maintenant',
    'Un responsable est un collègue actif qui n’est pas absent.',
    'Choisissez quelqu’un qui est là, ou le collègue qui remplace.',
  ],
  term_not_published: [
    'Ceci ne fait pas partie de ce que le service a publié',
    'Ce que nous disons à un client vient des conditions publiées du service, et ceci n’en est pas, ou n’en est plus.',
    'Ce qui est publié est indiqué ici : choisissez-y, ou dites de quel service il s’agit. Rien n’a été noté.',
  ],
  leg_ended: [
    'Ce travail est déjà terminé',
    'Il a été fait ou retiré auparavant.',
    'Commencez un autre travail s’il en faut un.',
  ],
  // Putting together and splitting
  same_person: [
    'C’est une seule et même page',
    'Les deux côtés sont déjà la même personne.',
    'Choisissez l’autre page qui concerne cette personne.',
  ],
  merged_meanwhile: [
    'L’une des deux a été réunie avec quelqu’un entre-temps',
    'Un collègue a été un instant plus rapide, ou l’une des pages n’est plus là.',
    'Regardez la page qui demeure ; vous n’avez rien changé.',
  ],
  decided_already: [
    'Un collègue en a déjà décidé',
    'La suggestion n’est plus ouverte.',
    'Regardez de nouveau la liste ; vous n’avez rien changé.',
  ],
  undone_already: [
    'Ceci a déjà été annulé',
    'Les deux sont de nouveau l’un à côté de l’autre.',
    'Il n’y a rien à faire.',
  ],
  merged_further: [
    'Ce qui a été gardé a été lui-même réuni avec autre chose depuis',
    'Les étapes se défont dans l’ordre possible : la dernière d’abord.',
    'Annulez d’abord l’étape la plus récente, puis celle-ci.',
  ],
  cases_joined: [
    'Des dossiers des deux personnes ont été réunis depuis',
    'Ce que les deux ont dit figurerait sur un seul dossier, et l’une lirait les mots de l’autre.',
    'Annulez d’abord la réunion de leurs dossiers, puis celle-ci. Rien n’a été changé.',
  ],
  erased_since: [
    'La personne a été effacée depuis',
    'Ce qu’une annulation ferait revenir n’est plus gardé.',
    'Les chiffres restent tels quels ; il n’y a plus rien à séparer.',
  ],
  limited_view: [
    'Vous ne voyez pas tout de ces personnes',
    'Ce que vous voyez est limité à certains départements ou services ; ce qui est au-delà serait laissé en arrière.',
    'Suggérez-le, ou demandez à un collègue qui voit tout. Rien n’a été changé.',
  ],
  other_client: [
    'Ces deux dossiers appartiennent à des personnes différentes',
    'Un dossier appartient à une personne ; réunir les dossiers de deux personnes montrerait les mots de l’une à l’autre.',
    'Si c’est une seule personne, réunissez d’abord les deux personnes, puis leurs dossiers.',
  ],
  same_case: [
    'C’est un seul et même dossier',
    'Les deux références mènent déjà au même dossier.',
    'Choisissez l’autre dossier.',
  ],
  into_closed: [
    'Le dossier qui continuerait est fermé',
    'Ce qui est ouvert se retrouverait dans un dossier fermé, et personne ne s’en occuperait.',
    'Rouvrez-le d’abord, ou laissez l’autre continuer.',
  ],
  nothing_to_split: [
    'Rien n’a été choisi pour le nouveau dossier',
    'Un dossier à part a besoin de quelque chose qui lui appartienne.',
    'Choisissez ce qui relève de l’autre besoin, ou ouvrez un nouveau dossier.',
  ],
  not_on_case: [
    'Quelque chose que vous avez choisi n’est plus sur ce dossier',
    'Cela a été déplacé entre-temps, ou relève d’ailleurs.',
    'Regardez de nouveau le dossier et choisissez encore une fois ; rien n’a été changé.',
  ],
  // Erasure and keeping
  reasons_to_wait: [
    'Il y a une raison d’attendre',
    'Quelque chose est encore ouvert avec cette personne, ou doit être gardé un certain temps. C’est indiqué ici.',
    'Réglez-le d’abord ; ou, là où c’est permis, passez outre et dites pourquoi. Rien n’a été effacé.',
  ],
  hold_first: [
    'Ceci est retenu, ou quelqu’un est en conversation',
    'Ce qui est retenu pour un litige ou une enquête ne doit pas partir, et personne n’est effacé au milieu d’une conversation.',
    'Mettez d’abord fin à la retenue ou à la conversation. Rien n’a été effacé.',
  ],
  erased_already: [
    'Cette personne a déjà été effacée',
    'Plus rien de personnel n’est gardé.',
    'Le reçu est dans la liste des effacements.',
  ],
  hold_over: ['Cette retenue est déjà terminée', 'Un collègue y a mis fin.', 'Il n’y a rien à faire.'],
}
