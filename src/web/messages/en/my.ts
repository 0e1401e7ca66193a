export const my = {
  'my.title': 'Answerable',
} as const
