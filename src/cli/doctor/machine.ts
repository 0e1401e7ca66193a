import { existsSync, readdirSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '#platform/config.ts'
import { fail, type Finding, ok, warn } from './finding.ts'

const gigabyte = 1_000_000_000

/** Looks at this machine: Node, the data directory, its space and who may read its secrets. */
export async function checkMachine(config: Config): Promise<Finding[]> {
  return [
    checkNode(),
    await checkSpace(config.dataDirectory),
    ...checkModes(config.dataDirectory),
    ...checkAddress(config),
  ]
}

function checkNode(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  const found = `version ${process.versions.node}`
  return major >= 24
    ? ok('Node', found)
    : fail('Node', found, 'Answerable needs Node 24: start it by bin/answerable.')
}

async function checkSpace(directory: string): Promise<Finding> {
  if (!existsSync(directory)) return ok('data directory', `${directory} will be made at the first start`)
  const { bavail, bsize } = await statfs(directory)
  const free = bavail * bsize
  const found = `${(free / gigabyte).toFixed(1)} GB free in ${directory}`
  if (free < gigabyte / 5)
    return fail('disk space', found, 'Free some space now: PostgreSQL stops when the disk is full.')
  return free < 2 * gigabyte
    ? warn('disk space', found, 'Plan for more space soon.')
    : ok('disk space', found)
}

function checkModes(directory: string): Finding[] {
  if (!existsSync(directory) || process.platform === 'win32') return []
  const secrets = readdirSync(directory).filter((name) => /\.(secret|password|lock)$/.test(name))
  const open = secrets.filter((name) => (statSync(join(directory, name)).mode & 0o077) !== 0)
  if (open.length === 0) return [ok('secrets', 'only their owner can read them')]
  const paths = open.map((name) => join(directory, name)).join(' ')
  return [fail('secrets', `others can read ${open.join(', ')}`, `chmod 600 ${paths}`)]
}

function checkAddress({ host, publicUrl }: Config): Finding[] {
  const local = ['127.0.0.1', 'localhost', '::1'].includes(host)
  if (local && !publicUrl) return [ok('address', 'this machine only')]
  if (!publicUrl)
    return [
      warn(
        'address',
        `listens on ${host}, but PUBLIC_URL is not given`,
        'Links in messages will lead nowhere: set PUBLIC_URL.',
      ),
    ]
  if (publicUrl.startsWith('https:')) return [ok('address', publicUrl)]
  return [
    warn(
      'address',
      `${publicUrl} is not encrypted`,
      'Put a proxy with TLS before it and use https:// in PUBLIC_URL.',
    ),
  ]
}
