import { frame } from './admin-frame.ts'

/** The words of the administration. */
export const admin = {
  ...frame,
} as const
