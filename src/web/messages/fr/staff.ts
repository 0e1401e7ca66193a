import type { Translated } from '../catalogue.ts'

export const staff: Translated<'staff'> = {
  'staff.signIn.title': 'Se connecter au bureau',
  'staff.signIn.lead': 'Pour les personnes qui travaillent ici.',
  'staff.signIn.email': 'E-mail',
  'staff.signIn.password': 'Mot de passe',
  'staff.signIn.go': 'Se connecter',
  'staff.signIn.needed': 'Écrivez votre e-mail et votre mot de passe.',
  'staff.signIn.wrong.title': 'Cela ne va pas ensemble',
  'staff.signIn.wrong.text':
    'L’e-mail et le mot de passe ne correspondent pas. Vérifiez la saisie, ou demandez un lien unique à un administrateur.',
  'staff.signIn.many.title': 'C’était beaucoup en peu de temps',
  'staff.signIn.many.text':
    'Attendez une minute et réessayez, ou demandez un lien unique à un administrateur.',
  'staff.signIn.client': 'Vous cherchez de l’aide ? Allez à la première page',
  'staff.enter.title': 'Bienvenue',
  'staff.enter.text': 'Ce lien vous connecte au bureau. Il fonctionne une fois.',
  'staff.enter.go': 'Ouvrir le bureau',
  'staff.enter.missing':
    'Il manque une partie du lien. Copiez-le en entier, ou connectez-vous avec votre mot de passe.',
  'staff.enter.password': 'Se connecter avec un mot de passe',
}
