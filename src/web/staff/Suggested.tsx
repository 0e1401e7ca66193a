import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { StaffFrame } from './StaffFrame.tsx'
import css from './staff.module.css'

/** The organisation will ask for a second step: now is a good moment, later works too. */
export function Suggested({ goTo, to }: { readonly goTo: (address: string) => void; readonly to: string }) {
  const t = useT()
  return (
    <StaffFrame title={t('staff.suggested.title')} lead={t('staff.suggested.lead')}>
      <div className={css['form']}>
        <Button variant="primary" size="l" autoFocus onPress={() => goTo('/desk/account')}>
          {t('staff.suggested.now')}
        </Button>
        <Button size="l" onPress={() => goTo(to)}>
          {t('staff.suggested.later')}
        </Button>
      </div>
    </StaffFrame>
  )
}
