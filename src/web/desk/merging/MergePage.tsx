import { createLazyRoute, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { clientRoutes } from '#domain/clients/contract.ts'
import type { MergeField, MergePreview, MergeSide, Side } from '#domain/merging/contract.ts'
import { clientMergeRoutes, duplicateRoutes } from '#domain/merging/contract.routes.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Badge } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { factLabel } from '../known/labels.ts'
import { Choice } from '../shell/Choice.tsx'
import { Go, useGo } from '../shell/Go.tsx'
import { Page } from '../shell/Page.tsx'
import { useWhen } from '../shell/when.ts'
import { Reasons } from './DuplicatesPage.tsx'
import './merging.css'

export const mergeRoute = createLazyRoute('/desk/people/$clientId/merge/$otherId')({ component: MergePage })

function SideCard({ side, which }: { readonly side: MergeSide; readonly which: Side }) {
  const t = useT()
  const when = useWhen()
  const name = side.name ?? t('desk.unknown')
  return (
    <section className={which === 'kept' ? 'merge-side merge-side-kept' : 'merge-side'} aria-label={name}>
      <Badge tone={which === 'kept' ? 'accent' : 'neutral'}>{t(`desk.merge.side.${which}`)}</Badge>
      <h2>
        <Go to={`/desk/people/${side.id}`}>{name}</Go>
      </h2>
      <p className="desk-quiet">{t('desk.person.since', { date: when.day(side.createdAt) })}</p>
      <ul role="list" className="desk-plain">
        {side.identifiers.map((one) => (
          <li key={one.id}>
            <bdi>{one.shown}</bdi> {one.provedAt && <Badge tone="good">{t('desk.merge.proved')}</Badge>}
          </li>
        ))}
      </ul>
      <dl className="merge-facts">
        {side.facts.map((fact) => (
          <div key={fact.id}>
            <dt>
              {factLabel(fact.label)} · {when.day(fact.toldAt)}
            </dt>
            <dd>
              <bdi>{fact.value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p className="desk-quiet">
        {t('desk.merge.counts', {
          contacts: side.contacts,
          cases: side.openCases + side.closedCases,
          papers: side.papers,
        })}
      </p>
    </section>
  )
}

type Chosen = {
  readonly fields: Partial<Record<MergeField, Side>>
  readonly facts: Readonly<Record<string, Side>>
}

/** A value of a field as it is read beside the other. */
function useFieldWords() {
  const t = useT()
  return (side: MergeSide, field: MergeField): string => {
    const value = side[field]
    if (field === 'accessNeeds') {
      const needs = side.accessNeeds.map((need) => t(`desk.access.${need}`)).join(', ')
      return needs || t('desk.merge.nothing')
    }
    if (field === 'preferredChannel' && side.preferredChannel)
      return t(`desk.channel.${side.preferredChannel}`)
    return typeof value === 'string' && value !== '' ? value : t('desk.merge.nothing')
  }
}

function Choices(props: {
  readonly preview: MergePreview
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}) {
  const { preview, chosen, onChoose } = props
  const t = useT()
  const words = useFieldWords()
  const { kept, merged } = preview
  const valueOf = (side: MergeSide, of: string) => side.facts.find((fact) => fact.label === of)?.value ?? ''
  if (preview.fields.length + preview.facts.length === 0)
    return <p className="desk-quiet">{t('desk.merge.choose.none')}</p>
  return (
    <div className="merge-choices">
      {preview.fields.map(({ field, take }) => (
        <Choice
          key={field}
          label={t(`desk.merge.field.${field}`)}
          options={[
            { id: 'kept', label: words(kept, field) },
            { id: 'merged', label: words(merged, field) },
          ]}
          value={chosen.fields[field] ?? take}
          onChange={(side) => onChoose({ ...chosen, fields: { ...chosen.fields, [field]: side } })}
        />
      ))}
      {preview.facts.map((fact) => (
        <Choice
          key={fact.label}
          label={factLabel(fact.label)}
          options={[
            { id: 'kept', label: valueOf(kept, fact.label) },
            { id: 'merged', label: valueOf(merged, fact.label) },
          ]}
          value={chosen.facts[fact.label] ?? fact.take}
          onChange={(side) => onChoose({ ...chosen, facts: { ...chosen.facts, [fact.label]: side } })}
        />
      ))}
      {preview.facts.length > 0 && <p className="desk-quiet">{t('desk.merge.choose.facts')}</p>}
    </div>
  )
}

function Beside({ preview, onSwap }: { readonly preview: MergePreview; readonly onSwap: () => void }) {
  const t = useT()
  const go = useGo()
  const [chosen, setChosen] = useState<Chosen>({ fields: {}, facts: {} })
  const { kept, merged } = preview
  const merge = useCommand(clientMergeRoutes.merge, {
    refreshes: [duplicateRoutes.list, clientRoutes.get, clientMergeRoutes.list],
    onSuccess: () => {
      toast({ text: t('desk.merge.done') })
      go(`/desk/people/${kept.id}`)
    },
  })
  const submit = (): void =>
    merge.mutate({
      params: { clientId: kept.id },
      body: {
        mergedId: merged.id,
        fields: preview.fields.map(({ field, take }) => ({ field, take: chosen.fields[field] ?? take })),
        facts: preview.facts.map(({ label, take }) => ({ label, take: chosen.facts[label] ?? take })),
      },
    })
  return (
    <>
      <Reasons reasons={preview.reasons} />
      {preview.better === 'merged' && (
        <Notice announced={false}>
          <p>{t('desk.merge.better')}</p>
        </Notice>
      )}
      <div className="merge-two">
        <SideCard side={kept} which="kept" />
        <SideCard side={merged} which="merged" />
      </div>
      <div>
        <Button size="s" onPress={onSwap}>
          {t('desk.merge.swap')}
        </Button>
      </div>
      <h2>{t('desk.merge.choose')}</h2>
      <Choices preview={preview} chosen={chosen} onChoose={setChosen} />
      {kept.live + merged.live > 0 && <p>{t('desk.merge.live')}</p>}
      {(kept.held || merged.held) && <p>{t('desk.merge.held')}</p>}
      <p className="desk-quiet">
        {t('desk.merge.ends', {
          links: kept.links + merged.links,
          sessions: kept.sessions + merged.sessions,
        })}
      </p>
      <ProblemNotice error={merge.error} />
      <div className="merge-foot">
        <Button variant="primary" busy={merge.isPending} onPress={submit}>
          {t('desk.merge.do')}
        </Button>
      </div>
    </>
  )
}

/** Two people beside each other: whose page lives on, what is current where they differ, and what comes of it. */
function MergePage() {
  const { clientId, otherId } = useParams({ strict: false }) as { clientId: string; otherId: string }
  const t = useT()
  const go = useGo()
  const { data, error, refetch } = useCall(clientMergeRoutes.preview, { params: { clientId, otherId } })
  return (
    <Page title={t('desk.merge.title')} wide>
      <h1>{t('desk.merge.title')}</h1>
      <p className="desk-lead">{t('desk.merge.lead')}</p>
      {!data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <Beside
          key={data.kept.id}
          preview={data}
          onSwap={() => go(`/desk/people/${otherId}/merge/${clientId}`)}
        />
      )}
    </Page>
  )
}
