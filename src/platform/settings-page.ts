import { settings } from './settings.ts'

/** The page `docs/operate/settings.md`, made from the settings themselves. */
export function settingsPage(): string {
  const rows = Object.values(settings).map(({ name, meaning, otherwise, example, ...rest }) => {
    const file = 'secret' in rest && rest.secret ? `<br>or \`${name}_FILE\`` : ''
    const shown = example.startsWith('(') ? example : `\`${example}\``
    return `| \`${name}\`${file} | ${meaning} | ${otherwise} | ${shown} |`
  })
  return `${introduction}\n| setting | what it is | when not given | example |\n|---|---|---|---|\n${rows.join('\n')}\n`
}

const introduction = `# Settings

Answerable starts without any. Each setting is an environment variable; one that is wrong is refused at the start, all
wrong ones together, with what is wrong and an example. \`answerable doctor\` checks them without starting anything.

A setting with \`_FILE\` may be given as the name of a file that holds it, as container platforms hand over secrets.
`
