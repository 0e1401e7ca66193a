import type { Command } from './frame.ts'

/** `answerable serve`: the service itself, as `npm start` runs it. */
export const serve: Command = {
  name: 'serve',
  summary: 'Start the service',
  help: 'Ctrl-C stops it cleanly. Its settings are environment variables: see docs/operate/settings.md.',
  run: async () => {
    // The file starts the service by being loaded, and stops it on a signal.
    await import('#src/main.ts')
  },
}
