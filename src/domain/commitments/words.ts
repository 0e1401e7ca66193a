/** What the service itself writes to clients about a promise. Instants come as words already. */
export const words = {
  made: (who: string, what: string, due: string, from: string | null) =>
    from === null
      ? `${who} has promised you: ${what}. By ${due} at the latest.`
      : `${who} has promised you: ${what}. At the time you chose: ${from}.`,
  renegotiated: (who: string, what: string, due: string, reason: string) =>
    `As agreed with you, there is a new time: ${what}, by ${due}, by ${who}. Why: ${reason}`,
  withdrawn: (what: string, reason: string, instead: string) =>
    `We promised “${what}” and are not going to do it. The reason: ${reason}\n\nWhat we will do instead: ${instead}`,
  maySlip: (who: string, what: string, due: string) =>
    `We promised “${what}” by ${due}, and it may be later than that. We would rather tell you before than after. ` +
    `${who} is on it and will tell you as soon as it is done, or agree another time with you.`,
  broken: (who: string, what: string, due: string) =>
    `We promised “${what}” by ${due} and have not kept it. We are sorry. ` +
    `${who} has been told and will agree a new time with you.`,
}
