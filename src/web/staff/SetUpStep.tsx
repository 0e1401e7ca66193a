import { useEffect, useRef, useState } from 'react'
import { signInRoutes } from '#domain/accounts/contract.sign-in.ts'
import type { AppKey } from '#domain/accounts/contract.sign-in.ts'
import { call, ProblemError } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { AppKeyCard } from './AppKeyCard.tsx'
import { CodeField } from './CodeField.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { StaffFrame } from './StaffFrame.tsx'
import { useDoing } from './useDoing.ts'
import css from './staff.module.css'

/** The organisation asks for a second step: it is set up here, before the desk opens. */
export function SetUpStep({ onIn, onBack }: { readonly onIn: () => void; readonly onBack: () => void }) {
  const t = useT()
  const [appKey, setAppKey] = useState<AppKey>()
  const [codes, setCodes] = useState<readonly string[]>()
  const [code, setCode] = useState('')
  const { busy, error, run } = useDoing()
  const begun = useRef(false)
  useEffect(() => {
    // Begun twice, the picture that was taken first would be of no use.
    if (begun.current) return
    begun.current = true
    void run(async () => setAppKey(await call(signInRoutes.signInSetUp, { body: {} })))
  }, [run])
  const isOver = error instanceof ProblemError && error.code === 'sign_in_over'
  const confirm = () =>
    run(async () => {
      const { recoveryCodes } = await call(signInRoutes.signInSetUpDone, { body: { code } })
      setCodes(recoveryCodes)
    })
  if (codes)
    return (
      <StaffFrame title={t('staff.codes.title')} lead={t('staff.codes.lead')}>
        <RecoveryCodes codes={codes} done={t('staff.enter.go')} onDone={onIn} />
      </StaffFrame>
    )
  return (
    <StaffFrame title={t('staff.setUp.title')} lead={t('staff.setUp.lead')}>
      <form
        noValidate
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void confirm()
        }}
      >
        {appKey && (
          <>
            <AppKeyCard appKey={appKey} />
            <CodeField value={code} onChange={setCode} autoFocus={false} />
          </>
        )}
        <ProblemNotice error={error} />
        {appKey && !isOver && (
          <Button type="submit" variant="primary" size="l" busy={busy}>
            {t('staff.setUp.go')}
          </Button>
        )}
        <Button variant={isOver ? 'primary' : 'quiet'} onPress={onBack}>
          {t('staff.code.back')}
        </Button>
      </form>
    </StaffFrame>
  )
}
