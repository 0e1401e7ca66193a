import { Check, Copy as CopySign } from 'lucide-react'
import { useRef, useState } from 'react'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/announce.tsx'

/** A text to take elsewhere: shown whole, copied by a press; where copying is closed to pages it is marked instead. */
export function Copy({
  label,
  text,
  rows = 2,
}: {
  readonly label: string
  readonly text: string
  readonly rows?: number
}) {
  const t = useT()
  const field = useRef<HTMLTextAreaElement>(null)
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(text)
      setIsCopied(true)
      announce(t('admin.copied'))
    } catch {
      field.current?.focus()
    }
  }
  return (
    <div className="admin-copy">
      <textarea ref={field} readOnly dir="ltr" rows={rows} value={text} aria-label={label} />
      <Button
        size="s"
        icon={isCopied ? <Check size={16} aria-hidden="true" /> : <CopySign size={16} aria-hidden="true" />}
        onPress={() => void copy()}
      >
        {t(isCopied ? 'admin.copied' : 'admin.copy')}
      </Button>
    </div>
  )
}
