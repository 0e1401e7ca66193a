import { audit } from './admin-audit.ts'
import { answers } from './admin-answers.ts'
import { fields } from './admin-fields.ts'
import { catalogue } from './admin-catalogue.ts'
import { frame } from './admin-frame.ts'
import { parts } from './admin-parts.ts'
import { rules } from './admin-rules.ts'
import { service } from './admin-service.ts'

/** The words of the administration. */
export const admin = {
  ...frame,
  ...audit,
  ...parts,
  ...service,
  ...catalogue,
  ...answers,
  ...rules,
  ...fields,
} as const
