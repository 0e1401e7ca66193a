import { readConfig, type Config } from '#platform/config.ts'
import { checkBackups } from './doctor/backups.ts'
import { checkDatabase } from './doctor/database.ts'
import { checkFiles } from './doctor/files.ts'
import { checkMachine } from './doctor/machine.ts'
import { checkOutside } from './doctor/outside.ts'
import { checkWork } from './doctor/work.ts'
import { fail, ok, type Finding } from './doctor/finding.ts'
import { withDatabase } from './data.ts'
import type { Call, Command } from './frame.ts'

const signs = { ok: '✓', warn: '!', fail: '✗' } as const

/** `answerable doctor`: looks at everything that has to be right, and for each thing that is not says what to do. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'Check the installation and say what to do',
  help: 'Changes nothing. The status is 1 when something fails; warnings alone leave it at 0.',
  run: async (call) => {
    const findings = await examine(call)
    const failed = findings.some((finding) => finding.state === 'fail')
    call.answer({ healthy: !failed, findings }, findings.map(line).join('\n'))
    return failed ? 1 : 0
  },
}

async function examine(call: Call): Promise<Finding[]> {
  const config = readOrExplain()
  if (Array.isArray(config)) return config
  const machine = [...(await checkMachine(config)), ...(await checkOutside(config))]
  try {
    const database = await withDatabase(config, call, async (url) => [
      ...(await checkDatabase(url)),
      ...(await checkWork(url)),
      ...(await checkBackups(url, config)),
      ...(await checkFiles(url, config)),
    ])
    return [ok('settings', 'every setting can be used'), ...machine, ...database]
  } catch (error) {
    const what = config.databaseUrl
      ? 'Check DATABASE_URL, and that the server is up and lets this machine in.'
      : ''
    return [...machine, fail('database', (error as Error).message, what)]
  }
}

function readOrExplain(): Config | Finding[] {
  try {
    return readConfig(process.env)
  } catch (error) {
    return [fail('settings', (error as Error).message, 'docs/operate/settings.md describes each setting.')]
  }
}

const line = ({ state, about, found, todo }: Finding): string =>
  `${signs[state]} ${about}: ${found}${todo ? `\n    ${todo}` : ''}`
