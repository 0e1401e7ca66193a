import type { Command } from './frame.ts'

/** `answerable serve`: the service itself, as `npm start` runs it. */
export const serve: Command = {
  name: 'serve',
  summary: 'Start the service',
  help: `
  npm start                 with the example organisation on the first start
  npm start -- --empty      with nothing: prints a link by which you set up your own in the browser

Ctrl-C stops it cleanly. Its settings are environment variables: see docs/operate/settings.md.`,
  options: { empty: { type: 'boolean' } },
  meaning: { empty: 'make no example organisation; the same as EXAMPLE=no' },
  run: async ({ options }) => {
    if (options['empty'] === true) process.env['EXAMPLE'] = 'no'
    // The file starts the service by being loaded, and stops it on a signal.
    await import('#src/main.ts')
  },
}
