import { resolve } from 'node:path'
import { z } from 'zod'
import { bucketOf } from './files/reach.ts'

/** One setting: how it is read from text, and what the settings page says about it. */
export type Setting<Value> = {
  name: string
  meaning: string
  example: string
  /** What the setting is when nobody gives it, in words; the value itself is `fallback`. */
  otherwise: string
  fallback?: string
  /** May also be given as the name of a file: `NAME_FILE=/run/secrets/…`. */
  secret?: boolean
  schema: z.ZodType<Value, string | undefined>
}

const setting = <Value>(one: Setting<Value>): Setting<Value> => one

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const roleNames = ['web', 'worker'] as const
/** What a process does: answer requests, or do the work that waits in the database. */
export type Role = (typeof roleNames)[number]

const wholeNumber = (least: number, most: number): z.ZodType<number, string | undefined> =>
  z
    .string({ error: 'has to be given' })
    .regex(/^\d{1,9}$/, 'has to be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `has to be from ${least} to ${most}`)

const yesOrNo = z
  .enum(['yes', 'no', 'true', 'false', '1', '0'], { error: 'has to be yes or no' })
  .transform((word) => ['yes', 'true', '1'].includes(word))

const address = (protocols: string[], words: string): z.ZodType<string, string | undefined> =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), `has to be ${words}`)

/** With TLS; without it only on this very machine. */
function isProviderAddress(text: string): boolean {
  const url = URL.parse(text)
  if (url?.protocol === 'https:') return true
  return url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}

const secretText = z.string().min(32, 'has to have at least 32 characters')

const roleList = z
  .string()
  .transform((text) => text.split(',').map((word) => word.trim()))
  .pipe(
    z.array(z.enum(roleNames, { error: `may hold only ${roleNames.join(' and ')}, with a comma` })).min(1),
  )

const proxies = z
  .string()
  .regex(
    /^(yes|no|\d{1,2}|[\d.:a-fA-F/]+(, ?[\d.:a-fA-F/]+)*)$/,
    'has to be yes, no, a number of proxies, or addresses',
  )
  .transform((text): boolean | number | string[] => {
    if (text === 'yes' || text === 'no') return text === 'yes'
    return /^\d+$/.test(text) ? Number(text) : text.split(',').map((one) => one.trim())
  })

