import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { settings } from './settings.ts'
import type { Setting } from './settings.ts'

type Settings = typeof settings
/** What was configured, checked and typed. Secrets that were not given are undefined; see `completeSecrets`. */
export type Config = { readonly [Key in keyof Settings]: z.output<Settings[Key]['schema']> }

type Environment = Readonly<Record<string, string | undefined>>

/** Everything that is wrong with the settings, at once; each line names the setting, what is wrong and an example. */
export class ConfigProblem extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`Some settings cannot be used:\n${problems.map((line) => `  ${line}`).join('\n')}`)
    this.name = 'ConfigProblem'
    this.problems = problems
  }
}

/**
 * Reads every setting from the environment and, for secrets, from the files it names.
 *
 * @throws ConfigProblem with all that is wrong
 */
export function readConfig(env: Environment): Config {
  const problems = unknownNames(env)
  const values = Object.entries(settings).map(([key, one]) => [key, readOne(one, env, problems)])
  const config = Object.fromEntries(values) as Config
  problems.push(...missingOfProvider(config), ...missingOfBucket(config))
  if (problems.length > 0) throw new ConfigProblem(problems)
  return Object.freeze(config)
}

/** A provider that is half set up would leave people before a button that does nothing. */
function missingOfProvider({ oidcIssuer, oidcClientId, oidcClientSecret }: Config): string[] {
  if (oidcIssuer === undefined) return []
  const needed = { OIDC_CLIENT_ID: oidcClientId, OIDC_CLIENT_SECRET: oidcClientSecret }
  const missing = Object.entries(needed).filter(([, value]) => value === undefined)
  return missing.map(([name]) => `${name} has to be given where OIDC_ISSUER is`)
}

/** A bucket without its keys would be found out at the first paper. */
function missingOfBucket({ filesTo, filesEndpoint, filesKeyId, filesKeySecret }: Config): string[] {
  const all = { FILES_ENDPOINT: filesEndpoint, FILES_KEY_ID: filesKeyId, FILES_KEY_SECRET: filesKeySecret }
  const missing = Object.entries(all).filter(([, value]) => value === undefined)
  if (filesTo?.startsWith('s3:') !== true && missing.length === Object.keys(all).length) return []
  return missing.map(([name]) => `${name} has to be given where FILES_TO is s3://…, and with the other two`)
}

function readOne(one: Setting<unknown>, env: Environment, problems: string[]): unknown {
  const text = given(one, env, problems)
  const read = one.schema.safeParse(text ?? one.fallback)
  if (read.success) return read.data
  const wrong = read.error.issues[0]?.message ?? 'cannot be read'
  problems.push(`${one.name} ${wrong}${shown(one, text)}. For example: ${one.name}=${one.example}`)
  return undefined
}

const shown = (one: Setting<unknown>, text: string | undefined): string =>
  text === undefined || one.secret ? '' : `, but is "${text}"`

/** The text of a setting: its own, or what is in the file that NAME_FILE names. Empty counts as not given. */
function given(one: Setting<unknown>, env: Environment, problems: string[]): string | undefined {
  const direct = env[one.name]?.trim() || undefined
  const file = one.secret ? env[`${one.name}_FILE`]?.trim() : undefined
  if (!file) return direct
  if (direct) problems.push(`${one.name} and ${one.name}_FILE are both given; leave one out`)
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    problems.push(`${one.name}_FILE names ${file}, which cannot be read (${code ?? 'unknown'})`)
    return undefined
  }
}

/** Names that begin like ours but are none of ours: a slip in typing would otherwise go unnoticed. */
function unknownNames(env: Environment): string[] {
  const known = Object.values(settings).flatMap((one) => [one.name, `${one.name}_FILE`])
  const unknown = Object.keys(env).filter((name) => name.startsWith('ANSWERABLE_') && !known.includes(name))
  return unknown.map((name) => `${name} is not a setting. See docs/operate/settings.md`)
}
