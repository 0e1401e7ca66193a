/** What the service itself writes to clients about a case: plain, kind, by name. Instants come as words already. */

const behind = (who: string, cover: string | null) =>
  cover === null ? who : `${who} (${cover} acts for ${who} at the moment)`

export const words = {
  closed: (owner: string, note: string | null) =>
    `We believe this is done.${note === null ? '' : ` ${note}`} Is it sorted for you? Please tell us on this page: ` +
    `“this is sorted” or “not yet”. “Not yet” goes straight back to ${owner}.`,
  withdrawn: (owner: string, note: string | null) =>
    `As you asked, we have stopped here.${note === null ? '' : ` ${note}`} ` +
    `Write on this page whenever you need it again: it goes straight back to ${owner}.`,
  duplicate: (reference: string | null, owner: string) =>
    `We have put this together with ${reference ?? 'your other case about it'}, so that you have one person for both. ` +
    `It goes on there with ${owner}; nothing you told us is lost.`,
  ownerChanged: (from: string, to: string, reason: string | null) =>
    `${to} looks after this for you now; until today it was ${from}. ${to} knows the whole story, ` +
    `so you do not need to tell it again.${reason === null ? '' : ` Why: ${reason}`}`,
  reopened: (owner: string, cover: string | null) =>
    `This is open again, with its whole story. ${behind(owner, cover)} looks after it and will write to you here.`,
  reopenedElsewhere: (from: string, to: string) =>
    `This is open again, with its whole story. ${from} does not work here any more, so ${to} looks after it now ` +
    `and will write to you here.`,
  legMoved: (what: string, who: string, when: string, reason: string) =>
    `Something has changed: “${what}” is with ${who} and due by ${when}. Why: ${reason}`,
  legWithdrawn: (what: string, why: string) => `We are not going on with “${what}”. Why: ${why}`,
  toldOtherwise: (label: string, told: string, published: string, note: string) =>
    `Told otherwise than published: ${label}, ${told} instead of ${published}. Why: ${note}`,
  declined: (what: string, reason: string, instead: string) =>
    `${what}: we cannot do this. The reason: ${reason}\n\nWhat we will do instead: ${instead}`,
}
