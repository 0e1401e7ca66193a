import { createLazyRoute, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { clientRoutes } from '#domain/clients/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { dotted } from '../../messages/direction.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useWalk } from '../mine/useWalk.ts'
import { Go } from '../shell/Go.tsx'
import { Page } from '../shell/Page.tsx'
import { useKeys } from '../shell/keys.ts'
import { useSteady } from '../shell/steady.ts'
import { useWhen } from '../shell/when.ts'

export const peopleRoute = createLazyRoute('/desk/people')({ component: People })

function Hits({ q }: { q: string }) {
  const t = useT()
  const when = useWhen()
  const box = useWalk<HTMLUListElement>()
  const { data, error } = useCall(clientRoutes.find, { query: { q, limit: 30 } }, { keep: true })
  if (error) return <ProblemNotice error={error} />
  if (data?.items.length === 0) return <p className="desk-quiet">{t('desk.people.none', { q })}</p>
  return (
    <ul role="list" className="desk-people-list" ref={box}>
      {data?.items.map((hit) => (
        <li key={hit.id}>
          <Go to={`/desk/people/${hit.id}`} className="desk-mine-row" data-walk="">
            <Avatar name={hit.name ?? '?'} />
            <span className="desk-mine-words">
              <strong>{hit.name ?? t('desk.unknown')}</strong>
              <span>{dotted(hit.identifiers.map((one) => one.shown))}</span>
              <span className="desk-quiet">
                {t('desk.log.open_cases', { count: hit.openCases })}
                {' · '}
                {hit.lastContactAt
                  ? t('desk.people.last', { date: when.at(hit.lastContactAt) })
                  : t('desk.people.never')}
              </span>
            </span>
          </Go>
        </li>
      ))}
    </ul>
  )
}

/** Finds a person while one types: by name, number, e-mail, account or case reference. */
function People() {
  const t = useT()
  const navigate = useNavigate()
  const { q: asked = '' } = useSearch({ strict: false }) as { q?: string }
  const [typed, setTyped] = useState(asked)
  const q = useSteady(typed.trim(), 150)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    void navigate({ to: '/desk/people', search: q ? { q } : {}, replace: true })
  }, [q, navigate])
  useKeys([{ keys: '/', label: t('desk.people.search'), group: 'list', run: () => field.current?.focus() }])
  return (
    <Page title={t('desk.people.title')}>
      <h1>{t('desk.people.title')}</h1>
      <p>
        <Go to="/desk/people/duplicates">{t('desk.alike.title')}</Go>
      </p>
      <TextField
        ref={field}
        type="search"
        big
        label={t('desk.people.search')}
        help={t('desk.people.search.hint')}
        value={typed}
        onChange={setTyped}
        autoFocus
      />
      {q.length > 1 ? <Hits q={q} /> : <p className="desk-quiet">{t('desk.people.start')}</p>}
    </Page>
  )
}
