import { isMirrored, isolated } from '../messages/direction.ts'

const en = {
  title: 'Talk to us',
  frame: 'Conversation with us',
  close: 'Close',
  unread: '{count} new',
  need: 'What do you need?',
  needHelp: 'In your own words. A person reads it.',
  name: 'Your name (not needed)',
  start: 'Ask a person',
  startNow: 'Somebody is there. The wait is usually short.',
  startNobody: 'Nobody is there just now. You can write, or choose a time at which we call you.',
  write: 'Write a message',
  send: 'Send',
  you: 'You',
  us: 'Service',
  waiting: 'We are finding the right person for you.',
  next: 'You are next.',
  ahead1: 'One person is before you.',
  aheadN: '{count} people are before you.',
  now: 'Less than a minute.',
  about: 'About {likely}',
  upTo: 'usually no longer than {high}',
  between: 'usually between {low} and {high}',
  record: 'Such estimates were right {right} times in 10.',
  minutes1: 'one minute',
  minutesN: '{count} minutes',
  nobody: 'Nobody who can help with this is here right now. You need not wait: choose what suits you.',
  opens: 'We open {when}.',
  kept: 'Your place is kept. We call you on {phone} when it is your turn. You may close this page.',
  with: 'You are talking with {name}.',
  hold: '{name} is finding something out and comes back to you.',
  writes: '{name} is writing …',
  ended: 'This conversation has ended.',
  promised: 'What was promised',
  by: '{what}, by {when} ({name})',
  again: 'Ask something else',
  other: 'Other ways',
  call: 'Keep my place and call me',
  time: 'Choose a time for a call',
  instead: 'Write, and be answered later',
  leave: 'Leave',
  leaveSure: 'Your place in the line is given up. Leave?',
  leaveTalk: 'The conversation ends for you. Whoever is with you settles what is open. Leave?',
  phone: 'Your phone number',
  email: 'Your e-mail',
  when: 'When',
  noTimes: 'There is no free time just now. Write instead: somebody answers by name.',
  goCall: 'Call me when it is my turn',
  goTime: 'Call me then',
  goInstead: 'Send it',
  away: 'You are offline. What you wrote stays here; send it again when you are back.',
  failed: 'Something went wrong on our side. Please try again in a moment.',
  elsewhere: 'Open our own page',
  loading: 'One moment …',
} as const

export type Word = keyof typeof en

const fr: Record<Word, string> = {
  title: 'Nous parler',
  frame: 'Conversation avec nous',
  close: 'Fermer',
  unread: '{count} nouveau(x)',
  need: 'De quoi avez-vous besoin ?',
  needHelp: 'Avec vos mots. C’est une personne qui vous lit.',
  name: 'Votre nom (facultatif)',
  start: 'Demander à une personne',
  startNow: 'Quelqu’un est là. L’attente est en général courte.',
  startNobody: 'Personne n’est là pour l’instant. Vous pouvez écrire, ou choisir une heure pour être appelé.',
  write: 'Écrire un message',
  send: 'Envoyer',
  you: 'Vous',
  us: 'Service',
  waiting: 'Nous cherchons la bonne personne pour vous.',
  next: 'C’est bientôt votre tour.',
  ahead1: 'Une personne est avant vous.',
  aheadN: '{count} personnes sont avant vous.',
  now: 'Moins d’une minute.',
  about: 'Environ {likely}',
  upTo: 'en général pas plus de {high}',
  between: 'en général entre {low} et {high}',
  record: 'De telles estimations étaient justes {right} fois sur 10.',
  minutes1: 'une minute',
  minutesN: '{count} minutes',
  nobody:
    'Personne qui puisse vous aider n’est là en ce moment. Inutile d’attendre : choisissez ce qui vous convient.',
  opens: 'Nous ouvrons {when}.',
  kept: 'Votre place est gardée. Nous vous appelons au {phone} quand vient votre tour. Vous pouvez fermer cette page.',
  with: 'Vous parlez avec {name}.',
  hold: '{name} se renseigne et revient vers vous.',
  writes: '{name} écrit …',
  ended: 'Cette conversation est terminée.',
  promised: 'Ce qui a été promis',
  by: '{what}, avant {when} ({name})',
  again: 'Demander autre chose',
  other: 'Autres possibilités',
  call: 'Garder ma place et m’appeler',
  time: 'Choisir une heure pour un appel',
  instead: 'Écrire, et recevoir une réponse plus tard',
  leave: 'Partir',
  leaveSure: 'Votre place est abandonnée. Partir ?',
  leaveTalk: 'La conversation se termine pour vous. La personne avec vous règle ce qui reste. Partir ?',
  phone: 'Votre numéro de téléphone',
  email: 'Votre adresse e-mail',
  when: 'Quand',
  noTimes: 'Aucune heure n’est libre pour l’instant. Écrivez plutôt : une personne vous répond en son nom.',
  goCall: 'M’appeler quand vient mon tour',
  goTime: 'M’appeler à ce moment',
  goInstead: 'Envoyer',
  away: 'Vous êtes hors ligne. Ce que vous avez écrit reste ici ; renvoyez-le à votre retour.',
  failed: 'Quelque chose n’a pas marché de notre côté. Veuillez réessayer dans un instant.',
  elsewhere: 'Ouvrir notre propre page',
  loading: 'Un instant …',
}

export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string

/** The language of the widget for a wish such as `fr-CA`. */
export const languageFor = (wish: string | null | undefined): 'en' | 'fr' =>
  /^fr\b/i.test(wish ?? '') ? 'fr' : 'en'

/** Among words from right to left a name or a number keeps its own direction. */
const shown = (value: string | number): string =>
  typeof value === 'string' && isMirrored() ? isolated(value) : String(value)

/** The widget's words in one language. */
export function wordsIn(language: 'en' | 'fr'): Say {
  const words = language === 'fr' ? fr : en
  return (word, values = {}) =>
    words[word].replace(/\{(\w+)\}/g, (_, name: string) => shown(values[name] ?? ''))
}
