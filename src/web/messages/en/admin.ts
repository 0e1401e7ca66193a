import { fields } from './admin-fields.ts'
import { frame } from './admin-frame.ts'

/** The words of the administration. */
export const admin = {
  ...frame,
  ...fields,
} as const
