/** One thing that was looked at: what was found and, where it is not right, what to do. */
export type Finding = { state: 'ok' | 'warn' | 'fail'; about: string; found: string; todo: string }

export const ok = (about: string, found: string): Finding => ({ state: 'ok', about, found, todo: '' })
export const warn = (about: string, found: string, todo: string): Finding => ({
  state: 'warn',
  about,
  found,
  todo,
})
export const fail = (about: string, found: string, todo: string): Finding => ({
  state: 'fail',
  about,
  found,
  todo,
})
