/** Noon by UTC is the same day nearly everywhere, so that a chart names the day that is meant. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00Z`)
