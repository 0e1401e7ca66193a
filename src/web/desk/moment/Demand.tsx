import { useState } from 'react'
import { useIntl } from 'react-intl'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { Moment } from '#domain/contacts/contract.ts'
import { DemandKind, demandRoutes } from '#domain/demand/contract.ts'
import type { DemandMark, DemandSuggestion } from '#domain/demand/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Choice } from '../shell/Choice.tsx'
import { DemandOrigin } from './DemandOrigin.tsx'
import type { Details } from './DemandOrigin.tsx'
import './demand.css'

const NONE: Details = { originCaseId: null, step: null, departmentId: null, causeId: null }

function detailsOf(mark: DemandMark | null): Details {
  if (!mark) return NONE
  const { originCaseId, step, departmentId, causeId } = mark
  return { originCaseId, step, departmentId, causeId }
}

/** A quiet line from the client's own words; one tap says that it is right. Nothing where nothing honest can be said. */
function Seems({
  suggestion,
  onRight,
}: {
  suggestion: DemandSuggestion
  onRight: (kind: DemandKind) => void
}) {
  const t = useT()
  const intl = useIntl()
  const { suggested, share } = suggestion
  if (suggested === null) return null
  const percent = intl.formatNumber(share ?? 0, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <p className="desk-seems">
      <span className="desk-quiet">
        {t('desk.demand.seems', { demand: t(`desk.demand.seems.${suggested}`), share: percent })}
      </span>
      <Button
        size="s"
        variant="quiet"
        aria-label={t('desk.demand.right.label', { demand: t(`desk.demand.${suggested}`) })}
        onPress={() => onRight(suggested)}
      >
        {t('desk.demand.right')}
      </Button>
    </p>
  )
}

/**
 * What this contact is about (R25): suggested, confirmed or corrected with one tap, and of failure where it comes from.
 * All of it may be left alone.
 */
export function DemandPart({ moment }: { moment: Moment }) {
  const t = useT()
  const params = { contactId: moment.id }
  const { data } = useCall(demandRoutes.suggestion, { params })
  // What was said a moment ago stands until the answer has it too.
  const [said, setSaid] = useState<Partial<Details>>({})
  const mark = useCommand(demandRoutes.mark, { refreshes: [contactRoutes.get, demandRoutes.suggestion] })
  const demand = moment.demand ?? data?.mark?.demand ?? null
  const details = { ...detailsOf(data?.mark ?? null), ...said }
  const say = (kind: DemandKind, more: Partial<Details> = {}): void => {
    setSaid({ ...said, ...more })
    mark.mutate({ params, body: { demand: kind, ...details, ...more } })
  }
  if (data && !data.mayMark) return null
  return (
    <div className="desk-demand" title={t('desk.demand.hint')}>
      {demand === null && data && <Seems suggestion={data.suggestion} onRight={say} />}
      <Choice
        label={t('desk.demand')}
        options={DemandKind.options.map((id) => ({ id, label: t(`desk.demand.${id}`) }))}
        value={demand}
        onChange={(kind) => say(kind)}
      />
      {demand === 'failure' && data && (
        <DemandOrigin
          origins={data.suggestion.origins}
          details={details}
          onSay={(more) => say('failure', more)}
        />
      )}
      <ProblemNotice error={mark.error} />
    </div>
  )
}
