/**
 * Makes a clone ready: installs what the lock file names, and with `--web` builds the web when its sources changed.
 *
 * Runs on its own before `npm start`, `npm test`, `npm run check` and in `bin/answerable`. It uses nothing but Node
 * itself (20.19 or newer), stays silent when there is nothing to do, and two of them at once wait for each other.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const at = (...parts) => path.join(root, ...parts)
const lockPath = at('dist', '.preparing')
const heartbeatMs = 2_000
const staleMs = 20_000
const say = (text) => process.stderr.write(`${text}\n`)
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** A problem that is explained to the person at the keyboard: what happened and what to do. */
class Problem extends Error {}

const readJson = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const readText = (file) => {
  try {
    return fs.readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex')

// ---------------------------------------------------------------------------------------------- Node itself

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Problem(
    `Answerable needs Node 20.19 or newer to install itself; this is Node ${process.versions.node}.\n` +
      'Install a current Node (nodejs.org, or your system’s packages) and run the same command again.',
  )
}

/** The path of a Node 24 or newer: the running one, or the one that npm brought; undefined when there is none. */
export function findNode24() {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 24) return process.execPath
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const binary = process.platform === 'win32' ? 'node.exe' : 'node'
  const names = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]
  const places = [
    ...(process.platform === 'win32' ? [] : [at('node_modules', '.bin', 'node')]),
    ...names.map((name) => at('node_modules', name, 'bin', binary)),
  ]
  return places.find((place) => fs.existsSync(place))
}

function checkNode24() {
  const node = findNode24()
  const found = node && spawnSync(node, ['--version'], { encoding: 'utf8' })
  const version = found && found.status === 0 ? found.stdout.trim() : undefined
  if (version && Number(version.slice(1).split('.')[0]) >= 24) return
  throw new Problem(
    `Answerable runs on Node 24. This machine has Node ${process.versions.node}, and npm has no Node 24 that runs here ` +
      `(${process.platform} ${process.arch}).\nInstall Node 24 or newer and run the same command again.`,
  )
}

// ---------------------------------------------------------------------------------------------- packages

const listed = (rule, value) => {
  if (rule === undefined) return true
  const entries = [rule].flat()
  if (entries.includes(`!${value}`)) return false
  const wanted = entries.filter((entry) => !entry.startsWith('!'))
  return wanted.length === 0 || wanted.includes(value) || wanted.includes('any')
}

const glibcHere = () => process.report?.getReport().header.glibcVersionRuntime !== undefined
let libcHere
const libc = () => (libcHere ??= glibcHere() ? 'glibc' : 'musl')

/** Whether an optional package is made for this platform; those for any platform come only with a parent that is. */
const fitsHere = (entry) =>
  (entry.os !== undefined || entry.cpu !== undefined) &&
  listed(entry.os, process.platform) &&
  listed(entry.cpu, process.arch) &&
  (entry.libc === undefined || process.platform !== 'linux' || listed(entry.libc, libc()))

const sameVersion = (wanted, installed) =>
  installed !== undefined &&
  installed.version === wanted.version &&
  (wanted.integrity === undefined || installed.integrity === wanted.integrity)

/** Says in a few words why packages have to be installed, or undefined when everything is in place. */
export function whyInstall() {
  const wanted = readJson(at('package-lock.json'))?.packages
  if (!wanted) return fs.existsSync(at('node_modules')) ? undefined : 'first start'
  const installed = readJson(at('node_modules', '.package-lock.json'))?.packages
  if (!installed) return 'first start'
  const tried = readText(at('node_modules', '.prepared')) === lockHash()
  const withoutTools = process.env.NODE_ENV === 'production' && fs.existsSync(at('dist', 'web', '.built'))
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === '' || entry.link) continue
    if ((entry.dev || entry.devOptional) && withoutTools) continue
    if (entry.optional && (tried || !fitsHere(entry))) continue
    if (!sameVersion(entry, installed[place]) || !fs.existsSync(at(place))) return `new: ${place.slice(13)}`
  }
  return undefined
}

