import { source } from 'axe-core'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

export const WIDE = { width: 1440, height: 900 }
export const NARROW = { width: 390, height: 844 }
/** What takes axe longest, and is the same wherever a thing stands. */
const COLOURS = ['color-contrast', 'link-in-text-block']
/** Frames of other sites are asked too. */
const ANYWHERE = JSON.stringify({ allowedOrigins: ['<unsafe_all_origins>'] })
type Axe = { run(context: Document, options: RunOptions): Promise<AxeResults> }
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Gives the page another size and waits until it stands as it does at that size: what somebody began to type while it was
 * put together anew could land nowhere.
 */
export async function resize(page: Page, size: typeof WIDE): Promise<void> {
  await page.setViewportSize(size)
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )
}

/** What is wrong with the page as it stands, wide and on a phone, light and dark, with and without motion; one line each. */
export async function problemsOf(page: Page): Promise<string[]> {
  const wide = await problemsAt(page, WIDE)
  const narrow = await problemsAt(page, NARROW)
  return [...wide, ...narrow]
}

/** As `problemsOf`, at one size; of structure alone where the colours of the same page are looked at elsewhere. */
export async function problemsAt(
  page: Page,
  size: typeof WIDE,
  { colours = true }: { colours?: boolean } = {},
): Promise<string[]> {
  await resize(page, size)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
  await atRest(page)
  const found = [...(await structure(page, size.width)), ...(await violations(page, { colours }))]
  const told = () => found.map((line) => `${size.width} px: ${line}`)
  // Colours are the same at every width: in the dark one of them tells.
  if (size === NARROW || !colours) return told()
  // Nothing but colours depends on the theme, so in the dark the rules about colours are enough.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await atRest(page)
  found.push(...(await violations(page, { only: COLOURS })))
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
  return told()
}

/** Waits until everything is loaded, no toast hides anything and nothing moves that will come to rest. */
async function atRest(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  // Rows far below are drawn when they come into view; until then their colours are not told truly.
  await page.evaluate(() => {
    for (const row of document.querySelectorAll<HTMLElement>('body *'))
      if (getComputedStyle(row).contentVisibility === 'auto') row.style.contentVisibility = 'visible'
  })
  await page.waitForFunction(() => {
    const loading = document.querySelector('[aria-busy="true"], [data-loading]') !== null
    const moving = document.getAnimations().some(({ playState, effect }) => {
      return playState === 'running' && effect?.getComputedTiming().iterations !== Infinity
    })
    return !loading && !moving
  })
}

/** Titles, landmarks, headings, language, and nothing that makes a phone scroll sideways. */
async function structure(page: Page, width: number): Promise<string[]> {
  const seen = await page.evaluate(() => ({
    title: document.title,
    lang: document.documentElement.lang,
    mains: document.querySelectorAll('main').length,
    headings: document.querySelectorAll('h1').length,
    width: document.documentElement.scrollWidth,
  }))
  const wrong: [boolean, string][] = [
    [seen.title.trim() === '', 'the page has no title'],
    [!/^(en|fr)(-[A-Z]{2})?$/.test(seen.lang), `the language of the page is “${seen.lang}”`],
    [seen.mains !== 1, `${seen.mains} main parts`],
    [seen.headings !== 1, `${seen.headings} headings of the first rank`],
    [seen.width > width, `it scrolls sideways: ${seen.width} px`],
  ]
  return wrong.flatMap(([isWrong, words]) => (isWrong ? [words] : []))
}

type Asked = { readonly only?: string[]; readonly colours?: boolean }

async function violations(page: Page, { only, colours = true }: Asked): Promise<string[]> {
  const found = await look(page, {
    resultTypes: ['violations'],
    runOnly: only ? { type: 'rule', values: only } : { type: 'tag', values: RULES },
    rules: Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: colours }])),
  })
  const theme = only ? 'dark' : 'light'
  return found.map((line) => `${theme}: ${line}`.trim())
}

/** Runs axe in the page and in every frame of it; it is read in once, for a page is looked at several times. */
async function look(page: Page, options: RunOptions): Promise<string[]> {
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => 'axe' in window)))
      await frame.evaluate(`${source}; axe.configure(${ANYWHERE})`)
  return page.evaluate(async (asked) => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, asked)
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, html, any }) =>
          `${id}: ${target.join(' ')} ${html.slice(0, 120)} ${any[0]?.message ?? ''}`,
      ),
    )
  }, options)
}
