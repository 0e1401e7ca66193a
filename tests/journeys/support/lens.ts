import type { Locator, Page } from 'playwright-core'
import { findPatterns } from '#domain/learning/jobs/patterns.ts'
import { createMeasures } from '#domain/measures/follow.ts'
import { writePast } from '#tests/support/past.ts'
import type { Past } from '#tests/support/past.ts'
import type { Place } from './place.ts'

/** A place with weeks behind it: measured, and with the patterns that are in it found. */
export async function placeWithPast(place: Place): Promise<Past> {
  const { database } = place.app
  const past = await writePast({ database, make: place.make }, place.clock.now())
  const measures = createMeasures({ database, clock: place.clock })
  await measures.catchUp()
  await measures.close()
  await database.transact((tx) => findPatterns(tx, place.clock.now()))
  return past
}

/** A link in the row of the lens’ pages. */
export const lensLink = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Pages of the lens' }).getByRole('link', { name, exact: true })

/** A part of a page of the lens, by its heading. */
export const part = (page: Page, heading: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: heading, exact: true }) })

/** Goes to a page of the lens by its row of pages, and waits until it says what is to be seen. */
export async function lensPage(page: Page, name: string): Promise<void> {
  await lensLink(page, name).click()
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  await page.locator('.lens-seen').waitFor()
}

/** The one sentence on top of a page of the lens, once it is there. */
export async function sentenceOf(page: Page): Promise<string> {
  const sentence = page.locator('.lens-says')
  await sentence.filter({ hasText: /\S/ }).waitFor()
  return sentence.innerText()
}

/** Chooses from a list that opens; `within` holds its button. */
export async function pick(
  page: Page,
  within: Page | Locator,
  label: string,
  option: string | RegExp,
): Promise<void> {
  await within.getByRole('button', { name: new RegExp(`${label}$`) }).click()
  await page.getByRole('option', { name: option }).click()
}