const lockHash = () => sha256(readText(at('package-lock.json')))

/** The npm that runs us, with the Node that runs it: the one in node_modules is about to be replaced. */
function npmCommand() {
  const script = process.env.npm_execpath
  if (script && /npm-cli\.[cm]?js$/.test(script) && fs.existsSync(script)) {
    const node = process.env.npm_node_execpath
    return [node && fs.existsSync(node) ? node : process.execPath, script]
  }
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

const outsidePath = () => {
  const own = at('node_modules', '.bin')
  const entries = (process.env.PATH ?? '').split(path.delimiter)
  return entries.filter((entry) => path.resolve(entry) !== own).join(path.delimiter)
}

function run(command, args, label) {
  return new Promise((resolve) => {
    const started = performance.now()
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH: outsidePath() },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command.endsWith('.cmd'),
    })
    let output = ''
    const keep = (chunk) => (output = (output + chunk).slice(-20_000))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const still = setInterval(() => say(`  … still ${label}, ${seconds(started)}`), 15_000)
    const stop = (signal) => child.kill(signal)
    process.on('SIGINT', stop).on('SIGTERM', stop)
    const finish = (status, signal) => {
      clearInterval(still)
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve({ status, signal, output })
    }
    child.once('error', (error) => finish(error.code, null, (output += String(error))))
    child.once('close', finish)
  })
}

function explain({ output, status }) {
  if (status === 'ENOENT')
    return 'npm was not found. It comes with Node; install it, or run `npm start` where npm is.'
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output))
    return 'The package registry cannot be reached. Check the network (or the proxy in your npm settings) and run the same command again.'
  if (/EROFS|EACCES|EPERM/.test(output))
    return `Files cannot be written in ${root}. Give this user the right to write there, or clone into a folder of your own.`
  if (/ENOSPC/.test(output)) return 'The disk is full. Answerable needs about 1 GB free to install.'
  if (/CERT|SELF_SIGNED/.test(output))
    return 'The registry’s certificate is not trusted. Set `cafile` in your npm settings to your organisation’s certificate.'
  return 'What npm said stands above.'
}

const lastLines = (output) => output.trim().split('\n').slice(-15).join('\n')

async function install(reason) {
  const started = performance.now()
  say(`Installing packages (${reason}); about a minute the first time …`)
  const [command, ...before] = npmCommand()
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  let result = await run(command, [...before, 'ci', ...flags], 'installing')
  if (result.status !== 0 && /can only install packages when|EUSAGE|in sync/.test(result.output)) {
    say('  The lock file does not match package.json; using npm install.')
    result = await run(command, [...before, 'install', ...flags], 'installing')
  }
  if (result.signal) throw new Problem('Stopped.')
  if (result.status !== 0) {
    say(lastLines(result.output))
    throw new Problem(`The packages could not be installed. ${explain(result)}`)
  }
  fs.writeFileSync(at('node_modules', '.prepared'), lockHash())
  checkNode24()
  say(`Packages installed in ${seconds(started)}.`)
}

// ---------------------------------------------------------------------------------------------- the web

const isWebSource = (file) =>
  /^src\/(web|core)\//.test(file) || /^src\/(.+\/)?contract[^/]*(\/|\.ts$)/.test(file)

function* filesUnder(folder) {
  for (const entry of fs.readdirSync(at(folder), { withFileTypes: true })) {
    const name = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* filesUnder(name)
    else yield name
  }
}

/** A hash over every file that the web is built from, names and contents, tests left out. */
export function webHash() {
  const sources = [...filesUnder('src')].filter((file) => isWebSource(file) && !/\.test\.tsx?$/.test(file))
  const all = [...sources.sort(), 'vite.config.ts', 'package-lock.json'].filter((file) =>
    fs.existsSync(at(file)),
  )
  const hash = createHash('sha256')
  for (const file of all)
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(at(file)))
      .update('\0')
  return hash.digest('hex')
}

