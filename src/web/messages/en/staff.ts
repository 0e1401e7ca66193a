export const staff = {
  'staff.title': 'Answerable',
} as const
