import type { Translated } from '../catalogue.ts'

export const lens: Translated<'lens'> = {
  'lens.title': 'Vue d’ensemble',
}
