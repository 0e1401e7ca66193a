import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { runCommandLine, type Registered } from './frame.ts'

// Compiled code is kept beside the packages: a start takes half the time of the first.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/node'))

/** Every command, one line each; its file is loaded when it is called. */
const commands: readonly Registered[] = [
  { name: 'serve', summary: 'Start the service', load: async () => (await import('./serve.ts')).serve },
  {
    name: 'demo',
    summary: 'Let clients arrive and agents help, so that every live screen moves',
    load: async () => (await import('./demo.ts')).demo,
  },
  {
    name: 'replay',
    summary: 'Send the utterances of a CSV file as chats, with simulated agents answering',
    load: async () => (await import('./replay.ts')).replayCommand,
  },
  {
    name: 'simulate',
    summary:
      'Compare two ways of working on the same needs: by message and call-back, and at the golden moment',
    load: async () => (await import('./simulate.ts')).simulateCommand,
  },
  {
    name: 'forecast',
    summary: 'Expect contacts by interval, day, week or month, from a CSV file or from what came here',
    load: async () => (await import('./forecast.ts')).forecastCommand,
  },
  {
    name: 'staff',
    summary: 'Say how many people it takes, for a volume, a CSV file or what is forecast here',
    load: async () => (await import('./staff.ts')).staff,
  },
  {
    name: 'import',
    summary: 'Take over contacts of another system, read its event log, or bring an export back',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'migrate',
    summary: 'Bring the database up to this version',
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  {
    name: 'rebuild',
    summary: 'Work out every measure of the lens again, from the ledger',
    load: async () => (await import('./rebuild.ts')).rebuildCommand,
  },
  {
    name: 'export',
    summary: 'Write everything row by row, as CSV or JSON, to leave or to look into',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'backup',
    summary: 'Keep everything in one file, as it is now',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  {
    name: 'restore',
    summary: 'Put a backup back, into the own database or a server',
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  {
    name: 'files',
    summary: 'Say where the content of papers lies, move it, check it',
    load: async () => (await import('./files.ts')).filesCommand,
  },
  {
    name: 'doctor',
    summary: 'Check the installation and say what to do',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'user',
    summary: 'List people, add one, make a sign-in link',
    load: async () => (await import('./user.ts')).user,
  },
]

// The status is set and not forced, so that what is still being written arrives.
process.exitCode = await runCommandLine(commands, process.argv.slice(2))
