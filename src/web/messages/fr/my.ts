import type { Translated } from '../catalogue.ts'

export const my: Translated<'my'> = {
  'my.title': 'Answerable',
}
