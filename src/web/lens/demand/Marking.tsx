import { useState } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { DemandKind } from '#domain/demand/contract.ts'
import { sheetRoutes } from '#domain/demand/contract.sheets.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { useCall, useCommand } from '../../client.ts'
import { useKeys } from '../../desk/shell/keys.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Kbd } from '../../ui/Words.tsx'
import { mineOf, nextUnmarked } from './marking.ts'
import type { Said } from './marking.ts'

type SheetItem = ResponseOf<typeof sheetRoutes.sheet>['items'][number]
const KINDS = DemandKind.options

/** Single keys can be switched off for good at the desk; then they are not shown here either. */
function useSingleKeys(): boolean {
  const kept = useCall(agentRoutes.mine).data?.settings as { singleKeys?: boolean } | undefined
  return kept?.singleKeys ?? true
}

function useMarks(sheetId: string, items: readonly SheetItem[]) {
  const [said, setSaid] = useState<Said>(new Map())
  const [place, setPlace] = useState(() => nextUnmarked(items, new Map(), -1))
  const command = useCommand(sheetRoutes.markSheet, {
    refreshes: [sheetRoutes.sheet, sheetRoutes.sheets],
    onError: (_, { params }) => {
      // What was not kept is not shown as said: the contact comes back with the reason beside it.
      setSaid((before) => new Map([...before].filter(([id]) => id !== params.contactId)))
      setPlace(items.findIndex((one) => one.contactId === params.contactId))
    },
  })
  const mark = (demand: DemandKind): void => {
    const item = place === undefined ? undefined : items[place]
    if (!item || place === undefined) return
    const now = new Map(said).set(item.contactId, demand)
    setSaid(now)
    setPlace(nextUnmarked(items, now, place))
    command.mutate({ params: { sheetId, contactId: item.contactId }, body: { demand } })
  }
  return { said, place, setPlace, mark, error: command.error }
}

function Choices(props: {
  readonly mine: DemandKind | null
  readonly withKeys: boolean
  readonly onMark: (demand: DemandKind) => void
}) {
  const { mine, withKeys, onMark } = props
  const t = useT()
  return (
    <div className="demand-choices">
      {KINDS.map((kind, index) => (
        <Button
          key={kind}
          size="l"
          variant="secondary"
          aria-pressed={mine === kind}
          {...(withKeys && { 'aria-keyshortcuts': String(index + 1) })}
          onPress={() => onMark(kind)}
        >
          <span className="demand-choice">
            <span>
              {withKeys && (
                <span aria-hidden="true">
                  <Kbd>{index + 1}</Kbd>{' '}
                </span>
              )}
              {t(`demand.mark.${kind}`)}
              {mine === kind && <em> ✓ {t('demand.mark.yours')}</em>}
            </span>
            <small>{t(`demand.mark.${kind}.means`)}</small>
          </span>
        </Button>
      ))}
    </div>
  )
}

function Done({ onAgain }: { onAgain: () => void }) {
  const t = useT()
  return (
    <Notice
      tone="info"
      title={t('demand.mark.done')}
      action={
        <Button size="s" onPress={onAgain}>
          {t('demand.mark.again')}
        </Button>
      }
    >
      <p>{t('demand.mark.done.next')}</p>
    </Notice>
  )
}

/** One contact after another, in the client’s words: one of three, by a tap or a key; the way back stays open. */
export function Marking(props: { readonly sheetId: string; readonly items: readonly SheetItem[] }) {
  const { sheetId, items } = props
  const t = useT()
  const withKeys = useSingleKeys()
  const { said, place, setPlace, mark, error } = useMarks(sheetId, items)
  const done = items.filter((one) => mineOf(one, said) !== null).length
  const item = place === undefined ? undefined : items[place]
  useKeys(
    item
      ? KINDS.map((kind, index) => ({
          keys: String(index + 1),
          label: t('demand.mark.key', { demand: t(`demand.mark.${kind}`) }),
          group: 'page',
          run: () => mark(kind),
        }))
      : [],
  )
  const contacts = items.length
  return (
    <section className="demand-marking" aria-label={t('demand.mark.part')}>
      <div className="demand-progress">
        <progress max={contacts} value={done} aria-label={t('demand.mark.part')} />
        <span>{t('demand.mark.progress', { done, contacts })}</span>
      </div>
      {item && place !== undefined ? (
        <>
          <div aria-live="polite" aria-atomic="true" className="demand-need">
            <small>
              {t('demand.mark.place', { place: place + 1, contacts })}
              {' · '}
              {item.service ?? t('demand.mark.no_service')}
            </small>
            <blockquote>{item.need}</blockquote>
          </div>
          <Choices mine={mineOf(item, said)} withKeys={withKeys} onMark={mark} />
          <div className="demand-way">
            <Button variant="quiet" isDisabled={place === 0} onPress={() => setPlace(place - 1)}>
              {t('demand.mark.back')}
            </Button>
            <Button variant="quiet" isDisabled={place >= contacts - 1} onPress={() => setPlace(place + 1)}>
              {t('demand.mark.on')}
            </Button>
          </div>
        </>
      ) : (
        <Done onAgain={() => setPlace(0)} />
      )}
      <ProblemNotice error={error} />
    </section>
  )
}
