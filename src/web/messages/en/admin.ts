import { answers } from './admin-answers.ts'
import { fields } from './admin-fields.ts'
import { frame } from './admin-frame.ts'
import { rules } from './admin-rules.ts'

/** The words of the administration. */
export const admin = {
  ...frame,
  ...answers,
  ...rules,
  ...fields,
} as const
