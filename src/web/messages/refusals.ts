import { useSyncExternalStore } from 'react'
import { onTexts, textsNow } from './texts.ts'

/** What a refusal says, as it came from the service or as it was kept. */
export type Said = {
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly instead: string
}
/** The words to show, and their language where it is not that of the page. */
export type Shown = Omit<Said, 'code'> & { readonly lang: 'en' | undefined }

/** The words of a refusal in the language of the page; where there are none, those of the service, which are English. */
export function useRefusal(): (said: Said) => Shown {
  const { language, refusals } = useSyncExternalStore(onTexts, textsNow)
  return ({ code, title, detail, instead }) => {
    const known = refusals[code]
    if (known) return { title: known[0], detail: known[1], instead: known[2], lang: undefined }
    return { title, detail, instead, lang: language === 'en' ? undefined : 'en' }
  }
}
