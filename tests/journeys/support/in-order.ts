import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Place } from './place.ts'

/**
 * The steps of a journey build on each other: after one has failed, the rest fail at once instead of waiting in vain.
 * With JOURNEY_PICTURES=<folder> what every browser showed at that moment is kept there.
 */
export function inOrder(place: () => Place): void {
  let broken: string | undefined
  beforeEach(() => {
    if (broken !== undefined) throw new Error(`An earlier step failed: ${broken}`)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || broken !== undefined) return
    broken = task.name
    const folder = process.env['JOURNEY_PICTURES']
    if (folder) await takePictures(place(), folder)
  })
}

async function takePictures({ browser }: Place, folder: string): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages())
  for (const [index, page] of pages.entries()) {
    await page.screenshot({ path: join(folder, `${index}.png`), fullPage: true })
  }
}
