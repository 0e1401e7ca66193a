import { useLensSay } from '../useLensSay.ts'
import { Way } from './Way.tsx'
import './flow.css'

/** A way through: its places in words, how many went it, and their share of all. */
export type WaySeen = {
  readonly path: readonly string[]
  readonly share: number
  readonly many: string
  readonly half?: string
}

/** The commonest ways through, each with a bar as long as its share. */
export function Ways({ ways }: { readonly ways: readonly WaySeen[] }) {
  const { t } = useLensSay()
  const most = Math.max(0.0001, ...ways.map(({ share }) => share))
  if (ways.length === 0) return <p>{t('flow.ways.none')}</p>
  return (
    <ol className="flow-list">
      {ways.map(({ path, share, many, half }) => (
        <li key={path.join('→')} className="flow-way">
          <Way path={path} />
          <span
            className="flow-share"
            aria-hidden="true"
            style={{ ['--share' as string]: `${(100 * share) / most}%` }}
          />
          <small>{[many, half].filter(Boolean).join(' · ')}</small>
        </li>
      ))}
    </ol>
  )
}
