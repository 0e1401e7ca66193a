import type { Translated } from '../catalogue.ts'

export const staff: Translated<'staff'> = {
  'staff.signIn.title': 'Se connecter au bureau',
  'staff.signIn.lead': 'Pour les personnes qui travaillent ici.',
  'staff.signIn.email': 'E-mail',
  'staff.signIn.password': 'Mot de passe',
  'staff.signIn.go': 'Se connecter',
  'staff.signIn.needed': 'Écrivez votre e-mail et votre mot de passe.',
  'staff.signIn.client': 'Vous cherchez de l’aide ? Allez à la première page',
  'staff.enter.title': 'Bienvenue',
  'staff.enter.text': 'Ce lien vous connecte au bureau. Il fonctionne une fois.',
  'staff.enter.go': 'Ouvrir le bureau',
  'staff.enter.missing':
    'Il manque une partie du lien. Copiez-le en entier, ou connectez-vous avec votre mot de passe.',
  'staff.enter.password': 'Se connecter avec un mot de passe',
  'staff.signIn.forgotten': 'J’ai oublié mon mot de passe',
  'staff.passkey.go': 'Se connecter avec une clé d’accès',
  'staff.passkey.not': 'Aucune clé d’accès n’a été donnée. Réessayez, ou connectez-vous autrement.',
  'staff.provider.go': 'Se connecter avec {name}',
  'staff.provider.go_unnamed': 'Se connecter avec le compte de votre organisation',
  'staff.provider.title': 'Un instant',
  'staff.provider.lead': 'Vous revenez de la connexion de votre organisation.',
  'staff.provider.back': 'Revenir à la page de connexion',
  'staff.provider.trouble': 'Cette connexion ne vous a pas fait entrer',
  'staff.provider.trouble.unverified':
    'La connexion de votre organisation n’a confirmé aucune adresse e-mail. Demandez à la personne qui s’en occupe, ou connectez-vous autrement.',
  'staff.provider.trouble.unknown':
    'Il n’y a pas de compte ici pour votre adresse e-mail. Les comptes sont créés par des personnes : demandez à un administrateur de vous ajouter.',
  'staff.provider.trouble.differs':
    'Cette adresse e-mail s’est déjà connectée ici comme une autre personne. Demandez à un administrateur : il peut réinitialiser le lien.',
  'staff.provider.trouble.declined':
    'La connexion a été quittée avant la fin, ou n’a pas été permise. Réessayez, ou connectez-vous autrement.',
  'staff.provider.trouble.unclear':
    'Ce qui est revenu n’appartient pas à cette connexion. Recommencez depuis la page de connexion.',
  'staff.forgotten.title': 'Un mot de passe oublié',
  'staff.forgotten.mail':
    'Écrivez votre e-mail. S’il y a un compte avec cette adresse, nous envoyons un lien qui vous connecte une fois ; choisissez ensuite un nouveau mot de passe.',
  'staff.forgotten.ask':
    'Demandez un lien unique à un administrateur. Il vous connecte sans mot de passe ; choisissez-en ensuite un nouveau sur la page de votre compte. Une clé d’accès fonctionne sans mot de passe.',
  'staff.forgotten.go': 'Envoyez-moi un lien',
  'staff.forgotten.sent': 'Si nous connaissons l’adresse, une lettre est en route',
  'staff.forgotten.sent.text':
    'Elle arrive en quelques minutes et vaut une heure. Si rien ne vient, regardez parmi les indésirables, ou demandez un lien à un administrateur.',
  'staff.code.title': 'Votre deuxième étape',
  'staff.code.lead': 'Ouvrez votre application d’authentification.',
  'staff.code.label': 'Code',
  'staff.code.help': 'Les six chiffres que votre application montre maintenant.',
  'staff.code.help_recovery':
    'Les six chiffres que votre application montre maintenant, ou l’un de vos codes de secours.',
  'staff.code.needed': 'Écrivez le code de votre application, ou un code de secours.',
  'staff.code.trust': 'Ne plus demander sur cet appareil pendant 30 jours',
  'staff.code.go': 'Se connecter',
  'staff.code.back': 'Revenir à la page de connexion',
  'staff.setUp.title': 'Configurez votre deuxième étape',
  'staff.setUp.lead':
    'Votre organisation en demande une, pour qu’un mot de passe seul n’ouvre rien. Cela prend une minute : photographiez l’image avec une application d’authentification sur votre téléphone, puis saisissez le code qu’elle montre.',
  'staff.setUp.go': 'Confirmer et continuer',
  'staff.key.picture': 'Code QR avec la clé pour une application d’authentification',
  'staff.key.text': 'Scannez l’image avec votre application. Sans appareil photo, saisissez-y cette clé :',
  'staff.key.copy': 'Copier la clé',
  'staff.key.copied': 'La clé a été copiée',
  'staff.key.open': 'Ouvrir dans une application de cet appareil',
  'staff.copied': 'Copié',
  'staff.codes.title': 'Vos codes de secours',
  'staff.codes.lead': 'Ils vous laissent entrer quand le téléphone n’est pas là.',
  'staff.codes.once': 'Ils ne sont montrés que cette fois',
  'staff.codes.text':
    'Chacun vaut une fois à la place d’un code. Gardez-les avec vos papiers importants, pas sur le téléphone lui-même.',
  'staff.codes.copy': 'Copier',
  'staff.codes.copied': 'Les codes ont été copiés',
  'staff.codes.download': 'Garder dans un fichier',
  'staff.codes.print': 'Imprimer',
  'staff.codes.file': 'Codes de secours pour se connecter. Chacun vaut une fois.',
  'staff.codes.name': 'codes-de-secours.txt',
  'staff.suggested.title': 'Une deuxième étape, bientôt',
  'staff.suggested.lead':
    'Votre organisation demandera bientôt une deuxième étape à la connexion : un code de votre téléphone, ou une clé d’accès. La configurer prend une minute.',
  'staff.suggested.now': 'La configurer maintenant',
  'staff.suggested.later': 'Plus tard',
  'staff.enter.choose': 'Ouvrir mon compte, pour choisir un mot de passe',
}
