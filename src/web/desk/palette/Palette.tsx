import { useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { clientRoutes } from '#domain/clients/contract.ts'
import { searchRoutes } from '#domain/search/contract.ts'
import type { FoundGroup } from '#domain/search/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { dotted } from '../../messages/direction.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Kbd } from '../../ui/Words.tsx'
import { placeOfHit } from '../search/places.ts'
import { useGo } from '../shell/Go.tsx'
import { placesFor } from '../shell/places.ts'
import type { Agent } from '../shell/ids.ts'
import type { Opening } from '../shell/opening.ts'
import { useShownKeys } from '../shell/keys.ts'
import { useSteady } from '../shell/steady.ts'
import { useOffered } from './offered.ts'

type Entry = {
  readonly id: string
  readonly group: 'go' | 'do' | 'people' | 'cases' | 'said' | 'search'
  readonly label: string
  readonly detail?: string
  readonly keys?: string
  readonly run: () => void
}

function useActions(me: Agent, open: (what: Opening) => void): Entry[] {
  const t = useT()
  const go = useGo()
  const shown = useShownKeys()
  const offered = useOffered()
  return useMemo(() => {
    const places = placesFor(me.roles).map((place): Entry => {
      const label = t(`desk.nav.${place.id}`)
      return { id: place.id, group: 'go', label, keys: `g ${place.key}`, run: () => go(place.to) }
    })
    const onPage = shown
      .filter((one) => one.group === 'page' || one.group === 'offer')
      .map((one): Entry => ({
        id: `key${one.keys}`,
        group: 'do',
        label: one.label,
        keys: one.keys,
        run: one.run,
      }))
    const always: Entry[] = [
      { id: 'log', group: 'do', label: t('desk.nav.log'), keys: 'l', run: () => open('log') },
      { id: 'keys', group: 'do', label: t('desk.nav.keys'), keys: '?', run: () => open('keys') },
      { id: 'settings', group: 'do', label: t('desk.settings'), run: () => open('settings') },
    ]
    const ofPage = offered.map((one): Entry => ({ ...one, group: 'do' }))
    return [...onPage, ...ofPage, ...places, ...always]
  }, [go, me, offered, open, shown, t])
}

/** What the people and cases beside it do not show already. */
const besides = (groups: readonly FoundGroup[]) =>
  groups
    .filter((one) => one.kind === 'messages' || one.kind === 'contacts' || one.kind === 'articles')
    .flatMap((one) => one.hits)

function useFound(typed: string): Entry[] {
  const t = useT()
  const go = useGo()
  const q = useSteady(typed.trim(), 120)
  const isOn = q.length > 1
  const people = useCall(clientRoutes.find, { query: { q, limit: 6 } }, { enabled: isOn, keep: true })
  const query = { q, limit: 6, whose: 'all' as const }
  const cases = useCall(caseRoutes.list, { query }, { enabled: isOn, keep: true })
  const said = useCall(searchRoutes.find, { query: { q, limit: 3 } }, { enabled: isOn, keep: true })
  if (!isOn) return []
  return [
    ...(people.data?.items ?? []).map((hit) => ({
      id: hit.id,
      group: 'people' as const,
      label: hit.name ?? t('desk.unknown'),
      detail: dotted(hit.identifiers.map((one) => one.shown)),
      run: () => go(`/desk/people/${hit.id}`),
    })),
    ...(cases.data?.items ?? []).map((one) => ({
      id: one.id,
      group: 'cases' as const,
      label: `${one.reference} ${one.clientName ?? ''}`,
      detail: one.need,
      run: () => go(`/desk/cases/${one.id}`),
    })),
    ...besides(said.data?.groups ?? []).map((hit) => ({
      id: hit.id,
      group: 'said' as const,
      label: hit.title || t('desk.unknown'),
      detail: hit.excerpt.map((piece) => piece.text).join(''),
      run: () => go(placeOfHit(hit)),
    })),
    {
      id: 'search',
      group: 'search' as const,
      label: t('desk.palette.search.for', { q }),
      run: () => go(`/desk/search?q=${encodeURIComponent(q)}`),
    },
  ]
}

function Rows(props: { entries: readonly Entry[]; at: number; onRun: (entry: Entry) => void }) {
  const { entries, at, onRun } = props
  const t = useT()
  return (
    <ul role="listbox" id="desk-palette-list" aria-label={t('desk.palette')} className="desk-palette-list">
      {entries.map((entry, index) => (
        <li
          key={entry.group + entry.id}
          id={`desk-palette-${index}`}
          role="option"
          aria-selected={index === at}
          onClick={() => onRun(entry)}
          onKeyDown={() => undefined}
          ref={(row) => {
            if (index === at) row?.scrollIntoView({ block: 'nearest' })
          }}
        >
          <span className="desk-palette-group">
            {entries[index - 1]?.group === entry.group ? '' : t(`desk.palette.${entry.group}`)}
          </span>
          <span className="desk-palette-words">
            {entry.label}
            {entry.detail && <span className="desk-quiet">{entry.detail}</span>}
          </span>
          {entry.keys && <Kbd>{entry.keys}</Kbd>}
        </li>
      ))}
    </ul>
  )
}

/** Go anywhere, find anybody, do what the page can do: typed, with the arrows and Enter. */
export function Palette(props: {
  readonly me: Agent
  readonly onClose: () => void
  readonly open: (what: Opening) => void
}) {
  const { me, onClose, open } = props
  const t = useT()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const words = typed.trim().toLowerCase()
  const actions = useActions(me, open).filter((one) => one.label.toLowerCase().includes(words))
  const entries = [...actions, ...useFound(typed)]
  const at = Math.min(active, Math.max(0, entries.length - 1))
  const run = (entry: Entry | undefined): void => {
    if (!entry) return
    onClose()
    // The dialog gives the focus back first; then the action may take it.
    setTimeout(entry.run, 0)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setActive((at + 1) % Math.max(1, entries.length))
    else if (event.key === 'ArrowUp') setActive((at + entries.length - 1) % Math.max(1, entries.length))
    else if (event.key === 'Enter') run(entries[at])
    // The field keeps its keys to itself, so that the dialog does not hear this one.
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={t('desk.palette')} isOpen onClose={onClose} size="wide">
      <div className="desk-palette">
        <TextField
          label={t('desk.palette.placeholder')}
          labelHidden
          placeholder={t('desk.palette.placeholder')}
          value={typed}
          onChange={(text) => {
            setTyped(text)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
          controls={{
            role: 'combobox',
            'aria-autocomplete': 'list',
            'aria-expanded': entries.length > 0,
            ...(entries.length > 0 && {
              'aria-controls': 'desk-palette-list',
              'aria-activedescendant': `desk-palette-${at}`,
            }),
          }}
          autoFocus
        />
        {entries.length === 0 ? (
          <p className="desk-quiet">{t('desk.palette.none')}</p>
        ) : (
          <Rows entries={entries} at={at} onRun={run} />
        )}
      </div>
    </Dialog>
  )
}
