/** The pages of the set-up, in their order; each asks for one thing. */
export const STEPS = [
  ...(['name', 'where', 'reach', 'hours', 'holidays', 'department', 'service', 'words', 'you'] as const),
  'check',
] as const
export type Step = (typeof STEPS)[number]
