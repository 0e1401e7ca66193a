import { Copy, Download, Printer } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/announce.tsx'
import { Notice } from '../ui/Notice.tsx'
import css from './staff.module.css'

const ICON = { size: 16, 'aria-hidden': true } as const

function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** Recovery codes, shown this once: to copy, keep as a file, or print. */
export function RecoveryCodes(props: {
  readonly codes: readonly string[]
  readonly done: string
  readonly onDone: () => void
}) {
  const { codes, done, onDone } = props
  const t = useT()
  const [copied, setCopied] = useState(false)
  const text = `${t('staff.codes.file')}\n\n${codes.join('\n')}\n`
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    setCopied(true)
    announce(t('staff.codes.copied'))
  }
  return (
    <div className={css['form']}>
      <Notice tone="warn" title={t('staff.codes.once')}>
        <p>{t('staff.codes.text')}</p>
      </Notice>
      <ul role="list" className={css['codes']} aria-label={t('staff.codes.title')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={css['row']}>
        {navigator.clipboard && (
          <Button size="s" icon={<Copy {...ICON} />} onPress={() => void copy()}>
            {copied ? t('staff.copied') : t('staff.codes.copy')}
          </Button>
        )}
        <Button size="s" icon={<Download {...ICON} />} onPress={() => download(text, t('staff.codes.name'))}>
          {t('staff.codes.download')}
        </Button>
        <Button size="s" icon={<Printer {...ICON} />} onPress={() => window.print()}>
          {t('staff.codes.print')}
        </Button>
      </div>
      <Button variant="primary" size="l" onPress={onDone}>
        {done}
      </Button>
    </div>
  )
}
