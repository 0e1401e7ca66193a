import { Search } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Page } from '../desk/shell/Page.tsx'
import { useT } from '../messages/Messages.tsx'
import { EmptyState, Skeleton } from '../ui/Layout.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { plainWords } from './plain-words.ts'
import './listing.css'

/** From how many on a list has a box to search it. */
const MANY = 8

export type ListingProps<Item> = {
  readonly title: string
  readonly says: string
  readonly add?: ReactNode
  readonly items: readonly Item[] | undefined
  readonly error: unknown
  readonly onRetry: () => void
  /** Words by which an item is found. */
  readonly wordsOf: (item: Item) => string
  readonly keyOf: (item: Item) => string
  readonly isActive: (item: Item) => boolean
  readonly renderRow: (item: Item) => ReactNode
  readonly empty: { readonly title: string; readonly text: string }
  readonly withdrawnTitle: string
  /** What stands below the list. */
  readonly after?: ReactNode
}

function Rows<Item>({
  items,
  keyOf,
  renderRow,
}: Pick<ListingProps<Item>, 'keyOf' | 'renderRow'> & { items: readonly Item[] }) {
  return (
    <ul role="list" className="admin-list">
      {items.map((item) => (
        <li key={keyOf(item)}>{renderRow(item)}</li>
      ))}
    </ul>
  )
}

/** A page that lists what is set up: a box to search it, what is active, and below it what was withdrawn. */
export function Listing<Item>(props: ListingProps<Item>) {
  const { title, says, add, items, error, onRetry } = props
  return (
    <Page title={title} wide>
      <div className="admin-head">
        <h1>{title}</h1>
        {add}
      </div>
      <p className="admin-says">{says}</p>
      {items ? (
        <Listed {...props} items={items} />
      ) : error ? (
        <ProblemNotice error={error} onRetry={onRetry} />
      ) : (
        <Skeleton lines={6} />
      )}
      {props.after}
    </Page>
  )
}

function Listed<Item>(props: ListingProps<Item> & { readonly items: readonly Item[] }) {
  const { items, wordsOf, keyOf, isActive, renderRow, empty, withdrawnTitle } = props
  const t = useT()
  const [typed, setTyped] = useState('')
  const words = plainWords(typed).split(' ')
  const found = items.filter((item) => {
    const text = plainWords(wordsOf(item))
    return words.every((word) => text.includes(word))
  })
  const [active, withdrawn] = [found.filter(isActive), found.filter((item) => !isActive(item))]
  if (items.length === 0)
    return (
      <EmptyState title={empty.title}>
        <p>{empty.text}</p>
      </EmptyState>
    )
  return (
    <>
      {items.length >= MANY && (
        <div className="admin-search">
          <Search size={18} aria-hidden="true" />
          <TextField label={t('admin.search')} type="search" value={typed} onChange={setTyped} />
        </div>
      )}
      {items.length >= MANY && (
        <p className="desk-quiet" role="status">
          {t('admin.found', { count: found.length })}
        </p>
      )}
      {active.length > 0 && <Rows items={active} keyOf={keyOf} renderRow={renderRow} />}
      {withdrawn.length > 0 && (
        <details className="admin-withdrawn" open={active.length === 0 || typed !== ''}>
          <summary>
            {withdrawnTitle} ({withdrawn.length})
          </summary>
          <Rows items={withdrawn} keyOf={keyOf} renderRow={renderRow} />
        </details>
      )}
    </>
  )
}
