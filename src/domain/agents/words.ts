import type { NewsTopic } from './contract.news.ts'

const ABOUT: Readonly<Record<NewsTopic, string>> = {
  promises: 'a promise may slip, or was not kept in time',
  clients: 'a client wrote, or said how it stands',
  mentions: 'a colleague mentioned you',
  handed: 'something was given to you',
  changes: 'something changed',
  shifts: 'your shifts',
  asked: 'somebody asks you what happened',
  running: 'something in the running of the service',
}

/** What a letter about news says: never who or what it is about, for letters lie open on the way. */
export const newsLetter = {
  subject: (count: number): string =>
    count === 1 ? 'Something on your desk is new' : `${count} things on your desk are new`,
  text: (
    news: readonly { topic: NewsTopic; reference: string | null; url: string }[],
    settings: string,
  ): string =>
    [
      'You have not read these yet:',
      '',
      ...news.map(
        ({ topic, reference, url }) => `- ${reference ? `${reference}: ` : ''}${ABOUT[topic]}\n  ${url}`,
      ),
      '',
      `Which news comes by letter is yours to choose: ${settings}`,
    ].join('\n'),
}
