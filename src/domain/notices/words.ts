/** What clients with an open case read of a disruption, before they have to ask. Instants come as words already. */
type Told = { service: string; title: string; body: string; from: string; until: string }

const both = ({ service, title, body, from, until }: Told) =>
  `${service}: ${title}\n\n${body}\n\nThis holds from ${from} until ${until}.`

export const words = {
  published: (told: Told) => `Something you should know before you have to ask. ${both(told)}`,
  changed: (told: Told) => `What we told you has changed. ${both(told)}`,
  withdrawn: (service: string, title: string) =>
    `This no longer holds: “${title}” (${service}). Things are as usual again.`,
}
