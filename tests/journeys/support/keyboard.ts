import { expect } from 'vitest'
import type { Page } from 'playwright-core'

/** What is in focus, as it is read out and as it looks. */
type Focus = {
  /** Empty when nothing is in focus. */
  readonly name: string
  readonly tag: string
  /** Whether it is on the screen, at least in part. */
  readonly inView: boolean
  /** Whether what was in focus before looked different then than it looks now. */
  readonly lastStoodOut: boolean
}

/** Reads what is in focus, and whether the last one had been marked as such. Runs in the page. */
function readFocus(): Focus {
  const nameOf = (element: Element): string => {
    const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean)
    const labels = by.map((id) => document.getElementById(id)?.textContent ?? '')
    const fields = (element as HTMLInputElement).labels
    const own = [...(fields ?? [])].map((label) => label.innerText)
    const told = labels.length > 0 ? labels : own
    const words = element.getAttribute('aria-label') ?? (told.join(' ') || element.textContent)
    return (words ?? '').replace(/\s+/g, ' ').trim()
  }
  // A hidden radio or box is marked on the label that is seen, a field sometimes on the card around it.
  const around = (element: Element): CSSStyleDeclaration[] => {
    const styles: CSSStyleDeclaration[] = []
    for (let one: Element | null = element; one && styles.length < 5; one = one.parentElement)
      styles.push(getComputedStyle(one))
    return styles
  }
  const looksOf = (element: Element): string =>
    around(element)
      .flatMap((style) => [
        style.boxShadow,
        style.borderColor,
        style.backgroundColor,
        style.top,
        style.transform,
      ])
      .join('|')
  const isOutlined = (element: Element): boolean =>
    around(element).some(
      ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px',
    )
  const memory = window as unknown as { inFocus?: { element: Element; looks: string; outlined: boolean } }
  const last = memory.inFocus
  const element = document.activeElement
  const nothing = !element || element === document.body
  const lastStoodOut =
    !last || last.outlined || !last.element.isConnected || looksOf(last.element) !== last.looks
  // A part of the page that Tab does not stop at needs no mark: it is only where reading begins.
  if (nothing || element.getAttribute('tabindex') === '-1') delete memory.inFocus
  else memory.inFocus = { element, looks: looksOf(element), outlined: isOutlined(element) }
  const box = nothing ? undefined : (element.closest('label') ?? element).getBoundingClientRect()
  return {
    name: nothing ? '' : nameOf(element),
    tag: nothing ? '' : element.tagName.toLowerCase(),
    inView: !box || (box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth),
    lastStoodOut,
  }
}

const MOST_STEPS = 80

/** Two frames later, and once whatever moves has come to rest, the page shows what is in focus. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))
    const endless = (one: Animation) => one.effect?.getComputedTiming().endTime === Infinity
    const moving = document.getAnimations().filter((one) => !endless(one))
    await Promise.allSettled(moving.map((one) => one.finished))
  })
}

/** Goes on with Tab until something of this name is in focus; every stop on the way is visible and marked. */
export async function tabTo(
  page: Page,
  name: string | RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const passed: string[] = []
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press(key)
    await settled(page)
    const focus = await page.evaluate(readFocus)
    const before = passed.at(-1) ?? 'the beginning'
    expect(focus.inView, `“${focus.name}” is in focus but not on the screen`).toBe(true)
    expect(focus.lastStoodOut, `“${before}” looked no different while it was in focus`).toBe(true)
    if (fits(focus.name, name)) return
    passed.push(focus.name)
  }
  throw new Error(`Tab never came to ${name}; it passed ${passed.join(' · ')}`)
}

/** Something is in focus, and it is not the page as a whole: whoever uses the keyboard knows where they are. */
export async function knowsWhere(page: Page, name: string | RegExp = /./): Promise<void> {
  await page.waitForFunction(
    () => document.activeElement !== null && document.activeElement !== document.body,
  )
  const focus = await page.evaluate(readFocus)
  if (!fits(focus.name, name)) throw new Error(`In focus is ${focus.tag} “${focus.name}”, not ${name}`)
}

function fits(found: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? found === wanted : found !== '' && wanted.test(found)
}
