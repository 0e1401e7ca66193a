import { createLazyRoute, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { searchRoutes, MOST_COUNTED } from '#domain/search/contract.ts'
import type { FoundGroup, FoundKind, Hit } from '#domain/search/contract.ts'
import { Channel } from '#domain/services/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Badge } from '../../ui/Words.tsx'
import { useNames } from '../macros/names.ts'
import { useWalk } from '../mine/useWalk.ts'
import { Go } from '../shell/Go.tsx'
import { Page } from '../shell/Page.tsx'
import { useKeys } from '../shell/keys.ts'
import { useSteady } from '../shell/steady.ts'
import { useWhen } from '../shell/when.ts'
import { placeOfHit } from './places.ts'
import './search.css'

export const searchRoute = createLazyRoute('/desk/search')({ component: SearchPage })

const ALL = 'all'
const PERIODS = [ALL, '7', '30', '365'] as const
type Filters = { readonly serviceId: string; readonly channel: string; readonly days: string }

function Marked({ pieces }: { readonly pieces: Hit['excerpt'] }) {
  return <>{pieces.map((piece, at) => (piece.hit ? <mark key={at}>{piece.text}</mark> : piece.text))}</>
}

function OneHit({ hit }: { readonly hit: Hit }) {
  const t = useT()
  const when = useWhen()
  const about = [
    hit.kind === 'articles' ? '' : hit.service,
    hit.channel && t(`desk.channel.${hit.channel}`),
    hit.at && when.at(hit.at),
  ]
  return (
    <li>
      <Go to={placeOfHit(hit)} className="desk-mine-row" data-walk="">
        <span className="desk-mine-words">
          {hit.kind !== 'people' && (
            <span>
              <strong>{hit.title || t('desk.unknown')}</strong>{' '}
              {hit.said === 'note' && <Badge tone="golden">{t('desk.search.note')}</Badge>}
            </span>
          )}
          <span className="desk-found-words">
            <Marked pieces={hit.excerpt} />
          </span>
          <span className="desk-quiet">{about.filter(Boolean).join(' · ')}</span>
        </span>
      </Go>
    </li>
  )
}

function Group(props: { readonly group: FoundGroup; readonly onMore: (() => void) | undefined }) {
  const { group, onMore } = props
  const t = useT()
  const { kind, count, hits } = group
  const name = t(`desk.search.${kind}`)
  const many = count >= MOST_COUNTED ? t('desk.search.many', { count: MOST_COUNTED }) : String(count)
  return (
    <section className="desk-found" aria-label={name}>
      <h2>
        {name} <span className="desk-quiet">{kind === 'people' && count > hits.length ? '' : many}</span>
      </h2>
      <ul role="list">
        {hits.map((hit) => (
          <OneHit key={hit.id} hit={hit} />
        ))}
      </ul>
      {onMore && (
        <div>
          <Button size="s" onPress={onMore}>
            {t('desk.search.more', { name })}
          </Button>
        </div>
      )}
    </section>
  )
}

function FilterBar({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const t = useT()
  const { services } = useNames()
  return (
    <div className="desk-found-filters">
      <Select
        label={t('desk.search.service')}
        options={[{ value: ALL, label: t('desk.search.all') }, ...services]}
        value={filters.serviceId}
        onChange={(serviceId) => onChange({ ...filters, serviceId })}
      />
      <Select
        label={t('desk.search.channel')}
        options={[
          { value: ALL, label: t('desk.search.all') },
          ...Channel.options.map((one) => ({ value: one as string, label: t(`desk.channel.${one}`) })),
        ]}
        value={filters.channel}
        onChange={(channel) => onChange({ ...filters, channel })}
      />
      <Select
        label={t('desk.search.period')}
        options={PERIODS.map((days) => ({
          value: days,
          label: days === ALL ? t('desk.search.ever') : t('desk.search.last', { days: Number(days) }),
        }))}
        value={filters.days as (typeof PERIODS)[number]}
        onChange={(days) => onChange({ ...filters, days })}
      />
    </div>
  )
}

const chosen = (value: string) => (value === ALL ? undefined : value)
const DAY_MS = 86_400_000
/** Whole days, so that the same question is asked again with the same words. */
const since = (days: string) =>
  days === ALL ? undefined : new Date((Math.floor(Date.now() / DAY_MS) - Number(days)) * DAY_MS).toISOString()

function Results({ q, filters }: { readonly q: string; readonly filters: Filters }) {
  const t = useT()
  const box = useWalk<HTMLDivElement>()
  const [kind, setKind] = useState<FoundKind>()
  useEffect(() => setKind(undefined), [q])
  const query = {
    ...{ q, kind, limit: kind ? 50 : 5 },
    ...{ serviceId: chosen(filters.serviceId), channel: chosen(filters.channel) as Channel | undefined },
    from: since(filters.days),
  }
  const { data, error, refetch } = useCall(searchRoutes.find, { query }, { keep: true })
  if (!data) return <ProblemNotice error={error} onRetry={() => void refetch()} />
  const total = data.groups.reduce((sum, one) => sum + one.count, 0)
  return (
    <div ref={box} className="desk-found-groups">
      <p role="status" className="desk-quiet">
        {total === 0 ? t('desk.search.none', { q }) : t('desk.search.found', { kinds: data.groups.length })}
      </p>
      {kind && (
        <div>
          <Button size="s" onPress={() => setKind(undefined)}>
            {t('desk.search.back')}
          </Button>
        </div>
      )}
      {data.groups.map((group) => (
        <Group
          key={group.kind}
          group={group}
          onMore={!kind && group.count > group.hits.length ? () => setKind(group.kind) : undefined}
        />
      ))}
    </div>
  )
}

/** Everything in which the words stand: people, cases, contacts, what was said, knowledge. */
function SearchPage() {
  const t = useT()
  const navigate = useNavigate()
  const { q: asked = '' } = useSearch({ strict: false }) as { q?: string }
  const [typed, setTyped] = useState(asked)
  const [filters, setFilters] = useState<Filters>({ serviceId: ALL, channel: ALL, days: ALL })
  const q = useSteady(typed, 150)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    void navigate({ to: '/desk/search', search: q ? { q } : {}, replace: true })
  }, [q, navigate])
  useKeys([{ keys: '/', label: t('desk.search'), group: 'list', run: () => field.current?.focus() }])
  return (
    <Page title={t('desk.search')}>
      <h1>{t('desk.search')}</h1>
      <TextField
        ref={field}
        type="search"
        big
        label={t('desk.search.label')}
        help={t('desk.search.hint')}
        value={typed}
        onChange={setTyped}
        autoFocus
      />
      <FilterBar filters={filters} onChange={setFilters} />
      {q.trim().length > 1 ? (
        <Results q={q} filters={filters} />
      ) : (
        <p className="desk-quiet">{t('desk.search.empty')}</p>
      )}
    </Page>
  )
}
