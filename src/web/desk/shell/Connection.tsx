import { useEffect, useRef, useState } from 'react'
import { useConnection } from '../../live.ts'
import { useT } from '../../messages/Messages.tsx'
import { toast } from '../../ui/toast.tsx'

/** A short break is not worth a word. */
const PATIENCE_MS = 3_000

/** Says kindly when the connection is interrupted, and when it is back. */
export function Connection() {
  const t = useT()
  const connection = useConnection('desk')
  const [isLost, setLost] = useState(false)
  const wasLost = useRef(false)
  useEffect(() => {
    if (connection === 'live') {
      setLost(false)
      if (wasLost.current) toast({ text: t('desk.connection.back') })
      wasLost.current = false
      return
    }
    const timer = setTimeout(() => {
      wasLost.current = true
      setLost(true)
    }, PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [connection, t])
  return (
    <div role="status" className="desk-connection">
      {isLost && <p>{t('desk.connection.lost')}</p>}
    </div>
  )
}
