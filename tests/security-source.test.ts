import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !/\.(test|fixture)\.tsx?$/.test(path))
  .map((path) => ({ path, text: read(path) }))

/** Where something stands, as `path: match`. */
const where = (pattern: RegExp, under = /^src\//) =>
  sources
    .filter(({ path }) => under.test(path))
    .flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([found]) => `${path}: ${found}`))

describe('what is nowhere in the code', () => {
  const ABSENT: readonly { what: string; pattern: RegExp; under?: RegExp }[] = [
    { what: 'text that is run', pattern: /\beval\(|new Function\(|setTimeout\(\s*['"`]|node:vm/g },
    {
      what: 'markup made of text',
      pattern: /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|srcdoc/g,
    },
    {
      what: 'a certificate that is not looked at',
      pattern: /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/g,
    },
    { what: 'a shell', pattern: /shell:\s*true|\bexec(?:Sync)?\(\s*[`'"]|from 'shelljs'/g },
    {
      what: 'a broken hash or cipher',
      pattern: /createHash\('(?:md5|sha1|md4)'|-(?:ecb|cbc)'|createCipher\(|\b(?:des|rc4)-/gi,
    },
    {
      what: 'chance that can be guessed, where something is kept or decided',
      pattern: /Math\.random/g,
      under: /^src\/(domain|platform|cli)\//,
    },
    { what: 'a message to whoever listens', pattern: /postMessage\([^)]*['"]\*['"]/g },
    {
      what: 'another origin that is let in',
      pattern: /access-control-allow-origin/gi,
    },
    {
      what: 'a regular expression made of what somebody typed',
      pattern: /new RegExp\((?!`<\$\{tag\}>)/g,
      under: /^src\/(domain|platform)\//,
    },
    {
      what: 'words put into SQL',
      pattern: /(?:select|insert into|update|delete from)[^`]*\$\{(?:body|query|params|request)\b/gi,
    },
    {
      what: 'deserialising of anything but JSON',
      pattern: /node:v8|serialize-javascript|node-serialize|js-yaml|\.unserialize\(/g,
    },
  ]
  test.each(ABSENT)('$what', ({ pattern, under }) => {
    expect(where(pattern, under)).toEqual([])
  })

  test('a secret: keys, passwords and tokens are settings, or made by chance', () => {
    const found = where(
      /-----BEGIN [A-Z ]*PRIVATE KEY|\b(?:AKIA[0-9A-Z]{16}|ghp_\w{36}|whsec_[A-Za-z0-9+/]{24,}|ans_[\w-]{43})\b/g,
    )
    expect(found).toEqual([])
  })

  test('a way to keep a password from a password manager', () => {
    const web = /^src\/web\//
    expect(
      where(
        /<TextField[^>]*onPaste|autoComplete="off"[^>]*type="password"|type="password"[^>]*autoComplete="off"/g,
        web,
      ),
    ).toEqual([])
    const fields = sources
      .filter(({ path }) => web.test(path))
      .flatMap(
        ({ text }) => text.match(/<TextField[^>]*autoComplete="(?:current|new)-password"[^>]*/gs) ?? [],
      )
    expect(fields.length).toBeGreaterThanOrEqual(3)
    for (const field of fields) expect(field).toMatch(/type=(?:"password"|\{\w+ \? 'text' : 'password'\})/)
  })
})

test('each message from another window is looked at: who sent it, and from where', () => {
  const hearing = sources.filter(
    ({ path, text }) => path.startsWith('src/web/') && /window\.addEventListener\('message'/.test(text),
  )
  expect(hearing.map(({ path }) => path).toSorted()).toEqual([
    'src/web/widget/frame.ts',
    'src/web/widget/loader.ts',
  ])
  for (const { text } of hearing)
    expect(text).toMatch(
      /addEventListener\('message', \(\{ source, origin[^}]*\}: MessageEvent\) => \{\s*if \([^)]*source !==[^)]*!== (?:site|origin)\) return/,
    )
})

test('random numbers that nobody may guess come from the system’s own source', () => {
  const chance = where(
    /\b(?:randomBytes|randomInt|randomUUID|getRandomValues)\b/g,
    /^src\/(domain|platform)\//,
  )
  expect(chance.length).toBeGreaterThan(5)
  expect(read('src/platform/ids.ts')).toMatch(/import \{[^}]*randomBytes[^}]*\} from 'node:crypto'/)
})

test('every package is known by version and content: exact versions, and a checksum for each in the lock file', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+/.test(version),
  )
  expect(loose).toEqual([])
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<
      string,
      {
        version?: string
        integrity?: string
        link?: boolean
        resolved?: string
        dev?: boolean
        optional?: boolean
      }
    >
  }
  const own = Object.entries(packages).filter(([path]) => path !== '')
  expect(own.length).toBeGreaterThan(300)
  expect(
    own
      .filter(([, one]) => !one.integrity?.startsWith('sha512-') && !(one.dev && one.optional))
      .map(([path]) => path),
  ).toEqual([])
  // Tools of engineers for other machines have a version alone. Another place than the registry that is set would stand here.
  expect(own.filter(([, { resolved, link }]) => link === true || resolved !== undefined)).toEqual([])
})

test('what is shipped holds no history and no tests: the image takes named folders, without secrets', () => {
  const ignored = read('.dockerignore').split('\n')
  expect(ignored).toEqual(
    expect.arrayContaining(['.git', 'data', 'node_modules', '**/*.test.ts', '**/*.fixture.ts']),
  )
  const image =
    read('Dockerfile')
      .split(/^FROM /m)
      .at(-1) ?? ''
  expect(image.match(/^COPY (?!--from)(.*)$/gm)).toEqual([
    'COPY package.json package-lock.json .npmrc ./',
    'COPY bin bin',
    'COPY migrations migrations',
    'COPY src src',
  ])
  expect(image).toContain('npm ci --omit=dev')
  expect(image).toContain('NODE_ENV=production')
  expect(image).toMatch(/^USER node$/m)
})

test('figures about the machine are shown to nobody outside by the proxy that is shipped', () => {
  expect(read('deploy/Caddyfile')).toMatch(/@inside path \/metrics\s+respond @inside 404/)
  expect(read('compose.yaml')).toContain("TRUST_PROXY: '1'")
})
