import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import { cx } from './cx.ts'
import css from './Tabs.module.css'

/** Several views of one thing, one at a time. */
export function Tabs<K extends string>({
  label,
  tabs,
  selected,
  onSelect,
}: {
  readonly label: string
  readonly tabs: readonly { readonly id: K; readonly label: ReactNode; readonly content: ReactNode }[]
  readonly selected?: K
  readonly onSelect?: (id: K) => void
}) {
  return (
    <AriaTabs
      className={cx(css['tabs'])}
      {...(selected !== undefined && { selectedKey: selected })}
      {...(onSelect && { onSelectionChange: (key) => onSelect(String(key) as K) })}
    >
      <TabList aria-label={label} className={cx(css['list'])}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={cx(css['tab'])}>
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={cx(css['panel'])}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
