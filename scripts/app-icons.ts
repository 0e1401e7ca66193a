import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser.ts'

/**
 * Draws the icons of the installed app from `icon.svg`: plain ones on nothing, and ones that a system may cut to its own
 * shape, on a ground of their own with the sign within the circle that is always seen (80 % of the width). They are kept
 * in the repository, since a machine that builds need not have a browser. Run by hand when the sign changes.
 */
const folder = resolve(import.meta.dirname, '../src/web/public')
const GROUND = '#faf8f4'

type Icon = { readonly file: string; readonly size: number; readonly ground?: string; readonly share: number }
const ICONS: readonly Icon[] = [
  { file: 'app-192.png', size: 192, share: 1 },
  { file: 'app-512.png', size: 512, share: 1 },
  { file: 'app-maskable-192.png', size: 192, ground: GROUND, share: 0.58 },
  { file: 'app-maskable-512.png', size: 512, ground: GROUND, share: 0.58 },
  // The home screens of telephones that read no manifest fill what is see-through with black.
  { file: 'app-touch-180.png', size: 180, ground: GROUND, share: 0.72 },
]

async function draw(browser: Browser, { size, ground = 'transparent', share }: Icon): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const sign = readFileSync(resolve(folder, 'icon.svg')).toString('base64')
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${ground}">
       <img style="width:${share * 100}%" src="data:image/svg+xml;base64,${sign}"></body>`,
  )
  await page.locator('img').evaluate((image: { decode?: () => Promise<void> }) => image.decode?.())
  const picture = await page.screenshot({ omitBackground: true })
  await page.close()
  return picture
}

const browser = await launchBrowser()
mkdirSync(resolve(folder, 'icons'), { recursive: true })
for (const icon of ICONS) writeFileSync(resolve(folder, 'icons', icon.file), await draw(browser, icon))
await browser.close()
