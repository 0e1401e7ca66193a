/**
 * Adds to package-lock.json the optional packages for other platforms that the registry in use does not carry.
 *
 * Tools such as oxlint publish one package per platform. A mirror may hold only some of them; npm then leaves the others
 * out of the lock file, and `npm ci` refuses that lock file everywhere. Run this after changing dependencies.
 */
import * as fs from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(fs.readFileSync(file, 'utf8'))
const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openharmony',
  'win32',
  'sunos',
  'netbsd',
  'openbsd',
  'aix',
]
const processors = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'loong64',
  'mips64el',
]

const entryFor = (name, version, parent) => {
  const words = name.split(/[/-]/)
  const system = systems.find((word) => words.includes(word))
  const processor = processors.find((word) => words.includes(word))
  const libc =
    words.includes('musl') || words.includes('musleabihf')
      ? ['musl']
      : words.includes('gnu')
        ? ['glibc']
        : undefined
  if (!system && !processor) return undefined
  return {
    version,
    ...(processor && { cpu: [processor] }),
    ...(parent.dev && { dev: true }),
    ...(libc && { libc }),
    optional: true,
    ...(system && { os: [system] }),
  }
}

const added = []
for (const [, parent] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`
    const entry = lock.packages[place] || !/^\d/.test(version) ? undefined : entryFor(name, version, parent)
    if (entry) added.push((lock.packages[place] = entry) && place)
  }
}
const [own, ...others] = Object.entries(lock.packages)
lock.packages = Object.fromEntries([own, ...others.sort(([a], [b]) => a.localeCompare(b, 'en'))])
if (added.length > 0) fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added.length} platform packages added to package-lock.json\n`)
