import { useState } from 'react'
import { signInRoutes } from '#domain/accounts/contract.sign-in.ts'
import type { Step } from '#domain/accounts/contract.sign-in.ts'
import { call, ProblemError } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { CodeField } from './CodeField.tsx'
import { StaffFrame } from './StaffFrame.tsx'
import { useDoing } from './useDoing.ts'
import css from './staff.module.css'

/** The second step: a code of the app, or a recovery code. */
export function CodeStep(props: {
  readonly onStep: (step: Step) => void
  /** Back to the beginning. */
  readonly onBack: () => void
}) {
  const { onStep, onBack } = props
  const t = useT()
  const [code, setCode] = useState('')
  const [trust, setTrust] = useState(false)
  const [missing, setMissing] = useState(false)
  const { busy, error, run } = useDoing()
  const isOver = error instanceof ProblemError && error.code === 'sign_in_over'
  const send = () => {
    setMissing(!code.trim())
    if (code.trim())
      void run(async () => onStep(await call(signInRoutes.signInCode, { body: { code, trust } })))
  }
  return (
    <StaffFrame title={t('staff.code.title')} lead={t('staff.code.lead')}>
      <form
        noValidate
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <CodeField
          recovery
          value={code}
          onChange={setCode}
          error={missing ? t('staff.code.needed') : undefined}
        />
        <Checkbox isSelected={trust} onChange={setTrust}>
          {t('staff.code.trust')}
        </Checkbox>
        <ProblemNotice error={error} />
        {!isOver && (
          <Button type="submit" variant="primary" size="l" busy={busy}>
            {t('staff.code.go')}
          </Button>
        )}
        <Button variant={isOver ? 'primary' : 'quiet'} onPress={onBack}>
          {t('staff.code.back')}
        </Button>
      </form>
    </StaffFrame>
  )
}
