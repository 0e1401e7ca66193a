/** What can be opened over any page of the desk. */
export type Opening = 'palette' | 'keys' | 'log' | 'settings'
