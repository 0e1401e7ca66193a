import { useState } from 'react'
import type { FormEvent } from 'react'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { Check } from './Check.tsx'
import { HolidaysStep, HoursStep, NameStep, ReachStep, WhereStep } from './OrganisationSteps.tsx'
import { DepartmentStep, ServiceStep, WordsStep, YouStep } from './ServiceSteps.tsx'
import { SetUpFrame } from './SetUpFrame.tsx'
import { gapsOf } from './draft.ts'
import type { Draft, Gap } from './draft.ts'
import { STEPS } from './steps.ts'
import type { Step } from './steps.ts'
import css from './set-up.module.css'

export type StepProps = {
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
  readonly password: string
  readonly onPassword: (password: string) => void
  /** What a field still needs, in words, once somebody has tried to go on. */
  readonly wrong: (gap: Gap) => { readonly error?: string }
}

const PAGES = {
  ...{ name: NameStep, where: WhereStep, reach: ReachStep, hours: HoursStep, holidays: HolidaysStep },
  ...{ department: DepartmentStep, service: ServiceStep, words: WordsStep, you: YouStep },
}

/** One page of the set-up: one question, back and on. */
export function StepPage(
  props: Omit<StepProps, 'wrong'> & {
    readonly step: Step
    readonly onBack: () => void
    readonly onNext: () => void
    readonly onGo: (step: Step) => void
    readonly isBusy: boolean
    readonly error: Error | null
  },
) {
  const { step, onBack, onNext, onGo, isBusy, error, ...rest } = props
  const t = useT()
  const [hasTried, setHasTried] = useState(false)
  const gaps = gapsOf(step, rest.draft, rest.password)
  const wrong = (gap: Gap) => (hasTried && gaps.includes(gap) ? { error: t(`setUp.gap.${gap}`) } : {})
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setHasTried(true)
    if (gaps.length === 0) return onNext()
    // After the fields have been marked, the first of them is where to go on.
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  const Fields = step === 'check' ? undefined : PAGES[step]
  return (
    <SetUpFrame
      title={t(`setUp.${step}.title`)}
      lead={t(`setUp.${step}.lead`)}
      place={{ nth: STEPS.indexOf(step) + 1, of: STEPS.length }}
    >
      <form noValidate className={css['form']} onSubmit={submit}>
        {Fields ? <Fields {...rest} wrong={wrong} /> : <Check draft={rest.draft} onGo={onGo} />}
        <ProblemNotice error={error} />
        <div className={css['actions']}>
          <Button variant="quiet" onPress={onBack}>
            {t('setUp.back')}
          </Button>
          <Button variant="primary" size="l" type="submit" busy={isBusy}>
            {t(step === 'check' ? 'setUp.finish' : 'setUp.next')}
          </Button>
        </div>
      </form>
    </SetUpFrame>
  )
}
