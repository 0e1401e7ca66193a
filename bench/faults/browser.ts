import { execFileSync } from 'node:child_process'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser.ts'
import type { Screen } from './screens.ts'

/** A real browser with the desk's page of what happens now open in it. */
export type Desk = Screen & {
  /** Ends the browser at once, and opens a new one with the same session. */
  killAndReopen(): Promise<void>
  stop(): Promise<void>
}

export async function openDesk(url: string, cookie: () => string): Promise<Desk> {
  let heard = performance.now()
  let browser: Browser | undefined
  const open = async () => {
    browser = await launchBrowser()
    const context = await browser.newContext()
    await context.addCookies(
      cookie()
        .split('; ')
        .map((pair) => ({
          url,
          name: pair.slice(0, pair.indexOf('=')),
          value: pair.slice(pair.indexOf('=') + 1),
        })),
    )
    const page = await context.newPage()
    // The page reads this again only when the live stream has told it that something happened.
    page.on('response', (answer) => {
      if (answer.ok() && new URL(answer.url()).pathname === '/api/v1/now') heard = performance.now()
    })
    await page.goto(`${url}/lens`)
  }
  await open()
  return {
    name: 'browser',
    heardAt: () => heard,
    close: () => void browser?.close().catch(() => undefined),
    async killAndReopen() {
      for (const pid of ownBrowsers()) process.kill(pid, 'SIGKILL')
      await browser?.close().catch(() => undefined)
      await open()
    },
    stop: async () => browser?.close().catch(() => undefined),
  }
}

/** Processes of browsers that this one has started. */
function ownBrowsers(): number[] {
  const lines = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
  return lines
    .split('\n')
    .filter((line) => /chrom(e|ium)/.test(line))
    .map((line) => Number(line.trim().split(' ')[0]))
}
