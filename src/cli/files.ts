import { checkPapers, movePapers } from '#domain/clients/commands.papers.ts'
import { papersKept } from '#domain/clients/queries.papers.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import type { Database } from '#platform/database/database.ts'
import { storeSettings } from '#platform/files/configured.ts'
import { StoreProblem } from '#platform/files/place.ts'
import { openStore } from '#platform/files/store.ts'
import type { Store } from '#platform/files/store.ts'
import { sizeWords } from './backup/about.ts'
import { withDatabase } from './data.ts'
import { CommandProblem } from './frame.ts'
import type { Call, Command } from './frame.ts'

/** `answerable files`: where the content of papers lies; moves it, and holds it against what was sent. */
export const filesCommand: Command = {
  name: 'files',
  summary: 'Say where the content of papers lies, move it, check it',
  usage: '[move | check]',
  help: `
  answerable files
  FILES_TO=/srv/papers answerable files move
  answerable files check

move brings every paper to where FILES_TO says (the database where it says nothing), each held against its SHA-256. It works
beside a running service, may be stopped at any time, and goes on where it stopped when it is called again. The old bytes are
removed by the service soon after. check reads every paper and changes nothing; the status is 1 where one is not what was sent.`,
  run: async (call) => {
    const [what = 'show', ...more] = call.words
    const work = works[what]
    if (!work || more.length > 0) throw new CommandProblem('Say move, or check, or nothing.', 2)
    const config = readConfig(process.env)
    return withDatabase(config, call, async (url) => {
      const database = openDatabase(url, 2)
      try {
        return await work(call, { database, files: openStore(database, storeSettings(config)) })
      } catch (error) {
        throw error instanceof StoreProblem ? new CommandProblem(`${error.message}.`) : error
      } finally {
        await database.close()
      }
    })
  },
}

type Parts = { readonly database: Database; readonly files: Store }
const works: Readonly<Record<string, (call: Call, parts: Parts) => Promise<number>>> = { show, move, check }

async function show(call: Call, { database }: Parts): Promise<number> {
  const { places, waiting } = await database.read(papersKept)
  const lines = places.map(
    ({ address, papers, bytes, lost }) =>
      `${address ?? 'the database'}: ${papers} papers, ${sizeWords(bytes)}${lost > 0 ? `; the bytes of ${lost} are lost` : ''}`,
  )
  if (waiting.waiting > 0) lines.push(`${waiting.waiting} that have gone wait to be removed`)
  call.answer({ places, waiting }, lines.length === 0 ? 'There are no papers.' : lines.join('\n'))
  return 0
}

async function move(call: Call, parts: Parts): Promise<number> {
  const progress = (done: number, bytes: number) => {
    if (done % 100 === 0) call.progress(`${done} papers, ${sizeWords(bytes)}`)
  }
  const done = await movePapers({ ...parts, progress })
  const { moved, bytes, failed } = done
  const words = [
    moved === 0 ? 'No paper was moved.' : `${moved} papers moved, ${sizeWords(bytes)}, each as it was sent.`,
    ...failed.map(({ paperId, why }) => `${paperId} stays where it is: ${why}`),
  ]
  call.answer(done, words.join('\n'))
  return failed.length === 0 ? 0 : 1
}

async function check(call: Call, parts: Parts): Promise<number> {
  const progress = (done: number, bytes: number) => {
    if (done % 100 === 0) call.progress(`${done} papers, ${sizeWords(bytes)}`)
  }
  const done = await checkPapers({ ...parts, progress })
  const { checked, bytes, failed } = done
  const words = [
    `${checked} papers are what was sent${checked === 0 ? '' : `, ${sizeWords(bytes)}`}.`,
    ...failed.map(({ paperId, why }) => `${paperId}: ${why}`),
  ]
  call.answer(done, words.join('\n'))
  return failed.length === 0 ? 0 : 1
}
