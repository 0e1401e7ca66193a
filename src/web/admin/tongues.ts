import { useLocale } from 'react-aria-components/I18nProvider'
import { languageName } from '../set-up/places.ts'

/** ISO 639-1, and the sign languages and others that people ask for most. */
const CODES =
  'aa af ak am ar as ay az be bg bi bm bn bo br bs ca ce ch co cs cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu ha he hi ho hr ht hu hy id ig is it iu ja ka kg ki kk kl km kn ko ks ku ky la lb lg ln lo lt lv mg mh mi mk ml mn mr ms mt my na nb nd ne nl nn no nr ny oc om or os pa pl ps pt qu rm rn ro ru rw sa sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi wo xh yi yo za zh zu bfi ase nzs fil yue'

/** Languages by name in the page’s language; those for which it has no name are left out. */
export function useTongues(): readonly { readonly value: string; readonly label: string }[] {
  const { locale } = useLocale()
  const byName = new Map<string, string>()
  for (const code of CODES.split(' ')) {
    const name = languageName(code, locale)
    if (name.toLowerCase() !== code && !byName.has(name)) byName.set(name, code)
  }
  return [...byName]
    .map(([label, value]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale))
}
