import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

export const WIDE = { width: 1440, height: 900 }
export const NARROW = { width: 390, height: 844 }
/** What takes axe longest, and is the same wherever a thing stands. */
const COLOURS = ['color-contrast', 'link-in-text-block']
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

async function violations(page: Page, { only, colours = true }: { only?: string[]; colours?: boolean }) {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const chosen = only ? axe.withRules(only) : axe.withTags(RULES).disableRules(colours ? [] : COLOURS)
  const { violations } = await chosen.analyze()
  const theme = only ? 'dark' : 'light'
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, any }) =>
      `${theme}: ${id}: ${target.join(' ')} ${html.slice(0, 120)} ${any[0]?.message ?? ''}`.trim(),
    ),
  )
}
