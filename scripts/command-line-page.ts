import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** What `answerable <words> --help` prints. */
function helpFor(...words: string[]): string {
  return execFileSync(process.execPath, [resolve(root, 'src/cli/main.ts'), ...words, '--help'], {
    encoding: 'utf8',
  }).trim()
}

/** The page `docs/operate/command-line.md`, made from what the commands say of themselves. */
export function commandLinePage(): string {
  const overview = helpFor()
  const names = [...overview.matchAll(/^ {2}([a-z]+) {2,}/gm)].flatMap(([, name]) => name ?? [])
  const sections = names.map((name) => `## ${name}\n\n\`\`\`\n${helpFor(name)}\n\`\`\`\n`)
  return `${introduction}\n\`\`\`\n${overview}\n\`\`\`\n\n${sections.join('\n')}`
}

const introduction = `# The command line

\`bin/answerable\` runs straight from a clone, from any folder. Any Node from 20.19 on will do: it makes the clone ready
and hands over to the Node 24 that npm brought. Every command has \`--help\`, and \`--json\` for programs. Results go to
standard output, progress to standard error, so results can be piped on.

The exit status is 0 when all went well, 1 when something is wrong, 2 for a slip in the call.

Commands that need the database take the one in \`DATABASE_URL\`; without it, the one that a running service keeps in the
data directory; else they start it for as long as they work. [Settings](settings.md) lists the variables.

This page is made by \`scripts/command-line-page.ts\` from the help of each command; a test compares the two.
`

if (import.meta.main) {
  const page = resolve(root, 'docs/operate/command-line.md')
  mkdirSync(resolve(page, '..'), { recursive: true })
  writeFileSync(page, commandLinePage())
}
