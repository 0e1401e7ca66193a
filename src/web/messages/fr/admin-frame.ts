/** Le cadre de l’administration. */
export const frame = {
  'admin.title': 'Administration',
  'admin.says':
    'La façon dont ce service est organisé. Ce que vous changez ici vaut dès que vous l’enregistrez.',
  'admin.nav': 'Administration',
  'admin.not_open': 'Cette page est réservée à ceux qui administrent le service',
  'admin.not_open.why':
    'Elle change la façon dont tout le monde travaille. Adressez-vous à un administrateur si quelque chose doit changer.',
  'admin.to_desk': 'Vers le poste',
  'admin.group.service': 'Le service',
  'admin.group.work': 'Le travail',
  'admin.group.connections': 'Les liaisons',
  'admin.group.safekeeping': 'La sauvegarde',
} as const
