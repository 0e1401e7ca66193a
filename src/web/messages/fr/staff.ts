import type { Translated } from '../catalogue.ts'

export const staff: Translated<'staff'> = {
  'staff.title': 'Answerable',
}
