/** What the service itself writes when cases are put together, taken apart or split; `day` comes as words already. */

type Story = {
  readonly need: string
  readonly situation: string
  readonly matters: string
  readonly works: string
  readonly doesNotWork: string
  readonly plan: string
}

const LINES: readonly (readonly [keyof Story, string])[] = [
  ['need', 'The need, in the client’s words'],
  ['situation', 'What is going on'],
  ['matters', 'What matters'],
  ['works', 'What works'],
  ['doesNotWork', 'What does not work'],
  ['plan', 'What we do now'],
]

export const words = {
  /** The story of the case that went in, as a note on the one that goes on. */
  story: (reference: string, owner: string, day: string, story: Story) =>
    [
      `${reference} went into this case on ${day}; ${owner} looked after it until then. Its story, as it was:`,
      ...LINES.filter(([part]) => story[part].trim() !== '').map(([part, name]) => `${name}: ${story[part]}`),
    ].join('\n'),
  together: (merged: string, kept: string, owner: string) =>
    `We have put ${merged} together with ${kept}, so that you have one person for both: ${owner}. ` +
    `Nothing you told us is lost, and your old reference still leads here.`,
  apart: (merged: string, kept: string, owner: string) =>
    `We had put ${merged} together with ${kept}, and have taken them apart again: they are two things after all. ` +
    `${owner} looks after ${merged}.`,
  apartNote: (merged: string, day: string) => `${merged} stands by itself again since ${day}.`,
  splitOff: (from: string, owner: string, need: string) =>
    `So that nothing is overlooked, “${need}” has a case of its own now. It was part of ${from}; ${owner} looks after it.`,
  splitNote: (reference: string, owner: string, note: string | null) =>
    `Part of this went to a case of its own: ${reference}, with ${owner}.${note === null ? '' : ` Why: ${note}`}`,
  splitFromNote: (reference: string, note: string | null) =>
    `This came out of ${reference}.${note === null ? '' : ` Why: ${note}`}`,
}
