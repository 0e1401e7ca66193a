import { useState } from 'react'
import { charterRoutes } from '#domain/learning/contract.charter.ts'
import type { CharterLine } from '#domain/learning/contract.charter.ts'
import { useCall } from '../../client.ts'
import { useMyself } from '../../desk/shell/ids.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/Layout.tsx'
import { buttonClass } from '../../ui/look.ts'
import { LENS_REREAD_MS, LensPage, Section } from '../LensPage.tsx'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import { CharterForm } from './CharterForm.tsx'
import { LineRow } from './LineRow.tsx'
import './charter.css'

function sentence(items: readonly CharterLine[], { t }: LensSay): string {
  if (items.length === 0) return t('charter.sentence.none')
  const published = items.filter((one) => one.published).length
  return t('charter.sentence', { published, rest: items.length - published })
}

function Lines({ items }: { items: readonly CharterLine[] }) {
  const t = useT()
  if (items.length === 0)
    return (
      <EmptyState title={t('charter.empty')}>
        <p>{t('charter.empty.why')}</p>
      </EmptyState>
    )
  return (
    <Section title={t('charter.lines')}>
      <ol role="list" className="charter-lines">
        {items.map((line) => (
          <LineRow key={line.id} line={line} />
        ))}
      </ol>
    </Section>
  )
}

/** What clients are told they can expect, each line with what the service does today (R23). */
export function CharterPage() {
  const say = useLensSay()
  const { t } = say
  const me = useMyself()
  const mayKeep = me?.roles.some((role) => role === 'lead' || role === 'admin') ?? false
  const [writing, setWriting] = useState<'not' | 'now' | 'done'>('not')
  const { data, error, refetch } = useCall(
    charterRoutes.lines,
    {},
    { refetchInterval: LENS_REREAD_MS, keep: true },
  )
  const items = data?.items
  return (
    <LensPage
      title={t('charter.title')}
      sentence={items && sentence(items, say)}
      error={error}
      onRetry={() => void refetch()}
      actions={
        writing !== 'now' && (
          <>
            <a className={buttonClass()} href="/charter">
              {t('charter.public')}
            </a>
            {mayKeep && items && (
              <Button variant="primary" autoFocus={writing === 'done'} onPress={() => setWriting('now')}>
                {t(items.length > 0 ? 'charter.edit' : 'charter.write')}
              </Button>
            )}
          </>
        )
      }
    >
      {items &&
        (writing === 'now' ? (
          <CharterForm lines={items} onClose={() => setWriting('done')} />
        ) : (
          <Lines items={items} />
        ))}
    </LensPage>
  )
}
