import type { RefusalTexts } from '../catalogue.ts'

/** Refusals of accounts and of any address: what is so, why, and what we do instead or what can be done now. */
export const accountRefusals: RefusalTexts = {
  // Any address
  invalid_input: [
    'Quelque chose ne convient pas dans cette demande',
    'Un ou plusieurs champs manquent ou ont une forme que nous ne pouvons pas lire.',
    'Chaque champ et ce qu’il lui faut sont indiqués ; rien n’a été changé, vous pouvez corriger et renvoyer sans risque.',
  ],
  not_json: [
    'Ceci ne se lit pas comme du JSON',
    'Le contenu n’a pas pu être lu comme du JSON.',
    'Envoyez un objet JSON avec l’en-tête Content-Type: application/json. Rien n’a été changé.',
  ],
  sign_in_needed: [
    'Merci de vous connecter d’abord',
    'Nous ne savons pas encore qui demande, ou la session est terminée.',
    'Connectez-vous ou rouvrez votre lien ; ce que vous avez écrit est gardé dans ce navigateur.',
  ],
  not_yours: [
    'Ceci relève du travail de quelqu’un d’autre',
    'Votre rôle ou votre lien n’ouvre pas cette partie.',
    'Demandez à un responsable de service de vous l’ouvrir, ou revenez à ce qui est à vous.',
  ],
  key_unknown: [
    'Cette clé n’ouvre rien',
    'La clé de l’en-tête Authorization n’est pas une des nôtres, a pris fin, ou appartient à quelqu’un qui est parti.',
    'Vérifiez que la clé entière a été copiée ; un administrateur peut en faire une nouvelle. Rien n’a été changé.',
  ],
  key_lacks_scope: [
    'Cette clé ne va pas jusque-là',
    'La clé est bonne, mais elle n’a pas été faite pour cette partie du service.',
    'La portée nécessaire figure dans les détails : un administrateur peut faire une clé qui l’a.',
  ],
  outside_view: [
    'Cela se trouve hors de ce que vous voyez',
    'Votre vue est limitée à certains départements et services, et ceci relèverait d’un autre : vous ne le verriez pas vous-même.',
    'Demandez à un collègue de là-bas de le faire, ou à un administrateur d’élargir ce que vous voyez. Rien n’a été changé.',
  ],
  view_unavailable: [
    'Votre vue limitée ne peut pas être montrée en ce moment',
    'Vous voyez une partie du service, et la base de données ne peut encore tenir personne à une partie. Nous ne montrons rien plutôt que tout.',
    'Un exploitant trouve ce qui manque avec « answerable doctor ». Rien de ce qui est à vous n’a été changé.',
  ],
  other_site: [
    'Cette demande venait d’un autre site',
    'Avec une session ouverte, les changements ne sont acceptés que depuis nos propres pages.',
    'Ouvrez le bureau ou le portail lui-même et faites-le là.',
  ],
  not_found: [
    'Il n’y a rien ici',
    'L’adresse ou le numéro ne mène à rien qui vous soit ouvert.',
    'Vérifiez l’adresse, ou cherchez par nom, numéro ou référence.',
  ],
  stale_version: [
    'Quelque chose est arrivé pendant que vous écriviez',
    'L’enregistrement a changé depuis que vous l’avez ouvert.',
    'Regardez ce qui est nouveau ; puis renvoyez tel quel, ou changez d’abord. Votre texte est gardé.',
  ],
  too_large: [
    'C’est plus que nous ne pouvons prendre en une fois',
    'La demande dépasse la limite.',
    'Envoyez moins à la fois : jusqu’à 20 000 caractères de texte, et 10 Mo par document.',
  ],
  wrong_media_type: [
    'Nous ne pouvons pas lire ce genre de contenu ici',
    'Le Content-Type de la demande n’est pas de ceux que cette adresse accepte.',
    'Envoyez application/json, ou multipart/form-data pour des documents.',
  ],
  key_reused: [
    'Cet Idempotency-Key a servi à autre chose',
    'La même clé est déjà venue avec une autre demande.',
    'Prenez une nouvelle clé pour une nouvelle demande ; la précédente reste telle qu’elle a été traitée.',
  ],
  too_many: [
    'C’était beaucoup en peu de temps',
    'Il est venu d’ici plus de demandes qu’une personne n’en fait d’habitude.',
    'Attendez les secondes indiquées dans Retry-After ; rien de ce que vous avez envoyé avant n’est perdu.',
  ],
  unexpected: [
    'Quelque chose n’a pas marché de notre côté',
    'C’est un défaut de notre part ; il a été noté sous le numéro indiqué.',
    'Réessayez dans un instant. Si cela persiste, dites-nous le numéro : nous pouvons le retrouver.',
  ],
  busy: [
    'Nous ne pouvons pas atteindre nos dossiers en ce moment',
    'La base de données ne répond pas à cet instant.',
    'Attendez quelques secondes et réessayez ; rien de ce qui vous a été confirmé n’est perdu.',
  ],
  // Accounts
  link_ended: [
    'Ce lien n’est plus valable',
    'Les liens durent un temps limité, servent à une seule personne, et nous ou vous pouvez y mettre fin.',
    'Demandez un code au téléphone ou à l’adresse que nous connaissons, ou contactez-nous : nous enverrons un nouveau lien.',
  ],
  code_slowed: [
    'Attendons un instant',
    'Plusieurs codes ne convenaient pas. Chaque essai suivant attend plus longtemps, une minute au plus, pour que personne ne puisse deviner.',
    'Réessayez après le délai indiqué, avec le code le plus récent. Un lien de notre part fonctionne tout de suite, et nous contacter toujours.',
  ],
  code_differs: [
    'Ce code n’est pas le dernier que nous avons envoyé',
    'Les six chiffres diffèrent du code le plus récent, ou ses dix minutes sont passées.',
    'Regardez le message le plus récent, ou demandez un autre code. Nous contacter marche toujours aussi.',
  ],
  account_exists: [
    'Il y a déjà un compte avec cette adresse',
    'Chaque membre du personnel a un seul compte, connu par son adresse e-mail.',
    'Ouvrez la personne qui existe, ou prenez une autre adresse.',
  ],
  sign_in_differs: [
    'Cela ne va pas ensemble',
    'L’adresse et le mot de passe ne correspondent pas.',
    'Cherchez une faute de frappe, prenez une clé d’accès, ou demandez à un administrateur un lien à usage unique ; il vous connecte sans mot de passe.',
  ],
  sign_in_slowed: [
    'Attendons un instant',
    'Plusieurs essais ne convenaient pas. Chaque essai suivant attend plus longtemps, un quart d’heure au plus, pour que personne ne puisse deviner.',
    'Réessayez après le temps indiqué. Une clé d’accès ou un lien à usage unique d’un administrateur marche tout de suite.',
  ],
  sign_in_over: [
    'Cette connexion a expiré',
    'Plus de dix minutes ont passé entre ses étapes, plusieurs codes ne convenaient pas, ou elle a été commencée dans un autre navigateur.',
    'Recommencez depuis la page de connexion ; il ne faut rien d’autre.',
  ],
  second_code_differs: [
    'Ce code ne convient pas',
    'Un code de l’application dure une demi-minute et sert une fois ; un code de secours sert une fois.',
    'Attendez le prochain code et tapez-le, vérifiez l’heure du téléphone, ou prenez un code de secours. Un administrateur peut réinitialiser votre deuxième étape.',
  ],
  passkey_unknown: [
    'Nous ne connaissons pas cette clé d’accès',
    'Elle a été retirée ici, appartient à un autre service, ou n’a pas vérifié que c’est bien vous.',
    'Choisissez une autre clé d’accès, connectez-vous avec votre mot de passe, ou demandez à un administrateur un lien à usage unique.',
  ],
  provider_unclear: [
    'Cette connexion n’a pas abouti',
    'Le fournisseur ne s’est pas porté garant d’une adresse qui appartient à un compte d’ici, ou la connexion a été quittée avant la fin.',
    'Réessayez avec le compte qui a votre adresse de travail, connectez-vous avec un mot de passe ou une clé d’accès, ou demandez à un administrateur : ici, les comptes sont créés par des personnes.',
  ],
  provider_away: [
    'Nous ne pouvons pas joindre le fournisseur de connexion en ce moment',
    'Il ne répond pas, ou répond par quelque chose que nous ne pouvons pas lire.',
    'Réessayez dans une minute, connectez-vous avec un mot de passe ou une clé d’accès, ou demandez à un administrateur un lien à usage unique.',
  ],
  provider_off: [
    'Aucun fournisseur de connexion n’est en place',
    'Cette organisation se connecte par mots de passe et clés d’accès.',
    'Prenez l’un des deux, ou demandez à un administrateur un lien à usage unique.',
  ],
  password_plain: [
    'Merci de choisir un autre mot de passe',
    'Il est court, beaucoup l’utilisent, il contient votre nom ou celui de l’organisation, ou suit un modèle que l’on essaie vite.',
    'Prenez douze caractères ou plus : quatre ou cinq mots sans rapport entre eux vont bien et se retiennent facilement.',
  ],
  present_differs: [
    'Ce n’est pas votre mot de passe actuel',
    'Ce qui protège votre compte n’est changé que par quelqu’un qui le connaît.',
    'Cherchez une faute de frappe. S’il est oublié, connectez-vous par un lien à usage unique : l’ancien n’est alors pas demandé.',
  ],
  confirm_first: [
    'Merci de montrer encore une fois que c’est bien vous',
    'Ce qui protège votre compte n’est changé que peu après votre connexion.',
    'Donnez maintenant votre mot de passe ou une clé d’accès, ou reconnectez-vous ; ce que vous alliez faire est toujours là.',
  ],
  second_step_there: [
    'Il y a déjà une deuxième étape',
    'Une application d’authentification est en place pour ce compte.',
    'Pour passer à une autre application ou un autre téléphone, retirez d’abord celle-ci.',
  ],
  second_step_not_there: [
    'Il n’y a pas encore de deuxième étape',
    'Rien n’a été mis en place, cela a été recommencé ailleurs, ou un administrateur l’a réinitialisée.',
    'Commencez la mise en place ; cela prend une minute.',
  ],
  second_step_asked: [
    'Votre organisation demande une deuxième étape',
    'Un administrateur a décidé que ces comptes en ont une ; elle ne peut donc pas être omise.',
    'Pour changer de téléphone, un administrateur peut la réinitialiser : vous la remettez alors en place en vous connectant.',
  ],
  admins_see_all: [
    'Un administrateur voit tout',
    'Qui configure le service pourrait lever toute limite ; une limite n’en aurait donc que l’air.',
    'Retirez d’abord le rôle d’administrateur, puis limitez ce que la personne voit. Rien n’a été changé.',
  ],
  expires_in_past: [
    'Ce jour est déjà passé',
    'Une clé qui finit avant de commencer n’ouvrirait rien.',
    'Choisissez une fin plus tardive, ou aucune. Aucune clé n’a été faite.',
  ],
  // Agents and news
  cover_needed: [
    'Merci de nommer quelqu’un qui vous remplace',
    'Vos clients gardent une personne à qui s’adresser, aussi pendant votre absence.',
    'Choisissez un collègue actif qui n’est pas absent en même temps.',
  ],
  last_admin: [
    'Quelqu’un doit administrer le service',
    'C’est le seul administrateur actif ; sans lui, personne ne pourrait plus rien changer ici.',
    'Donnez d’abord le rôle d’administrateur à un collègue.',
  ],
  view_limited: [
    'Cette personne ne voit qu’une partie',
    'Un administrateur voit tout, et ce que voit cette personne est limité à des départements ou des services.',
    'Ouvrez d’abord sa vue à tout, puis donnez-lui le rôle d’administrateur. Rien n’a été changé.',
  ],
  push_not_here: [
    'Les notifications du navigateur ne sont pas en place ici',
    'Ce service n’a pas les clés par lesquelles les éditeurs de navigateurs le reconnaîtraient.',
    'Ce qui est nouveau se voit dans l’application. Un exploitant trouve dans les réglages comment les activer.',
  ],
  push_address_unusable: [
    'Ce navigateur ne peut pas être prévenu ainsi',
    'Il a donné une adresse à laquelle nous ne pouvons ou ne devons pas envoyer.',
    'Essayez un autre navigateur. Ce qui est nouveau se voit dans l’application comme avant.',
  ],
}
