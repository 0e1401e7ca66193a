import type { Translated } from '../catalogue.ts'
import { audit } from './admin-audit.ts'
import { answers } from './admin-answers.ts'
import { fields } from './admin-fields.ts'
import { catalogue } from './admin-catalogue.ts'
import { frame } from './admin-frame.ts'
import { widget } from './admin-widget.ts'
import { webhooks } from './admin-webhooks.ts'
import { keys } from './admin-keys.ts'
import { inAndOut } from './admin-in-and-out.ts'
import { parts } from './admin-parts.ts'
import { retention } from './admin-retention.ts'
import { rules } from './admin-rules.ts'
import { service } from './admin-service.ts'

/** Les mots de l’administration. */
export const admin: Translated<'admin'> = {
  ...frame,
  ...inAndOut,
  ...audit,
  ...parts,
  ...service,
  ...catalogue,
  ...answers,
  ...rules,
  ...retention,
  ...fields,
  ...widget,
  ...webhooks,
  ...keys,
}
