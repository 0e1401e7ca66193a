import type { Page } from 'playwright-core'

/** Shows this tab from right to left from its next page on, as a translator of Arabic or Hebrew would see it. */
export async function readFromTheRight(page: Page): Promise<void> {
  await page.context().addInitScript(() => sessionStorage.setItem('answerable.direction', 'rtl'))
}

/**
 * What is not the same page seen in a mirror, one line each: the page is laid out from left to right for a moment, and every
 * box has to stand at the same distance from the other edge. A box that is moved by a property which names left or right, or
 * cut off on one side only, does not. Drawings run to the right in both and are left out, as are words within a line.
 */
export async function problemsMirrored(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    if (root.dir !== 'rtl') return [`the page runs ${root.dir || 'as it likes'}`]
    if (root.scrollWidth > innerWidth) return [`it scrolls sideways: ${root.scrollWidth} px`]
    const scrolled = [...document.querySelectorAll('*')].filter((one) => one.scrollLeft !== 0)
    for (const one of scrolled) one.scrollLeft = 0
    // What glides to its place would be measured on its way.
    const still = new CSSStyleSheet()
    still.replaceSync('*, *::before, *::after { transition: none !important }')
    document.adoptedStyleSheets.push(still)
    /** What is there for those who listen only stands nowhere. */
    const isHeardOnly = (one: HTMLElement): boolean =>
      one.getBoundingClientRect().width <= 1 || (one.parentElement !== null && isHeardOnly(one.parentElement))
    const shown = [...document.body.querySelectorAll<HTMLElement>('*')].filter((one) => {
      const { display, visibility } = getComputedStyle(one)
      const isBox = display !== 'inline' && display !== 'contents' && visibility === 'visible'
      const isPart = one instanceof SVGElement && one.tagName !== 'svg'
      return isBox && !isPart && !one.closest('[dir="ltr"] > *') && !isHeardOnly(one)
    })
    const measure = () =>
      shown.map((one) => {
        const { x, width, height } = one.getBoundingClientRect()
        return { x, width, height, isCut: one.scrollWidth > one.clientWidth + 1 }
      })
    const there = measure()
    root.dir = 'ltr'
    const here = measure()
    root.dir = 'rtl'
    document.adoptedStyleSheets.pop()
    const nameOf = (one: HTMLElement) =>
      `${one.tagName.toLowerCase()}${one.className ? `.${String(one.getAttribute('class')).replace(/\s+/g, '.')}` : ''} “${(one.textContent ?? '').trim().slice(0, 40)}”`
    return shown.flatMap((one, index) => {
      const [a, b] = [there[index], here[index]]
      if (!a || !b || a.width === 0 || a.height === 0 || !one.isConnected) return []
      const off = Math.round(innerWidth - b.x - b.width - a.x)
      if (Math.abs(off) > 2 || Math.abs(a.width - b.width) > 2)
        return [`${nameOf(one)} stands ${off} px off, ${Math.round(a.width)} wide for ${Math.round(b.width)}`]
      return a.isCut && !b.isCut ? [`${nameOf(one)} is cut off`] : []
    })
  })
}

/** Signs that point along the line and do not point the other way, by their class. */
export async function signsNotTurned(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const along = ['arrow-left', 'arrow-right', 'chevron-left', 'chevron-right', 'send-horizontal', 'undo-2']
    const signs = along.flatMap((name) => [...document.querySelectorAll<SVGElement>(`svg.lucide-${name}`)])
    return signs
      .filter((one) => getComputedStyle(one).scale !== '-1 1')
      .map((one) => one.getAttribute('class') ?? 'a sign')
  })
}

/** Whether each of these texts can be read as it is written: its characters stand one after another from left to right. */
export async function readable(
  page: Page,
  texts: readonly string[],
): Promise<Record<string, boolean | 'not there'>> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const nodes: Text[] = []
    while (walker.nextNode()) nodes.push(walker.currentNode as Text)
    const placesOf = (node: Text, text: string): number[] => {
      const from = node.data.indexOf(text)
      return Array.from(text, (_, nth) => {
        const range = document.createRange()
        range.setStart(node, from + nth)
        range.setEnd(node, from + nth + 1)
        return range.getBoundingClientRect().x
      })
    }
    const isShown = (node: Text) =>
      node.parentElement?.checkVisibility() && node.parentElement.offsetWidth > 1
    return Object.fromEntries(
      wanted.map((text) => {
        const holding = nodes.filter((node) => node.data.includes(text) && isShown(node))
        if (holding.length === 0) return [text, 'not there']
        const ordered = (xs: number[]) => xs.every((x, nth) => nth === 0 || x >= (xs[nth - 1] ?? 0) - 0.5)
        return [text, holding.every((node) => ordered(placesOf(node, text)))]
      }),
    )
  }, texts)
}
