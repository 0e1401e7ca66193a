import { useState } from 'react'
import { useLocale } from 'react-aria-components/I18nProvider'
import { organisationRoutes } from '#domain/organisation/contract.ts'
import type { OrganisationSettings } from '#domain/organisation/contract.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { Page } from '../../desk/shell/Page.tsx'
import { languages } from '../../messages/catalogue.ts'
import { useT } from '../../messages/Messages.tsx'
import { clockIn, useCountries, zonesFor } from '../../set-up/places.ts'
import { RadioGroup } from '../../ui/Choice.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { ComboBox } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { useNow } from '../../ui/time.ts'
import { Chosen } from '../Chosen.tsx'
import { SecondStepPanel } from './SecondStep.tsx'
import { FormPage, FormPart } from '../FormPage.tsx'
import { useTongues } from '../tongues.ts'

type Draft = Omit<
  OrganisationSettings,
  'phone' | 'email' | 'address' | 'example' | 'version' | 'calendarsInZone'
> & {
  phone: string
  email: string
  address: string
}
type Set = (part: Partial<Draft>) => void

function draftOf({
  name,
  zone,
  locale,
  country,
  languages: spoken,
  phone,
  email,
  address,
}: OrganisationSettings): Draft {
  const plain = { phone: phone ?? '', email: email ?? '', address: address ?? '' }
  return { name, zone, locale, country, languages: spoken, ...plain }
}

const orNothing = (text: string) => text.trim() || null

/** What changing the zone means, before it is saved. */
function ZoneWarning({ before, zone }: { readonly before: OrganisationSettings; readonly zone: string }) {
  const t = useT()
  if (zone === before.zone || zone === '') return null
  const words = { from: before.zone.replace(/_/g, ' '), to: zone.replace(/_/g, ' ') }
  return (
    <Notice tone="warn" title={t('admin.organisation.zone.warn', words)}>
      <ul className="admin-used">
        <li>{t('admin.organisation.zone.hours', { count: before.calendarsInZone })}</li>
        <li>{t('admin.organisation.zone.promises')}</li>
        <li>{t('admin.organisation.zone.days')}</li>
      </ul>
    </Notice>
  )
}

function Place({
  before,
  draft,
  set,
}: {
  readonly before: OrganisationSettings
  readonly draft: Draft
  readonly set: Set
}) {
  const t = useT()
  const { locale } = useLocale()
  const now = new Date(useNow(30_000))
  const countries = useCountries()
  const zones = countries.find(({ code }) => code === draft.country)?.zones ?? []
  return (
    <FormPart title={t('admin.organisation.place')}>
      <div className="admin-pair">
        <ComboBox
          label={t('admin.organisation.country')}
          options={countries.map(({ code, name }) => ({ value: code, label: name }))}
          value={draft.country || null}
          onChange={(country) => set({ country: country ?? '' })}
          nothing={t('admin.nothing_found')}
        />
        <ComboBox
          label={t('admin.organisation.zone')}
          options={zonesFor(zones, draft.zone).map((one) => ({ value: one, label: one.replace(/_/g, ' ') }))}
          value={draft.zone || null}
          onChange={(zone) => set({ zone: zone ?? '' })}
          nothing={t('admin.nothing_found')}
        />
      </div>
      {draft.zone && (
        <p className="desk-quiet">
          {t('admin.organisation.clock', { time: clockIn(draft.zone, locale, now) })}
        </p>
      )}
      <ZoneWarning before={before} zone={draft.zone} />
    </FormPart>
  )
}

function Spoken({ draft, set }: { readonly draft: Draft; readonly set: Set }) {
  const t = useT()
  const tongues = useTongues()
  return (
    <FormPart title={t('admin.organisation.languages')}>
      <RadioGroup
        label={t('admin.organisation.language')}
        help={t('admin.organisation.language.help')}
        options={languages.map(({ code, name }) => ({ value: code as string, label: name }))}
        value={draft.locale.slice(0, 2)}
        onChange={(language) => set({ locale: `${language}-${draft.country}` })}
      />
      <Chosen
        label={t('admin.organisation.spoken')}
        help={t('admin.organisation.spoken.help')}
        options={tongues}
        chosen={draft.languages}
        onChange={(spoken) => set({ languages: spoken })}
        nothing={t('admin.nothing_found')}
      />
    </FormPart>
  )
}

function Reach({ draft, set }: { readonly draft: Draft; readonly set: Set }) {
  const t = useT()
  return (
    <FormPart title={t('admin.organisation.reach')} says={t('admin.organisation.reach.says')}>
      <div className="admin-pair">
        <TextField
          label={t('admin.organisation.phone')}
          optional
          type="tel"
          maxLength={40}
          value={draft.phone}
          onChange={(phone) => set({ phone })}
        />
        <TextField
          label={t('admin.organisation.email')}
          optional
          type="email"
          maxLength={200}
          value={draft.email}
          onChange={(email) => set({ email })}
        />
      </div>
      <TextArea
        label={t('admin.organisation.address')}
        optional
        maxLength={300}
        value={draft.address}
        onChange={(address) => set({ address })}
      />
    </FormPart>
  )
}

function Form({
  before,
  onReload,
}: {
  readonly before: OrganisationSettings
  readonly onReload: () => void
}) {
  const t = useT()
  const [draft, setDraft] = useState(() => draftOf(before))
  const set: Set = (part) => setDraft((now) => ({ ...now, ...part }))
  const save = useCommand(organisationRoutes.changeSettings, {
    refreshes: [organisationRoutes.settings, serviceRoutes.organisation, serviceRoutes.list],
    onSuccess: () => toast({ text: t('admin.saved') }),
  })
  const { name, zone, country } = draft
  const isReady = name.trim() !== '' && zone !== '' && country !== '' && draft.languages.length > 0
  const body = {
    ...{ ...draft, phone: orNothing(draft.phone), email: orNothing(draft.email) },
    address: orNothing(draft.address),
  }
  return (
    <FormPage
      title={t('admin.nav.organisation')}
      back={{ to: '/admin', text: t('admin.title') }}
      says={t('admin.nav.organisation.why')}
      action={t('admin.save')}
      isReady={isReady}
      isBusy={save.isPending}
      error={save.error}
      onReload={onReload}
      onSave={() => save.mutate({ body, version: before.version })}
      beside={<SecondStepPanel />}
    >
      <TextField
        label={t('admin.organisation.name')}
        help={t('admin.organisation.name.help')}
        maxLength={120}
        value={name}
        onChange={(next) => set({ name: next })}
      />
      <Place before={before} draft={draft} set={set} />
      <Spoken draft={draft} set={set} />
      <Reach draft={draft} set={set} />
    </FormPage>
  )
}

/** Name, zone, languages and contact details of the organisation. */
export function OrganisationPage() {
  const t = useT()
  const { data, error, refetch } = useCall(organisationRoutes.settings, {}, { staleTime: 0 })
  const [round, setRound] = useState(0)
  const reload = () => void refetch().then(() => setRound((before) => before + 1))
  if (data) return <Form key={`${data.version}.${round}`} before={data} onReload={reload} />
  return (
    <Page title={t('admin.nav.organisation')}>
      <h1>{t('admin.nav.organisation')}</h1>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />}
    </Page>
  )
}
