import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigProblem, readConfig } from './config.ts'
import { storeSettings } from './files/configured.ts'
import { completeSecrets } from './secrets.ts'
import { settingsPage } from './settings-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigProblem) return error.problems
    throw error
  }
}

describe('settings', () => {
  test('nothing given is a working configuration for one machine', () => {
    expect(readConfig({})).toEqual({
      dataDirectory: resolve('data'),
      databaseUrl: undefined,
      databaseReadUrl: undefined,
      databasePool: 8,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: undefined,
      trustProxy: false,
      requestsPerMinute: 1200,
      roles: ['web', 'worker'],
      staffSecret: undefined,
      clientSecret: undefined,
      pushSecret: undefined,
      staffIdleHours: 12,
      staffSessionDays: 14,
      oidcIssuer: undefined,
      oidcClientId: undefined,
      oidcClientSecret: undefined,
      oidcName: '',
      smtpUrl: undefined,
      mailFrom: 'answerable@localhost',
      scannerAt: undefined,
      filesTo: undefined,
      filesEndpoint: undefined,
      filesRegion: 'us-east-1',
      filesKeyId: undefined,
      filesKeySecret: undefined,
      webhooksToPrivate: false,
      backupTo: undefined,
      backupEvery: 24,
      backupKeep: 14,
      tracesTo: undefined,
      tracesShare: 0.1,
      example: true,
      logLevel: 'info',
    })
  })

  test.each([
    ['PORT', '70000', 'from 0 to 65535'],
    ['PORT', 'http', 'a whole number'],
    ['DATABASE_URL', 'mysql://x', 'postgresql://'],
    ['PUBLIC_URL', 'help.example.org', 'https://'],
    ['ROLES', 'web,mail', 'web and worker'],
    ['ANSWERABLE_SECRET', 'short', '32 characters'],
    ['EXAMPLE', 'maybe', 'yes or no'],
    ['LOG_LEVEL', 'loud', 'fatal, error'],
    ['TRUST_PROXY', 'perhaps', 'number of proxies'],
    ['MAIL_FROM', 'nobody', 'e-mail address'],
    ['SMTP_URL', 'mail.example.org', 'smtps://'],
    ['DATABASE_POOL', '1', 'from 2 to 200'],
    ['FILES_TO', 's3://Papers/x', 's3://bucket/prefix'],
    ['FILES_TO', 's3://papers/../x', 's3://bucket/prefix'],
    ['FILES_TO', 'https://objects.example.org', 's3://bucket/prefix'],
    ['FILES_ENDPOINT', 'objects.example.org', 'https://'],
    ['FILES_KEY_ID', 'half of it', 'FILES_ENDPOINT has to be given'],
    ['ANSWERABLE_DATAA', '/srv', 'not a setting'],
  ])('%s=%s is refused with what is wrong', (name, value, words) => {
    const [problem] = problemsOf({ [name]: value })
    expect(problem).toContain(name.startsWith('FILES_') ? 'FILES_' : name)
    expect(problem).toContain(words)
  })

  test('all problems are told at once, and no secret is repeated', () => {
    const problems = problemsOf({ PORT: '-1', HOST: 'a b', ANSWERABLE_SECRET: 'hunter2' })
    expect(problems).toHaveLength(3)
    expect(problems.join()).not.toContain('hunter2')
  })

  test.each([
    ['10.0.0.1, fd00::/8', ['10.0.0.1', 'fd00::/8']],
    ['2', 2],
    ['yes', true],
  ])('TRUST_PROXY=%s', (text, value) => {
    expect(readConfig({ TRUST_PROXY: text }).trustProxy).toEqual(value)
  })

  test('papers go to a folder by its whole path, or to a bucket with all that it needs', () => {
    expect(readConfig({ FILES_TO: 'papers' }).filesTo).toBe(resolve('papers'))
    expect(problemsOf({ FILES_TO: 's3://papers/x/' }).map((one) => one.split(' ')[0])).toEqual([
      ...['FILES_ENDPOINT', 'FILES_KEY_ID', 'FILES_KEY_SECRET'],
    ])
    const keys = {
      FILES_ENDPOINT: 'https://o.example.org',
      FILES_KEY_ID: 'id',
      FILES_KEY_SECRET: 'secret',
    }
    expect(storeSettings(readConfig({ ...keys, FILES_TO: 's3://papers/x/' }))).toEqual({
      to: 's3://papers/x',
      bucket: {
        endpoint: 'https://o.example.org',
        region: 'us-east-1',
        keyId: 'id',
        keySecret: 'secret',
      },
    })
    expect(storeSettings(readConfig(keys)).to).toBeUndefined()
  })

  test('a secret may be in a file, but not in both places', () => {
    const file = join(folder, 'secret')
    writeFileSync(file, `${'s'.repeat(40)}\n`)
    expect(readConfig({ ANSWERABLE_SECRET_FILE: file }).staffSecret).toBe('s'.repeat(40))
    expect(problemsOf({ ANSWERABLE_SECRET_FILE: file, ANSWERABLE_SECRET: 't'.repeat(40) })[0]).toContain(
      'leave one out',
    )
    expect(problemsOf({ DATABASE_URL_FILE: join(folder, 'absent') })[0]).toContain('ENOENT')
  })

  test('secrets that were not given are made once, private, and different from each other', () => {
    const config = readConfig({ ANSWERABLE_DATA: join(folder, 'data') })
    const first = completeSecrets(config)
    expect(first.staffSecret).toHaveLength(64)
    expect(first.clientSecret).not.toBe(first.staffSecret)
    expect(completeSecrets(config)).toEqual(first)
    expect(statSync(join(folder, 'data', 'staff.secret')).mode & 0o777).toBe(0o600)
  })

  test('docs/operate/settings.md says what the settings are', () => {
    const page = resolve(import.meta.dirname, '../../docs/operate/settings.md')
    expect(readFileSync(page, 'utf8'), 'run: node scripts/settings-page.ts').toBe(settingsPage())
  })
})
