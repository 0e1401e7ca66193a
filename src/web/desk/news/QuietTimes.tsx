import { useState } from 'react'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Settings } from '../shell/settings.ts'

/** Two times of day between which nothing sounds or is sent; kept as they are written, saved when both are there. */
export function QuietTimes({ settings }: { readonly settings: Settings }) {
  const t = useT()
  const [typed, setTyped] = useState<{ from: string; until: string }>()
  const from = typed?.from ?? settings.quietFrom ?? ''
  const until = typed?.until ?? settings.quietUntil ?? ''
  const change = (nextFrom: string, nextUntil: string): void => {
    setTyped({ from: nextFrom, until: nextUntil })
    if (Boolean(nextFrom) === Boolean(nextUntil))
      settings.save({ quietFrom: nextFrom || null, quietUntil: nextUntil || null })
  }
  return (
    <>
      <div className="desk-two">
        <TextField
          type="time"
          label={t('desk.settings.quiet_from')}
          value={from}
          onChange={(next) => change(next, until)}
        />
        <TextField
          type="time"
          label={t('desk.settings.quiet_until')}
          value={until}
          onChange={(next) => change(from, next)}
        />
      </div>
      {(from || until) && (
        <Button size="s" variant="quiet" onPress={() => change('', '')}>
          {t('desk.settings.quiet.none')}
        </Button>
      )}
    </>
  )
}
