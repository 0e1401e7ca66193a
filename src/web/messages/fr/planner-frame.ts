/** Le cadre du planning : les noms de ses pages, et pourquoi l’une n’est pas ouverte. */
export const frame = {
  'planner.title': 'Planning',
  'planner.nav': 'Planning',
  'planner.nav.forecast': 'Prévision',
  'planner.nav.need': 'Effectif nécessaire',
  'planner.nav.roster': 'Tableau de service',
  'planner.nav.constraints': 'Contraintes',
  'planner.nav.what_if': 'Et si',
  'planner.nav.my_shifts': 'Mes horaires',
  'planner.not_open': 'Cette page est destinée à ceux qui planifient',
  'planner.not_open.why':
    'Les planificateurs, les responsables de service et les administrateurs y travaillent. Vos horaires, vos souhaits et vos échanges sont sous « Mes horaires ». Si vous planifiez aussi, un administrateur peut l’ajouter à vos rôles.',
} as const
