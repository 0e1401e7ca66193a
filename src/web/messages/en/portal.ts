export const portal = {
  'portal.title': 'Answerable',
} as const