const whyBuild = () => {
  if (!fs.existsSync(at('vite.config.ts'))) return undefined
  const built = readText(at('dist', 'web', '.built'))
  if (built && !fs.existsSync(at('node_modules', 'vite'))) return undefined
  if (built === webHash()) return undefined
  return built ? 'its sources changed' : 'first start'
}

async function build(reason) {
  const started = performance.now()
  say(`Building the web (${reason}) …`)
  const hash = webHash()
  const next = at('dist', 'web-next')
  fs.rmSync(next, { recursive: true, force: true })
  const vite = at('node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--outDir', next, '--emptyOutDir', '--logLevel', 'warn']
  const result = await run(findNode24() ?? process.execPath, args, 'building')
  if (result.signal) throw new Problem('Stopped.')
  if (result.status !== 0) {
    say(lastLines(result.output))
    throw new Problem('The web could not be built. What Vite said stands above.')
  }
  fs.writeFileSync(path.join(next, '.built'), hash)
  swap(next, at('dist', 'web'))
  say(`Web built in ${seconds(started)}.`)
}

/** Puts the finished build in place by renaming, so that a build that breaks off leaves the last good one. */
function swap(next, current) {
  const last = `${current}-last`
  fs.rmSync(last, { recursive: true, force: true })
  if (fs.existsSync(current)) fs.renameSync(current, last)
  fs.renameSync(next, current)
  fs.rmSync(last, { recursive: true, force: true })
}

// ---------------------------------------------------------------------------------------------- one at a time

const alive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** The process that is preparing here now; undefined when nobody is, or when its lock was left behind. */
function holder() {
  try {
    const { pid, host } = JSON.parse(fs.readFileSync(lockPath, 'utf8'))
    const quietMs = Date.now() - fs.statSync(lockPath).mtimeMs
    const dead = (host === os.hostname() && !alive(pid)) || quietMs > staleMs
    return dead ? undefined : pid
  } catch {
    return undefined
  }
}

function tryLock() {
  const own = `${lockPath}.${process.pid}`
  fs.mkdirSync(path.dirname(lockPath), { recursive: true })
  fs.writeFileSync(own, JSON.stringify({ pid: process.pid, host: os.hostname() }))
  try {
    fs.linkSync(own, lockPath)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (holder() === undefined) fs.rmSync(lockPath, { force: true })
    return false
  } finally {
    fs.rmSync(own, { force: true })
  }
}

async function withLock(work) {
  let told = false
  while (!tryLock()) {
    const pid = holder()
    if (pid !== undefined && !told)
      say(`Another start is preparing this folder (process ${pid}); waiting for it …`)
    told ||= pid !== undefined
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const beat = setInterval(() => {
    const now = new Date()
    fs.utimes(lockPath, now, now, () => {})
  }, heartbeatMs)
  try {
    await work()
  } finally {
    clearInterval(beat)
    fs.rmSync(lockPath, { force: true })
  }
}

/**
 * Makes the clone ready.
 *
 * @param options.web also build the web when its sources changed
 */
export async function prepare({ web = false } = {}) {
  checkNode()
  if (whyInstall() === undefined && !(web && whyBuild())) return
  await withLock(async () => {
    const installReason = whyInstall()
    if (installReason) await install(installReason)
    const buildReason = web ? whyBuild() : undefined
    if (buildReason) await build(buildReason)
  })
}

/** Tells the person what went wrong, in words where we know them, and sets the exit status. */
export function report(error) {
  const unwritable = ['EROFS', 'EACCES', 'EPERM'].includes(error?.code)
  if (error instanceof Problem) say(`\n${error.message}`)
  else if (unwritable)
    say(`\nFiles cannot be written in ${root} (${error.code}). ${explain({ output: error.code })}`)
  else if (error?.code === 'ENOSPC') say(`\n${explain({ output: 'ENOSPC' })}`)
  else say(`\nPreparing failed: ${error?.stack ?? error}`)
  process.exitCode = 1
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href)
  await prepare({ web: process.argv.includes('--web') }).catch(report)
