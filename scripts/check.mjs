/** Runs every check of the code and says at the end which ones did not hold. `npm run check lint types` runs some. */
import { spawn } from 'node:child_process'
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

/** Runs one command to its end. @returns whether it held, and what it said. */
const runOne = ([command, ...args]) =>
  new Promise((resolve) => {
    const bin = path.join(root, 'node_modules', '.bin')
    const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` }
    const running = spawn(command, args, { cwd: root, env, shell: process.platform === 'win32' })
    const said = []
    for (const stream of [running.stdout, running.stderr]) stream.on('data', (part) => said.push(part))
    running.on('error', (error) => resolve({ held: false, said: `${error.message}\n` }))
    running.on('close', (code) => resolve({ held: code === 0, said: Buffer.concat(said).toString() }))
  })

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
  // Those of one check run side by side: each keeps one core busy.
  const results = await Promise.all(commands.map(runOne))
  const held = results.every((one) => one.held)
  for (const { said } of results) process.stdout.write(said)
  process.stdout.write(
    `${held ? '✓' : '✗'} ${name}, ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  )
  if (!held) failed.push(repair[name] ? `${name} (${repair[name]})` : name)
}
if (failed.length > 0) {
  process.stderr.write(`\nNot held: ${failed.join('; ')}\n`)
  process.exitCode = 1
}