/** Every setting, in the order of the settings page. */
export const settings = {
  dataDirectory: setting({
    name: 'ANSWERABLE_DATA',
    meaning:
      'The folder that holds everything: the database, the secrets, papers that clients send. Back it up.',
    example: '/srv/answerable',
    otherwise: 'data, in the folder where it starts',
    fallback: './data',
    schema: z.string().transform((path) => resolve(path)),
  }),
  databaseUrl: setting({
    name: 'DATABASE_URL',
    meaning:
      'A PostgreSQL server (15 or newer) to use instead of the one that is started in the data directory.',
    example: 'postgresql://answerable:password@db.example.org:5432/answerable',
    otherwise: 'an own PostgreSQL is started',
    secret: true,
    schema: address(['postgres:', 'postgresql:'], 'an address that begins with postgresql://').optional(),
  }),
  databaseReadUrl: setting({
    name: 'DATABASE_READ_URL',
    meaning:
      'A replica of that server (streaming replication) for lens and planner to read from. While it does not answer, the server itself is asked.',
    example: 'postgresql://answerable:password@replica.example.org:5432/answerable',
    otherwise: 'DATABASE_URL serves everything',
    secret: true,
    schema: address(['postgres:', 'postgresql:'], 'an address that begins with postgresql://').optional(),
  }),
  databasePool: setting({
    name: 'DATABASE_POOL',
    meaning: 'How many connections to the database one process keeps. About four for each processor core.',
    example: '16',
    otherwise: '8',
    fallback: '8',
    schema: wholeNumber(2, 200),
  }),
  host: setting({
    name: 'HOST',
    meaning:
      'The network address to listen on. 0.0.0.0 lets other machines in; put a proxy with TLS before it.',
    example: '0.0.0.0',
    otherwise: '127.0.0.1: this machine only',
    fallback: '127.0.0.1',
    schema: z.string().regex(/^[\w.:-]+$/, 'has to be a host name or an IP address'),
  }),
  port: setting({
    name: 'PORT',
    meaning: 'The port to listen on; 0 takes any that is free.',
    example: '8080',
    otherwise: '3000',
    fallback: '3000',
    schema: wholeNumber(0, 65_535),
  }),
  publicUrl: setting({
    name: 'PUBLIC_URL',
    meaning: 'The address by which clients and agents reach this service. Links in messages begin with it.',
    example: 'https://help.example.org',
    otherwise: 'http:// with HOST and PORT',
    schema: address(['http:', 'https:'], 'an address that begins with https:// or http://')
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
  }),
  trustProxy: setting({
    name: 'TRUST_PROXY',
    meaning:
      'Whether a proxy’s word on who calls is believed: yes, no, how many proxies there are, or their addresses.',
    example: '10.0.0.0/8',
    otherwise: 'no',
    fallback: 'no',
    schema: proxies,
  }),
  roles: setting({
    name: 'ROLES',
    meaning:
      'What this process does: web answers requests, worker does the work that waits. Several processes may share.',
    example: 'web',
    otherwise: 'web,worker',
    fallback: 'web,worker',
    schema: roleList,
  }),
  staffSecret: setting({
    name: 'ANSWERABLE_SECRET',
    meaning:
      'Signs what keeps staff signed in, and seals the keys of their second steps. Changing it signs everybody out, and authenticator apps have to be set up anew: keep it with your backups.',
    example: '(at least 32 characters by chance: openssl rand -base64 48)',
    otherwise: 'made once and kept in the data directory',
    secret: true,
    schema: secretText.optional(),
  }),
  clientSecret: setting({
    name: 'ANSWERABLE_CLIENT_SECRET',
    meaning: 'Signs the links to clients’ own pages. Change it to make every link that was sent invalid.',
    example: '(at least 32 characters by chance, another than for staff)',
    otherwise: 'made once and kept in the data directory',
    secret: true,
    schema: secretText.optional(),
  }),
  pushSecret: setting({
    name: 'ANSWERABLE_PUSH_SECRET',
    meaning:
      'Gives the keys by which the makers of browsers know this service (Web Push). Several nodes share one. Changing it ends every device that is told by push: people switch it on again.',
    example: '(at least 32 characters by chance, another than the others)',
    otherwise: 'made once and kept in the data directory',
    secret: true,
    schema: secretText.optional(),
  }),
  staffIdleHours: setting({
    name: 'STAFF_IDLE_HOURS',
    meaning: 'After how many hours without a request staff have to sign in again.',
    example: '4',
    otherwise: '12',
    fallback: '12',
    schema: wholeNumber(1, 720),
  }),
  staffSessionDays: setting({
    name: 'STAFF_SESSION_DAYS',
    meaning: 'After how many days staff have to sign in again, however much they work.',
    example: '7',
    otherwise: '14',
    fallback: '14',
    schema: wholeNumber(1, 365),
  }),
  oidcIssuer: setting({
    name: 'OIDC_ISSUER',
    meaning:
      'The sign-in provider of your organisation (OpenID Connect), by its issuer address. Staff who have an account here may then sign in there; it makes no accounts.',
    example: 'https://login.example.org/realms/council',
    otherwise: 'no provider; staff sign in with passwords and passkeys',
    schema: z
      .string()
      .refine(
        isProviderAddress,
        'has to be an address that begins with https:// (http:// on this machine only)',
      )
      .transform((text) => text.trim())
      .optional(),
  }),
  oidcClientId: setting({
    name: 'OIDC_CLIENT_ID',
    meaning: 'By which id the provider knows this service.',
    example: 'answerable',
    otherwise: 'needed with OIDC_ISSUER',
    schema: z.string().min(1).max(500).optional(),
  }),
  oidcClientSecret: setting({
    name: 'OIDC_CLIENT_SECRET',
    meaning: 'The secret that goes with it.',
    example: '(as the provider gives it)',
    otherwise: 'needed with OIDC_ISSUER',
    secret: true,
    schema: z.string().min(1).max(2000).optional(),
  }),
  oidcName: setting({
    name: 'OIDC_NAME',
    meaning: 'The provider’s name, as the button for signing in says it.',
    example: 'Harbour District account',
    otherwise: 'your organisation’s account',
    fallback: '',
    schema: z.string().trim().max(60),
  }),
  smtpUrl: setting({
    name: 'SMTP_URL',
    meaning: 'The mail server by which messages to clients and staff are sent.',
    example: 'smtps://user:password@mail.example.org:465',
    otherwise: 'no mail is sent; messages are shown in the service only',
    secret: true,
    schema: address(['smtp:', 'smtps:'], 'an address that begins with smtp:// or smtps://').optional(),
  }),
  mailFrom: setting({
    name: 'MAIL_FROM',
    meaning: 'The sender of those messages.',
    example: 'Harbour District <help@example.org>',
    otherwise: 'answerable@localhost',
    fallback: 'answerable@localhost',
    schema: z
      .string()
      .regex(/^[^<>@\r\n]*<?[^\s@<>]+@[^\s@<>]+>?$/, 'has to be an e-mail address, with a name or without'),
  }),
  scannerAt: setting({
    name: 'SCANNER',
    meaning:
      'A virus scanner (clamd) that looks at every paper before it is kept. While it does not answer, papers are not taken, and clients are told.',
    example: 'unix:/run/clamav/clamd.ctl',
    otherwise: 'papers are checked by their kind alone',
    schema: z
      .string()
      .regex(/^(unix:\/.+|tcp:[\w.-]+:\d{1,5})$/, 'has to be unix:/path or tcp:host:port')
      .optional(),
  }),
  filesTo: setting({
    name: 'FILES_TO',
    meaning:
      'Where the content of papers is kept: a folder that all nodes share, or a bucket of an S3-compatible store. What was kept before stays readable where it is; `answerable files move` brings it along.',
    example: 's3://papers/answerable',
    otherwise: 'in the database',
    schema: z
      .string()
      .refine(
        (text) => !/^\w+:/.test(text) || bucketOf(text) !== undefined,
        'has to be a folder, or s3://bucket/prefix with letters, digits, dots and dashes',
      )
      .transform((text) => (bucketOf(text) ? text.replace(/\/$/, '') : resolve(text)))
      .optional(),
  }),
  filesEndpoint: setting({
    name: 'FILES_ENDPOINT',
    meaning: 'Where that S3-compatible store answers. Buckets are asked for by path.',
    example: 'https://objects.example.org',
    otherwise: 'needed with s3:// in FILES_TO, and as long as papers are there',
    schema: address(['https:', 'http:'], 'an address that begins with https:// or http://').optional(),
  }),
  filesRegion: setting({
    name: 'FILES_REGION',
    meaning: 'The region of the store, as it names it.',
    example: 'eu-central-1',
    otherwise: 'us-east-1, which most stores of one’s own understand',
    fallback: 'us-east-1',
    schema: z.string().regex(/^[\w-]{1,60}$/, 'has to be the name of a region'),
  }),
  filesKeyId: setting({
    name: 'FILES_KEY_ID',
    meaning:
      'The id of the access key. It needs to read, write, delete and list objects of that bucket, and no more.',
    example: '(as the store gives it)',
    otherwise: 'needed with FILES_ENDPOINT',
    schema: z.string().min(1).max(500).optional(),
  }),
  filesKeySecret: setting({
    name: 'FILES_KEY_SECRET',
    meaning: 'The secret that goes with it.',
    example: '(as the store gives it)',
    otherwise: 'needed with FILES_ENDPOINT',
    secret: true,
    schema: z.string().min(1).max(2000).optional(),
  }),
  requestsPerMinute: setting({
    name: 'REQUESTS_PER_MINUTE',
    meaning:
      'How many requests one caller may make in a minute: so many that read, and as many that do something; some routes have a stricter limit of their own. 0 takes every limit away: for measuring, never on an open network.',
    example: '1200',
    otherwise: '1200',
    fallback: '1200',
    schema: wholeNumber(0, 1_000_000),
  }),
  webhooksToPrivate: setting({
    name: 'WEBHOOKS_TO_PRIVATE',
    meaning:
      'Whether webhooks may lead to machines in your own network, and by http. Leave it at no where people whom you do not fully trust administer webhooks: they could reach what only this machine should.',
    example: 'yes',
    otherwise: 'no',
    fallback: 'no',
    schema: yesOrNo,
  }),
  backupTo: setting({
    name: 'BACKUP_TO',
    meaning:
      'The folder for backups that the service makes by itself, on another disk than the data. One node at a time makes one, each is read to its end.',
    example: '/mnt/backups/answerable',
    otherwise: 'none are made; see `answerable backup`',
    schema: z
      .string()
      .transform((path) => resolve(path))
      .optional(),
  }),
  backupEvery: setting({
    name: 'BACKUP_EVERY',
    meaning: 'How many hours lie between two of these backups.',
    example: '6',
    otherwise: '24',
    fallback: '24',
    schema: wholeNumber(1, 720),
  }),
  backupKeep: setting({
    name: 'BACKUP_KEEP',
    meaning: 'How many of these backups are kept; the oldest are taken away.',
    example: '30',
    otherwise: '14',
    fallback: '14',
    schema: wholeNumber(1, 1000),
  }),
  example: setting({
    name: 'EXAMPLE',
    meaning: 'Whether the first start on an empty database makes the example organisation, Harbour District.',
    example: 'no',
    otherwise: 'yes',
    fallback: 'yes',
    schema: yesOrNo,
  }),
  tracesTo: setting({
    name: 'TRACES_TO',
    meaning:
      'Where traces of requests and their statements are sent (OpenTelemetry, OTLP over HTTP). They hold names and times, never what was in them.',
    example: 'http://collector.example.org:4318/v1/traces',
    otherwise: 'no traces',
    schema: address(['http:', 'https:'], 'an address that begins with http:// or https://').optional(),
  }),
  tracesShare: setting({
    name: 'TRACES_SHARE',
    meaning: 'The share of requests that are traced, from 0 to 1, where the caller has not decided.',
    example: '0.05',
    otherwise: '0.1',
    fallback: '0.1',
    schema: z
      .string()
      .regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'has to be a number from 0 to 1')
      .transform(Number),
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    meaning: `How much is logged: ${logLevels.join(', ')}.`,
    example: 'debug',
    otherwise: 'info',
    fallback: 'info',
    schema: z.enum(logLevels, { error: `has to be one of ${logLevels.join(', ')}` }),
  }),
} as const
