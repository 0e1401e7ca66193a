import { useRef, useState } from 'react'
import { myShiftRoutes } from '#domain/planning/contract.mine.ts'
import { useCommand } from '../../client.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { useSay } from '../roster/say.ts'

const WAYS = ['google', 'apple', 'outlook'] as const

function Address({ url }: { url: string }) {
  const { t } = useSay()
  const field = useRef<HTMLInputElement>(null)
  const [isStuck, setStuck] = useState(false)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url)
      setStuck(false)
      toast({ text: t('shifts.feed.copied') })
    } catch {
      field.current?.select()
      setStuck(true)
    }
  }
  return (
    <>
      <Notice tone="good" title={t('shifts.feed.once')}>
        <p>{t('shifts.feed.secret')}</p>
      </Notice>
      <div className="shifts-address">
        <TextField ref={field} label={t('shifts.feed.address')} value={url} isReadOnly />
        <Button onPress={() => void copy()}>{t('shifts.feed.copy')}</Button>
      </div>
      {isStuck && <p role="status">{t('shifts.feed.copy_failed')}</p>}
    </>
  )
}

/** An address from which any calendar reads my shifts: made once, shown once. */
export function Feed({ exists }: { readonly exists: boolean }) {
  const { t } = useSay()
  const make = useCommand(myShiftRoutes.makeFeed, { refreshes: [myShiftRoutes.mine] })
  const url = make.data?.url
  return (
    <section className="shifts-part" aria-labelledby="shifts-feed">
      <h2 id="shifts-feed">{t('shifts.feed')}</h2>
      <p className="desk-quiet">{t('shifts.feed.lead')}</p>
      {url === undefined ? exists && <p>{t('shifts.feed.exists')}</p> : <Address url={url} />}
      {url === undefined && (
        <div>
          <Button busy={make.isPending} onPress={() => make.mutate({})}>
            {t(exists ? 'shifts.feed.again' : 'shifts.feed.make')}
          </Button>
        </div>
      )}
      <ProblemNotice error={make.error} />
      <details className="roster-details" open={url !== undefined}>
        <summary>{t('shifts.feed.how')}</summary>
        <ul>
          {WAYS.map((way) => (
            <li key={way}>{t(`shifts.feed.how.${way}`)}</li>
          ))}
        </ul>
        <p className="desk-quiet">{t('shifts.feed.how.often')}</p>
      </details>
    </section>
  )
}
