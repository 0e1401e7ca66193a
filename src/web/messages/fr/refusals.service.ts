import type { RefusalTexts } from '../catalogue.ts'

/** Refusals of how the service is set up, planned and learnt from: what is so, why, and what we do instead or what can be done now. */
export const serviceRefusals: RefusalTexts = {
  // Tags and fields
  tag_name_taken: [
    'Il y a déjà une étiquette de ce nom',
    'Deux étiquettes du même nom sépareraient ce qui va ensemble.',
    'Réunissez l’une avec l’autre, ou choisissez un autre nom. Rien n’a été changé.',
  ],
  tag_withdrawn: [
    'Cette étiquette n’est plus en usage',
    'Une personne qui s’occupe des étiquettes l’a retirée. Les dossiers qui la portent la gardent.',
    'Choisissez une autre étiquette, ou demandez à un responsable de remettre celle-ci.',
  ],
  field_name_taken: [
    'Il y a déjà un champ de ce nom',
    'Deux champs du même nom seraient remplis au hasard, tantôt l’un, tantôt l’autre.',
    'Changez le champ qui existe, ou choisissez un autre nom. Rien n’a été changé.',
  ],
  field_out_of_use: [
    'Ce champ ne se remplit pas ici',
    'Il a été retiré, ou il concerne d’autres services que celui de ce dossier.',
    'Ce qui a été écrit avant est gardé. Demandez à un administrateur si le champ est nécessaire ici.',
  ],
  field_value_differs: [
    'Ceci ne convient pas au champ',
    'On attend un nombre, une date, oui ou non, ou une des réponses.',
    'Ce que le champ accepte est dit ici ; rien n’a été changé.',
  ],
  // Many cases at once
  nothing_chosen: [
    'Aucun dossier n’est choisi',
    'Aucun des dossiers choisis n’est encore là, ou rien ne correspond.',
    'Choisissez de nouveau des dossiers dans la liste. Rien n’a été changé.',
  ],
  too_many_chosen: [
    'C’est plus de dossiers que l’on ne peut en changer à la fois',
    'Pas plus de 2 000 dossiers sont changés ensemble, pour que chacun puisse encore être regardé et remis comme avant.',
    'Réduisez la liste, par un service ou une étiquette, et faites-le en plusieurs fois. Rien n’a été changé.',
  ],
  undo_over: [
    'Ceci ne peut plus être annulé en une fois',
    'Ce qui a été fait à beaucoup de dossiers peut être annulé pendant 10 minutes, par la personne qui l’a fait, une fois que c’est fait.',
    'Changez les dossiers eux-mêmes ; la liste de ce qui a été fait est gardée.',
  ],
  // Commitments
  due_in_the_past: [
    'Cette heure est déjà passée',
    'Une promesse est pour un moment encore à venir.',
    'Choisissez un moment à partir de maintenant, qui convienne au client.',
  ],
  client_not_told: [
    'Le client ne le sait pas encore',
    'Une promesse compte une fois que le client l’a entendue.',
    'Dites-la au client, puis dites comment : dans la conversation, par écrit, ou sur sa page.',
  ],
  past_due: [
    'Le moment promis est déjà passé',
    'Une promesse peut être renégociée avant son échéance. Après, elle est rompue, et le dit honnêtement.',
    'Faites une nouvelle promesse avec le client ; celle qui est rompue reste visible pour que nous en apprenions quelque chose.',
  ],
  commitment_ended: [
    'Cette promesse est déjà terminée',
    'Elle a été tenue, renégociée, rompue ou retirée auparavant.',
    'Faites une nouvelle promesse s’il en faut une.',
  ],
  time_taken: [
    'Quelqu’un vient d’être plus rapide',
    'Cette heure a été promise à un autre client il y a un instant.',
    'Choisissez une des autres heures ; elles viennent d’être mises à jour.',
  ],
  // Prepared answers, macros and rules
  never_by_itself: [
    'C’est à une personne d’en décider',
    'Les macros et les règles ne ferment ni ne rouvrent jamais un dossier et ne lui retirent jamais son responsable : un besoin finit satisfait, avec quelqu’un qui le dit, et un responsable suit, par son nom.',
    'Que la règle prévienne le responsable du dossier ou du service, qui peut le faire en deux gestes.',
  ],
  not_for_macros: [
    'Une macro propose des mots à l’agent ; elle n’en envoie pas',
    'Ce que lit le client est relu par la personne qui l’envoie.',
    'Choisissez une réponse préparée : elle est mise dans le texte, prête à être envoyée.',
  ],
  not_for_rules: [
    'Une règle n’a personne à qui proposer des mots',
    'Elle travaille quand personne ne regarde ; une proposition attendrait donc toujours.',
    'Qu’elle dise au client un texte fixe, ou laisse une note au responsable.',
  ],
  unknown_placeholder: [
    'Il y a un emplacement que nous ne connaissons pas',
    'Il ne pourrait jamais être rempli, et le texte ne pourrait jamais être envoyé.',
    'Prenez un de ceux qui sont indiqués ici, ou écrivez les mots vous-même.',
  ],
  text_not_whole: [
    'Il manque encore quelque chose dans ce texte',
    'On ne sait rien pour un de ses emplacements, et un texte n’est jamais envoyé avec un trou.',
    'Écrivez vous-même les mots à cet endroit, puis envoyez-le.',
  ],
  wording_taken: [
    'Il y en a déjà un de ce nom',
    'On choisit par les noms ; chacun ne sert donc qu’une fois.',
    'Choisissez un autre nom, ou changez celui qui existe.',
  ],
  answer_in_use: [
    'Une macro se sert de cette réponse préparée',
    'Sans elle, la macro n’aurait rien à dire. Les macros sont indiquées ici.',
    'Changez ou retirez d’abord ces macros ; elle peut partir ensuite.',
  ],
  macro_undo_over: [
    'Ceci ne peut plus être annulé',
    'Une macro peut être annulée pendant une minute après son emploi, une fois, par la personne qui l’a employée.',
    'Remettez ce qu’il faut sur le dossier lui-même ; tout ce qu’elle a fait y figure.',
  ],
  // Organisation
  set_up_link_ended: [
    'Ce lien de mise en place ne marche plus',
    'Chaque démarrage d’un service vide donne un lien à lui, pour que personne d’autre ne puisse s’emparer du service.',
    'Ouvrez le lien donné en dernier ; redémarrer le service en donne un nouveau.',
  ],
  set_up_done: [
    'Ce service a déjà été mis en place',
    'Quelqu’un l’administre, et la mise en place est close depuis.',
    'Connectez-vous ; la personne qui l’administre peut vous faire un lien et changer tout ce qui a été saisi.',
  ],
  name_in_use: [
    'Il y en a déjà un de ce nom',
    'C’est par les noms qu’on les distingue ; ce qui a été retiré garde aussi son nom.',
    'Ouvrez celui-là, remettez-le s’il a été retiré, ou choisissez un autre nom.',
  ],
  still_used: [
    'Ceci est encore en usage',
    'Des services, des départements ou des personnes actifs en dépendent.',
    'Ils sont nommés : donnez-leur d’abord autre chose, puis retirez ceci.',
  ],
  owns_open_work: [
    'On compte sur cette personne',
    'Chaque dossier a un seul responsable du premier contact à la fin, et cette personne a encore du travail ouvert.',
    'Passez tout d’un coup à un collègue, puis désactivez le compte.',
  ],
  // Planning
  series_unreadable: [
    'Cette série ne peut pas être lue telle quelle',
    'Certaines de ses lignes ne sont pas ce qu’une série de contacts par intervalle peut contenir.',
    'Les lignes sont indiquées avec ce qui ne va pas dans chacune. Corrigez-les et importez de nouveau ; rien n’a été gardé.',
  ],
  series_too_short: [
    'Il y a trop peu pour prévoir',
    'Une prévision a besoin d’au moins deux semaines de jours où le service était ouvert.',
    'Importez une série plus longue, ou laissez tourner le service un moment ; d’ici là, seul ce qui a été compté est montré.',
  ],
  horizon_too_long: [
    'C’est plus loin que quiconque ne peut honnêtement voir',
    'Au-delà d’un an environ, ce qui s’est passé ne dit rien de fiable d’un jour donné.',
    'Demandez jusqu’à 400 jours ; pour des plans plus longs, essayez plusieurs tailles dans une simulation.',
  ],
  nothing_to_show: [
    'Aucun contact n’entre là-dedans',
    'Avec cette série et ces filtres, pas un seul contact n’a été compté.',
    'Choisissez un autre service, un autre genre de demande ou une durée plus longue.',
  ],
  name_taken: [
    'Quelque chose de ce nom existe déjà',
    'C’est par les noms qu’on les distingue partout où on les choisit.',
    'Choisissez un autre nom ; ce que vous avez saisi est gardé.',
  ],
  not_possible_together: [
    'Ces chiffres ne vont pas ensemble',
    'Au moins une saisie est hors de ce qui se peut, ou en contredit une autre.',
    'Chacune est indiquée avec ce qu’elle peut être. Rien n’a été changé.',
  ],
  roster_published: [
    'Ce planning est publié',
    'Des personnes ont organisé leur vie d’après lui ; on ne le change donc pas sous leurs pieds.',
    'Replanifiez à partir d’un moment : cela fait un brouillon qui garde tout ce qui précède.',
  ],
  roster_working: [
    'Ce planning est encore en cours de calcul',
    'Le solveur y travaille en ce moment.',
    'Attendez qu’il ait fini ; cela prend quelques secondes.',
  ],
  shift_taken: [
    'Cette personne a déjà un service ce jour-là',
    'Un collègue l’a peut-être donné il y a un instant.',
    'Regardez le planning tel qu’il est maintenant et choisissez une autre personne ou un autre jour.',
  ],
  breaks_terms: [
    'Cela va contre ce que la personne a accepté de travailler',
    'Le repos, les heures, les jours de suite ou la disponibilité ne seraient pas respectés ; chaque point est nommé.',
    'Choisissez un autre service ou une autre personne, ou convenez d’abord d’autre chose avec elle.',
  ],
  swap_ended: [
    'Cet échange est déjà réglé',
    'Il a été accepté, refusé ou retiré, ou l’un des services a changé.',
    'Regardez vos services tels qu’ils sont maintenant ; vous pouvez redemander.',
  ],
  constraint_circle: [
    'Cela tournerait en rond',
    'La contrainte qui est derrière celle-ci ramène à celle-ci.',
    'Choisissez celle qui devrait changer en premier, ou laissez la question ouverte pour l’instant.',
  ],
  scenario_running: [
    'Cette simulation est en cours',
    'Ses données sont utilisées.',
    'Annulez-la ou attendez qu’elle finisse ; puis changez-la.',
  ],
  // In and out, webhooks, widget
  sees_a_part: [
    'Ce que vous voyez est une partie du service',
    'Un export contient ce qui est à tout le monde, et vous ne voyez que certains départements ou services.',
    'Demandez à un administrateur, qui voit tout, de le faire.',
  ],
  span_backwards: [
    'La période finirait avant de commencer',
    'Son dernier jour est avant le premier.',
    'Inversez les deux.',
  ],
  address_not_taken: [
    'Nous ne pouvons pas envoyer à cette adresse',
    'Les événements partent en https seulement, vers des machines ouvertes à l’internet, à une adresse sans nom ni mot de passe.',
    'Donnez une adresse qui commence par https:// ; la personne qui exploite ce service peut l’ouvrir à son propre réseau.',
  ],
  no_such_event: [
    'Il n’y a pas d’événement de ce genre',
    'L’un des genres choisis n’arrive pas ici.',
    'Choisissez dans la liste des événements ; les genres qui n’existent pas figurent dans les détails.',
  ],
  webhook_off: [
    'Ce webhook est désactivé',
    'Rien n’est envoyé à une adresse désactivée.',
    'Activez-la d’abord ; ce qui attend est alors envoyé.',
  ],
  site_unknown: [
    'Ce site n’a pas le droit de montrer notre conversation',
    'Le widget n’est montré que sur les sites qu’un administrateur a nommés, pour que personne ne puisse se faire passer pour nous.',
    'Venez sur nos propres pages, où vous joignez toujours une personne ; ou demandez à un administrateur d’ajouter le site.',
  ],
  site_there: [
    'Ce site est déjà dans la liste',
    'Chaque site y figure une fois, par son protocole, son nom et son port.',
    'Changez celui qui y est.',
  ],
  tells_of_everything: [
    'Ce que vous voyez est une partie du service',
    'Un webhook dit ce qui se passe partout, et vous ne voyez que certains départements ou services.',
    'Demandez à un administrateur, qui voit tout, de le mettre en place. Vous pouvez en désactiver un.',
  ],
  sees_less: [
    'Un lien ouvrirait plus que ce que vous voyez',
    'Il ouvre toute la page de cette personne, et une partie relève de départements ou de services hors de ce que vous voyez.',
    'Demandez à un collègue qui voit tout de le faire, ou demandez au client de prendre un code à usage unique. Aucun lien n’a été fait.',
  ],
  // Notices
  ends_before: [
    'Cela finirait avant de commencer',
    'La fin est avant le début.',
    'Inversez les deux ; rien n’a été publié.',
  ],
  ends_in_past: [
    'La fin est déjà passée',
    'La fin est avant ce moment ; personne ne le lirait donc.',
    'Choisissez une fin encore à venir ; rien n’a été publié.',
  ],
  notice_over: [
    'Cette annonce est terminée',
    'Elle a été retirée, ou son temps est passé.',
    'Publiez-en une nouvelle.',
  ],
  // Measures, patterns and demand
  period_backwards: [
    'La période finit avant de commencer',
    'Le dernier jour est avant le premier.',
    'Inversez les deux jours.',
  ],
  period_too_long: [
    'Cette période est trop longue pour être regardée en une fois',
    'Plus de dix ans de jours seraient trop nombreux pour être distingués.',
    'Choisissez dix ans au plus.',
  ],
  no_such_spread: [
    'Cette mesure n’a pas de répartition',
    'Une part ou un compte est un seul chiffre ; seuls les temps et les nombres par besoin se répartissent.',
    'Regardez plutôt son graphique dans le temps.',
  ],
  too_little_to_chart: [
    'Il y a trop peu pour un graphique',
    'Un graphique demande au moins deux jours, semaines ou mois qui contiennent quelque chose.',
    'Choisissez une période plus longue ou moins de filtres ; les chiffres obtenus jusqu’ici sont montrés.',
  ],
  control_named_already: [
    'Quelque chose de ce nom existe déjà',
    'C’est par les noms qu’on les distingue partout où on les choisit.',
    'Choisissez un autre nom ; ce que vous avez saisi est gardé.',
  ],
  log_unreadable: [
    'Ce journal ne peut pas être lu tel quel',
    'Il n’a pas de colonne que nous reconnaissions pour le dossier, l’activité ou l’heure.',
    'Dites quelle colonne est laquelle ; rien n’a été gardé.',
  ],
  study_incomplete: [
    'Une cause et un responsable viennent avant l’essai',
    'Un essai met à l’épreuve une cause que quelqu’un a étudiée et dont il répond.',
    'Dites ce qui l’amène dans le système, la cause, et qui en est responsable ; puis commencez.',
  ],
  experiment_ended: [
    'Cet essai est terminé',
    'Son résultat est écrit.',
    'Commencez-en un autre ; ce qui a été appris reste avec la répétition.',
  ],
  days_backwards: [
    'Cela finirait avant de commencer',
    'Le dernier jour est avant le premier.',
    'Inversez les deux jours.',
  ],
  not_missed: [
    'Rien n’a été manqué ici',
    'Une telle question porte sur un travail ou une promesse en retard ; celui-ci ne l’est pas.',
    'S’il est en danger, parlez avec la personne qui en est responsable avant qu’il n’échoue.',
  ],
  called_out_already: [
    'Ceci a déjà été demandé',
    'Il y a une seule question par manquement, pour que personne ne soit interrogé deux fois.',
    'Lisez la réponse, ou attendez-la.',
  ],
  not_asked: [
    'Ceci a été demandé à un collègue',
    'On y répond dans les mots de la personne à qui c’est demandé.',
    'Parlez avec elle ; elle peut y répondre avec votre aide.',
  ],
  answered_already: [
    'Ceci a déjà sa réponse',
    'La réponse est gardée telle qu’elle a été donnée.',
    'Lisez-la, et parlez avec la personne s’il manque quelque chose.',
  ],
  named_already: [
    'Quelque chose de ce nom existe déjà',
    'C’est par les noms qu’on les distingue partout où on les choisit.',
    'Choisissez un autre nom, ou réunissez les deux ; ce que vous avez saisi est gardé.',
  ],
  merge_circle: [
    'Un sujet ne peut pas être réuni avec lui-même',
    'Celui à garder et celui à réunir sont le même.',
    'Choisissez un autre sujet à garder.',
  ],
  sheet_closed: [
    'Cette feuille est close',
    'Son accord a été calculé et regardé.',
    'Commencez une autre feuille ; les marques faites jusqu’ici sont gardées.',
  ],
  too_few_contacts: [
    'Il y a trop peu de contacts où tirer',
    'Une feuille a besoin d’au moins dix contacts dont les mots sont gardés.',
    'Choisissez une période plus longue ou moins de filtres.',
  ],
}
