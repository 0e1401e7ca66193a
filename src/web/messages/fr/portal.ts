import type { Translated } from '../catalogue.ts'

export const portal: Translated<'portal'> = {
  'portal.title': 'Answerable',
}
