import { languages } from '../messages/catalogue.ts'
import type { Language } from '../messages/catalogue.ts'
import { useLanguage, useT } from '../messages/Messages.tsx'

/** In which language the pages are: each is named in its own. */
export function LanguageChoice({ className }: { readonly className: string | undefined }) {
  const t = useT()
  const [language, setLanguage] = useLanguage()
  return (
    <label className={className}>
      <span>{t('ui.language')}</span>
      <select value={language} onChange={({ target }) => void setLanguage(target.value as Language)}>
        {languages.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
