import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { demandKeepers } from '#domain/demand/contract.ts'
import { sheetRoutes } from '#domain/demand/contract.sheets.ts'
import type { CheckSheetResult } from '#domain/demand/contract.sheets.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Go } from '../../desk/shell/Go.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { LensPage } from '../LensPage.tsx'
import { seesLens } from '../pages.ts'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import { Agreement } from './Agreement.tsx'
import { Marking } from './Marking.tsx'
import { verdictOf } from './agreement.ts'
import { shareWords } from './words.ts'
import './demand.css'

type Seen = ResponseOf<typeof sheetRoutes.sheet>

function closedSentence(result: CheckSheetResult, say: LensSay): string {
  const agreed = shareWords(result.agreed, say)
  if (!agreed) return say.t('demand.sheet.sentence.too_few')
  const words = say.t(`demand.agreement.${verdictOf(result)}`)
  return say.t('demand.sheet.sentence.closed', { ...agreed, words })
}

function sentence({ sheet, result }: Seen, say: LensSay): string {
  if (result) return closedSentence(result, say)
  const { mine, contacts, people } = sheet
  return say.t('demand.sheet.sentence.open', { mine, contacts, people })
}

/** The address of the sheet, to be sent to whoever is to mark. */
function Address() {
  const t = useT()
  const field = useRef<HTMLInputElement>(null)
  const [isStuck, setStuck] = useState(false)
  const url = `${location.origin}${location.pathname}`
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url)
      setStuck(false)
      toast({ text: t('demand.sheet.copied') })
    } catch {
      field.current?.select()
      setStuck(true)
    }
  }
  return (
    <div className="demand-address">
      <TextField
        ref={field}
        label={t('demand.sheet.address')}
        help={t('demand.sheet.address.help')}
        value={url}
        isReadOnly
      />
      <Button onPress={() => void copy()}>{t('demand.sheet.copy')}</Button>
      {isStuck && <p role="status">{t('demand.sheet.copy_failed')}</p>}
    </div>
  )
}

function CloseForm({ sheet, onClose }: { sheet: Seen['sheet']; onClose: () => void }) {
  const t = useT()
  const close = useCommand(sheetRoutes.closeSheet, {
    refreshes: [sheetRoutes.sheet, sheetRoutes.sheets],
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={t('demand.close.title')}
      lead={t('demand.close.lead', { people: sheet.people })}
      action={t('demand.close')}
      onClose={onClose}
      isReady
      isBusy={close.isPending}
      error={close.error}
      onSubmit={() => close.mutate({ params: { sheetId: sheet.id } })}
    >
      {null}
    </FormDialog>
  )
}

/** A check sheet: to be marked contact by contact while it is open; once it is closed, how far people agreed. */
export function SheetPage() {
  const t = useT()
  const say = useLensSay()
  const roles = useMyself()?.roles ?? []
  const mayKeep = demandKeepers.some((role) => roles.includes(role))
  const sheetId = useParams({ strict: false }).sheetId ?? ''
  const [closing, setClosing] = useState(false)
  const { data, error, refetch } = useCall(sheetRoutes.sheet, { params: { sheetId } })
  const sheet = data?.sheet
  const isOpen = sheet?.closedAt === null
  return (
    <LensPage
      title={sheet ? t('demand.sheet.title', { name: sheet.name }) : t('demand.sheets')}
      sentence={data && sentence(data, say)}
      actions={mayKeep && isOpen && <Button onPress={() => setClosing(true)}>{t('demand.close')}</Button>}
      error={error}
      onRetry={() => void refetch()}
    >
      {data && sheet && (
        <>
          {data.result ? (
            <Agreement result={data.result} />
          ) : (
            <Marking key={sheet.id} sheetId={sheet.id} items={data.items} />
          )}
          {mayKeep && isOpen && <Address />}
          {seesLens(roles) && (
            <p>
              <Go to="/lens/demand?view=check">{t('demand.sheet.back')}</Go>
            </p>
          )}
          {closing && isOpen && <CloseForm sheet={sheet} onClose={() => setClosing(false)} />}
        </>
      )}
    </LensPage>
  )
}
