import type { Translated } from '../catalogue.ts'
import { answers } from './admin-answers.ts'
import { fields } from './admin-fields.ts'
import { frame } from './admin-frame.ts'
import { rules } from './admin-rules.ts'

/** Les mots de l’administration. */
export const admin: Translated<'admin'> = {
  ...frame,
  ...answers,
  ...rules,
  ...fields,
}
