/** Runs every check of the code and says at the end which ones did not hold. `npm run check lint types` runs some. */
import { spawnSync } from 'node:child_process'
import * as path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const checks = {
  format: [['oxfmt', '--check']],
  lint: [['oxlint', '--type-aware', '--deny-warnings']],
  types: [
    ['tsc', '-p', 'tsconfig.core.json'],
    ['tsc', '-p', 'tsconfig.json'],
    ['tsc', '-p', 'tsconfig.web.json'],
  ],
  imports: [
    ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src', 'tests', 'bench'],
  ],
  unused: [['knip', '--no-progress']],
}

const repair = {
  format: 'npm run format',
  imports: 'ARCHITECTURE.md says which folder may import which',
  unused: 'remove what nobody uses, or name its use in knip.json',
}

const runOne = ([command, ...args]) => {
  const bin = path.join(root, 'node_modules', '.bin')
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` }
  return (
    spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' })
      .status === 0
  )
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in checks))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no check named ${unknown.join(', ')}. Known: ${Object.keys(checks).join(', ')}\n`,
  )
  process.exit(2)
}
const failed = []
for (const [name, commands] of Object.entries(checks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const started = performance.now()
  const held = commands.map(runOne).every(Boolean)
  process.stdout.write(
    `${held ? '✓' : '✗'} ${name}, ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  )
  if (!held) failed.push(repair[name] ? `${name} (${repair[name]})` : name)
}
if (failed.length > 0) {
  process.stderr.write(`\nNot held: ${failed.join('; ')}\n`)
  process.exitCode = 1
}
