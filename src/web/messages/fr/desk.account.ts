import type { account as english } from '../en/desk.account.ts'

export const account: Readonly<Record<keyof typeof english, string>> = {
  'desk.account.title': 'Mon compte',
  'desk.settings.account': 'Mon compte : mot de passe, deuxième étape, clés d’accès, sessions',
  'desk.account.lead': 'Comment vous vous connectez en tant que {email}, et où vous êtes connecté.',
  'desk.account.sign_out': 'Se déconnecter',
  'desk.account.needed': 'Votre organisation demande une deuxième étape à partir du {day}',
  'desk.account.needed.text':
    'Configurez une deuxième étape ci-dessous, ou ajoutez une clé d’accès et connectez-vous avec elle : elle en contient une.',
  'desk.account.password': 'Mot de passe',
  'desk.account.password.there': 'Vous avez un mot de passe.',
  'desk.account.password.none': 'Vous n’avez pas encore de mot de passe.',
  'desk.account.password.free':
    'Vous êtes venu par un lien unique : le mot de passe actuel n’est pas demandé. Cela vaut une demi-heure.',
  'desk.account.password.change': 'Changer le mot de passe',
  'desk.account.password.choose': 'Choisir un mot de passe',
  'desk.account.password.present': 'Mot de passe actuel',
  'desk.account.password.next': 'Nouveau mot de passe',
  'desk.account.password.help':
    'Douze caractères ou plus. Quatre ou cinq mots sans rapport entre eux conviennent bien, et se retiennent.',
  'desk.account.password.others': 'Se déconnecter partout ailleurs',
  'desk.account.password.done': 'Votre mot de passe a été changé.',
  'desk.account.password.short': 'Un peu plus long, s’il vous plaît : douze caractères ou plus.',
  'desk.account.password.common':
    'Beaucoup de gens l’utilisent, il serait essayé d’abord. Prenez-en un autre.',
  'desk.account.password.personal':
    'Il contient votre nom ou celui de l’organisation, il serait vite essayé. Prenez-en un autre.',
  'desk.account.password.plain': 'Il suit un motif vite essayé. Prenez-en un autre.',
  'desk.account.step': 'Deuxième étape',
  'desk.account.step.why':
    'Un code d’une application de votre téléphone, demandé après le mot de passe. Qui connaît seulement votre mot de passe ne va pas plus loin.',
  'desk.account.step.since': 'Configurée le {day}.',
  'desk.account.step.left':
    '{count, plural, =0 {Il ne reste aucun code de secours : faites-en de nouveaux.} =1 {Il reste un code de secours : il est temps d’en faire de nouveaux.} other {Il reste # codes de secours.}}',
  'desk.account.step.set_up': 'Configurer une deuxième étape',
  'desk.account.step.scan':
    'Photographiez l’image avec une application d’authentification sur votre téléphone, puis saisissez le code qu’elle montre.',
  'desk.account.step.confirm': 'Confirmer',
  'desk.account.step.done': 'Je les ai gardés',
  'desk.account.step.codes': 'Nouveaux codes de secours',
  'desk.account.step.remove': 'Retirer',
  'desk.account.step.remove.title': 'Retirer la deuxième étape ?',
  'desk.account.step.remove.lead':
    'Ensuite, votre mot de passe seul vous connecte. Les codes de secours et les appareils de confiance prennent fin avec elle.',
  'desk.account.step.removed': 'La deuxième étape a été retirée.',
  'desk.account.devices': 'Appareils de confiance',
  'desk.account.devices.why': 'Aucun code n’y est demandé jusqu’au jour indiqué.',
  'desk.account.devices.until': 'de confiance jusqu’au {day}',
  'desk.account.devices.forget': 'Redemander',
  'desk.account.devices.forget_one': 'Redemander un code sur {device}',
  'desk.account.passkeys': 'Clés d’accès',
  'desk.account.passkeys.why':
    'Connectez-vous avec votre empreinte, votre visage ou le code de votre appareil, sans mot de passe. Une clé d’accès ne se devine pas, et ne vaut que sur ce site.',
  'desk.account.passkeys.none': 'Vos clés d’accès seront listées ici.',
  'desk.account.passkeys.add': 'Ajouter une clé d’accès',
  'desk.account.passkeys.name': 'Nom',
  'desk.account.passkeys.name.help': 'Pour savoir sur quel appareil elle se trouve.',
  'desk.account.passkeys.name.usual': '{system, select, none {Mon appareil} other {Mon {system}}}',
  'desk.account.passkeys.added': 'ajoutée le {day}',
  'desk.account.passkeys.used': 'dernière utilisation : {time}',
  'desk.account.passkeys.synced': 'Sur tous vos appareils',
  'desk.account.passkeys.rename': 'Renommer',
  'desk.account.passkeys.rename_one': 'Renommer {name}',
  'desk.account.passkeys.save': 'Garder le nom',
  'desk.account.passkeys.remove': 'Retirer',
  'desk.account.passkeys.remove_one': 'Retirer {name}',
  'desk.account.passkeys.remove.title': 'Retirer {name} ?',
  'desk.account.passkeys.remove.lead':
    'Elle ne vous connecte plus. Vous pouvez aussi la supprimer sur l’appareil.',
  'desk.account.passkeys.not':
    'Aucune clé d’accès n’a été créée. Il y en a peut-être déjà une sur cet appareil, ou la question a été fermée.',
  'desk.account.passkeys.unable':
    'Ce navigateur ne peut pas créer de clé d’accès à cette adresse. Il faut une connexion sûre au nom du service ; sur cette machine même, ouvrez-le comme localhost.',
  'desk.account.passkeys.done': 'La clé d’accès a été ajoutée.',
  'desk.account.sessions': 'Où vous êtes connecté',
  'desk.account.sessions.here': 'ce navigateur',
  'desk.account.sessions.seen': 'vu pour la dernière fois : {time}',
  'desk.account.sessions.since': 'depuis {time}',
  'desk.account.sessions.from': 'de {address}',
  'desk.account.sessions.end': 'Déconnecter',
  'desk.account.sessions.end_one': 'Déconnecter {device}',
  'desk.account.sessions.end_others': 'Déconnecter partout ailleurs',
  'desk.account.sessions.ended':
    '{count, plural, =0 {Il n’y avait rien d’autre à déconnecter.} =1 {Un autre endroit a été déconnecté.} other {# autres endroits ont été déconnectés.}}',
  'desk.account.way.password': 'par mot de passe',
  'desk.account.way.link': 'par lien unique',
  'desk.account.way.passkey': 'par clé d’accès',
  'desk.account.way.provider': 'par le compte de votre organisation',
  'desk.account.device.both': '{browser} sur {system}',
  'desk.account.device.unknown': 'Un programme ou un navigateur inconnu',
  'desk.account.confirm.title': 'Montrez encore une fois que c’est vous',
  'desk.account.confirm.lead':
    'Votre connexion date d’un moment. Ensuite, nous continuons ce que vous alliez faire.',
  'desk.account.confirm.password': 'Mot de passe',
  'desk.account.confirm.go': 'Continuer',
  'desk.account.confirm.passkey': 'Utiliser une clé d’accès',
  'desk.account.confirm.none':
    'Vous n’avez ni mot de passe ni clé d’accès. Reconnectez-vous par un lien unique : alors ce n’est pas demandé.',
}
