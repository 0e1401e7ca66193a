import type { Translated } from '../catalogue.ts'
import { fields } from './admin-fields.ts'
import { frame } from './admin-frame.ts'

/** Les mots de l’administration. */
export const admin: Translated<'admin'> = {
  ...frame,
  ...fields,
}
