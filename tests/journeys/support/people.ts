import type { Locator, Page } from 'playwright-core'

/** Waits until the page says this: to be seen, not merely there. */
export async function sees(page: Page | Locator, words: string | RegExp): Promise<void> {
  await page.getByText(words).filter({ visible: true }).first().waitFor()
}

/** Waits until the page does not say this any more. */
export async function seesNoMore(page: Page | Locator, words: string | RegExp): Promise<void> {
  await page.getByText(words).filter({ visible: true }).first().waitFor({ state: 'detached' })
}

/** A part of the page by the name that is read out for it. */
export const region = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name })

/** Presses a button by its name. */
export async function press(page: Page | Locator, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string'
  await page.getByRole('button', { name, exact }).filter({ visible: true }).first().click()
}

/** Chooses one of a few: the words are what a person taps. */
export async function choose(page: Page | Locator, name: string | RegExp): Promise<void> {
  const radio = page.getByRole('radio', { name }).first()
  await radio.locator('xpath=ancestor-or-self::label[1]').click()
}

/** The client says in own words what is needed, and goes on to the waiting room. */
export async function askFor(client: Page, need: string): Promise<void> {
  await client.getByRole('textbox', { name: /^What do you need/ }).fill(need)
  await press(client, /^(Talk to a person now|See how we can help)$/)
  await client.waitForURL(/\/talk\//)
  await client.getByRole('main').getByText('You asked').waitFor()
}

/** The client writes in the conversation. */
export async function clientWrites(client: Page, text: string): Promise<void> {
  await client.getByRole('textbox', { name: 'Your message' }).fill(text)
  await press(client, 'Send')
}

/** The agent says that contacts may be offered. */
export async function becomesAvailable(desk: Page): Promise<void> {
  await press(desk, 'I am available')
  await desk.getByRole('button', { name: 'My presence: Available' }).waitFor()
}

/** The agent takes the offer, and the moment opens. */
export async function accepts(desk: Page, button: string = 'Accept'): Promise<void> {
  await press(desk, button)
  await desk.waitForURL(/\/desk\/contacts\//)
  await desk.getByRole('region', { name: 'What you can do' }).waitFor()
}

/** The agent writes to the client, without the pause for taking it back. */
export async function agentWrites(desk: Page, text: string): Promise<void> {
  await desk.getByRole('textbox', { name: /^Reply to/ }).fill(text)
  await press(desk, 'Send')
  await press(desk, 'Send now')
}

/** Keeps a fact that the client told (R9). */
export async function keepsFact(desk: Page, label: string, value: string): Promise<void> {
  const toggle = desk.getByRole('button', { name: 'Something new told' })
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
  await desk.getByRole('textbox', { name: 'What is it?' }).fill(label)
  await desk.getByRole('textbox', { name: 'What the client said' }).fill(value)
  await press(desk, 'Keep it')
  await sees(desk.getByRole('region', { name: /./ }).filter({ hasText: 'Already known' }), value)
}

/** How a promise is told to the client, as the form names it. */
export type Told = 'I have said it' | 'I have written it' | 'Write it on their page now' | 'Not yet'

/** The form of a promise, filled in and sent; `at` as a `datetime-local` field takes it. */
export async function promises(desk: Page, promise: { what: string; at: string; told: Told }): Promise<void> {
  const form = desk.getByRole('dialog', { name: 'Promise something' })
  await form.getByRole('textbox', { name: /^What we promise/ }).fill(promise.what)
  await choose(form, 'Another time')
  await form.getByLabel('Another time').last().fill(promise.at)
  await choose(form, promise.told)
  await press(form, 'Promise it')
  await form.waitFor({ state: 'detached' })
}
