import { Copy } from 'lucide-react'
import { useState } from 'react'
import type { AppKey } from '#domain/accounts/contract.sign-in.ts'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/announce.tsx'
import css from './staff.module.css'

/** The key for an authenticator app: as a picture, as text for those who cannot take one, as a link on a phone. */
export function AppKeyCard({ appKey }: { readonly appKey: AppKey }) {
  const t = useT()
  const [copied, setCopied] = useState(false)
  const { key, address, picture } = appKey
  const copy = async () => {
    await navigator.clipboard.writeText(key)
    setCopied(true)
    announce(t('staff.key.copied'))
  }
  return (
    <div className={css['key']}>
      <svg
        className={css['picture']}
        viewBox={`0 0 ${picture.size} ${picture.size}`}
        role="img"
        aria-label={t('staff.key.picture')}
        shapeRendering="crispEdges"
      >
        <rect width={picture.size} height={picture.size} fill="#fff" />
        <path d={picture.path} fill="#000" />
      </svg>
      <div className={css['keyWords']}>
        <p>{t('staff.key.text')}</p>
        <code className={css['code']}>{key.match(/.{1,4}/g)?.join(' ')}</code>
        <div className={css['row']}>
          {navigator.clipboard && (
            <Button size="s" icon={<Copy size={16} aria-hidden="true" />} onPress={() => void copy()}>
              {copied ? t('staff.copied') : t('staff.key.copy')}
            </Button>
          )}
          <a href={address}>{t('staff.key.open')}</a>
        </div>
      </div>
    </div>
  )
}
