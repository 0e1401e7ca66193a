import type { RefusalTexts } from '../catalogue.ts'
import { accountRefusals } from './refusals.accounts.ts'
import { serviceRefusals } from './refusals.service.ts'
import { workRefusals } from './refusals.work.ts'

/** Refusals by their codes, in French. */
export const refusals: RefusalTexts = { ...accountRefusals, ...workRefusals, ...serviceRefusals }
