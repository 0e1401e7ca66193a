/**
 * Faults at random moments under traffic: two web nodes and two workers as processes of their own, one PostgreSQL, clients
 * and agents over HTTP, live streams and a real browser. After each fault everything is brought back, and it is looked at
 * whether anything acknowledged is lost, any contact without owner or place, any double offer, any warning missing, and
 * how long the screens took to be live again.
 *
 * `node bench/faults.ts [--faults 50] [--seed 1] [--clients 8] [--agents 8] [--kinds kill-web,…] [--without SAFEGUARD]`
 *
 * `--without offer-lock` and `--without ledger-transaction` take a safeguard out: the run must then fail. Linux; as root
 * the disk can be filled too (a small one is mounted), otherwise that fault is left out and the table says so.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chanceFrom } from '#core/chance.ts'
import type { Chance } from '#core/chance.ts'
import { ledgerDiffers } from '#tests/support/sound.ts'
import { openDesk } from './faults/browser.ts'
import type { Desk } from './faults/browser.ts'
import { openNetwork } from './faults/network.ts'
import type { Network } from './faults/network.ts'
import { newPerson } from './faults/person.ts'
import { startNode } from './faults/processes.ts'
import type { Node } from './faults/processes.ts'
import { openScreen } from './faults/screens.ts'
import type { Screen } from './faults/screens.ts'
import { people, setStage } from './faults/stage.ts'
import type { Stage } from './faults/stage.ts'
import { startTraffic } from './faults/traffic.ts'
import type { Traffic } from './faults/traffic.ts'
import { late, verify } from './faults/verify.ts'

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    clients: { type: 'string', default: '8' },
    agents: { type: 'string', default: '8' },
    kinds: { type: 'string' },
    without: { type: 'string' },
  },
})

/** How often each kind comes among fifty. */
const SHARES = {
  'kill web node': 11,
  'kill worker': 10,
  'kill PostgreSQL': 8,
  'kill browser': 5,
  'network cut 5 s': 6,
  'network cut 30 s': 3,
  'network cut 120 s': 1,
  'disk full': 3,
  'clock step': 3,
} as const
type Kind = keyof typeof SHARES

type World = {
  readonly stage: Stage
  readonly nodes: readonly Node[]
  readonly networks: readonly Network[]
  readonly desk: Desk
  readonly screens: readonly Screen[]
  readonly traffic: Traffic
  readonly chance: Chance
}

const FIRST_PORT = 21_000 + (process.pid % 9_000)
const LIVE_WITHIN_S = 5
const WARNED_WITHIN_S = 15

const FAULTS: Readonly<Record<Kind, (on: World) => Promise<void>>> = {
  'kill web node': async (on) => {
    on.chance.pick(on.nodes.filter(({ role }) => role === 'web')).kill()
    await sleep(200)
  },
  'kill worker': async (on) => {
    on.chance.pick(on.nodes.filter(({ role }) => role === 'worker')).kill()
    await sleep(200)
  },
  'kill PostgreSQL': (on) => on.stage.killDatabase(),
  'kill browser': (on) => on.desk.killAndReopen(),
  'network cut 5 s': (on) => cut(on, 5_000),
  'network cut 30 s': (on) => cut(on, 30_000),
  'network cut 120 s': (on) => cut(on, 120_000),
  'disk full': async (on) => {
    const ballast = join(on.stage.disk, 'ballast')
    fill(ballast)
    await sleep(8_000)
    rmSync(ballast)
  },
  'clock step': async (on) => {
    const node = on.chance.pick(on.nodes)
    node.stepClock((on.chance.happens(0.5) ? -1 : 1) * 3_600_000)
    await sleep(8_000)
    node.stepClock(0)
  },
}

const stage = await setStage()
const world = await build(stage)
const rows: {
  fault: string
  moment: string
  downSeconds: string
  liveAfterSeconds: string
  /** Until nothing that had fallen due meanwhile was left to be told. */
  warnedAfterSeconds: string
  wrong: string
}[] = []
let wrong = 0
try {
  for (const [index, kind] of planned(world).entries()) {
    const row = await oneFault(world, kind)
    rows.push(row)
    console.error(`${index + 1}  ${row.fault}: live after ${row.liveAfterSeconds} s  ${row.wrong}`)
  }
  await summary(world)
} finally {
  await takeDown(world)
}
process.exit(wrong > 0 ? 1 : 0)

async function build(on: Stage): Promise<World> {
  const chance = chanceFrom(values.seed)
  const names = ['web a', 'web b', 'worker a', 'worker b']
  const publicUrl = `http://127.0.0.1:${FIRST_PORT}`
  const tokens = await people(on, Number(values.agents), publicUrl)
  if (values.without === 'offer-lock') await dropOfferIndexes(on)
  const networks: Network[] = []
  const nodes: Node[] = []
  for (const [index, name] of names.entries()) {
    const folder = join(on.folder, name.replace(' ', '-'))
    mkdirSync(folder, { recursive: true })
    const network = await openNetwork(folder, () => on.socket(), on.url)
    const role = name.startsWith('web') ? ('web' as const) : ('worker' as const)
    const port = FIRST_PORT + index
    networks.push(network)
    nodes.push(
      startNode({ name, role, port, folder, databaseUrl: network.url, publicUrl, without: values.without }),
    )
  }
  await Promise.all(nodes.map((node) => node.ready())).catch(async (error: unknown) => {
    await Promise.all(nodes.map((node) => node.stop()))
    await on.close()
    throw error
  })
  const web = nodes.filter((node) => node.role === 'web').map((node) => node.url)
  const never = new AbortController().signal
  const looker = newPerson(web, never)
  const last = tokens.at(-1)
  await looker.send('POST', '/staff/enter', { token: last?.token })
  const traffic = await startTraffic({
    nodes: web,
    tokens: tokens.slice(0, -1),
    clients: Number(values.clients),
  })
  const desk = await openDesk(web[0] ?? '', looker.cookie)
  const screens = [...web.map((url, index) => openScreen(`stream ${index + 1}`, url, looker.cookie)), desk]
  return { stage: on, nodes, networks, desk, screens, traffic, chance }
}

async function dropOfferIndexes(on: Stage): Promise<void> {
  await on.pool().query('drop index offers_answer, offers_agent_contact')
}

/** As many faults as asked for, in the shares above, in an order by chance. */
function planned({ chance, stage: { hasOwnDisk } }: World): Kind[] {
  const wanted = values.kinds?.split(',')
  const all = chance.shuffle(
    (Object.entries(SHARES) as [Kind, number][])
      .filter(([kind]) => !wanted || wanted.some((word) => kind.includes(word.replaceAll('-', ' '))))
      .filter(([kind]) => hasOwnDisk || kind !== 'disk full')
      .flatMap(([kind, times]) => Array.from({ length: times }, () => kind)),
  )
  const faults = Number(values.faults)
  return Array.from({ length: faults }, (_, index) => all[index % all.length]).filter(
    (one) => one !== undefined,
  )
}

async function oneFault(on: World, kind: Kind) {
  const before = on.chance.uniform(1_000, 4_000)
  await sleep(before)
  const began = performance.now()
  const moment = new Date()
  await FAULTS[kind](on)
  await Promise.all(on.nodes.map((node) => node.ready()))
  const back = performance.now()
  const live = await untilLive(on, back)
  const dueBefore = new Date()
  const warned = await untilWarned(on, dueBefore)
  await on.traffic.pause()
  const found = await verify(on.stage.pool(), on.traffic.acknowledged, dueBefore).catch((error: unknown) => [
    `could not look: ${String(error)}`,
  ])
  on.traffic.goOn()
  if (live > LIVE_WITHIN_S) found.push(`screens live only after ${live.toFixed(1)} s`)
  wrong += found.length
  return {
    fault: kind,
    moment: moment.toISOString().slice(11, 19),
    downSeconds: ((back - began) / 1000).toFixed(1),
    liveAfterSeconds: live.toFixed(1),
    warnedAfterSeconds: warned.toFixed(1),
    wrong: found.join('; '),
  }
}

/** Seconds until everything that had fallen due before this moment has been told; what has not by then is told as wrong. */
async function untilWarned({ stage: on }: World, dueBefore: Date): Promise<number> {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  while (seconds() < WARNED_WITHIN_S && (await late(on.pool(), dueBefore)).length > 0) await sleep(250)
  const taken = seconds()
  await sleep(2_000)
  return taken
}

/** Seconds from the return until every screen has heard of something that happened after it. */
async function untilLive({ screens }: World, back: number): Promise<number> {
  const until = back + 60_000
  while (performance.now() < until && screens.some((screen) => screen.heardAt() < back)) await sleep(50)
  const late = screens.map((screen) => screen.heardAt()).filter((heard) => heard < back)
  if (late.length > 0) return 60
  return (performance.now() - back) / 1000
}

async function cut(on: World, milliseconds: number): Promise<void> {
  const network = on.chance.pick(on.networks)
  network.cut()
  await sleep(milliseconds)
  network.mend()
}

/** Writes until nothing more fits. */
function fill(path: string): void {
  const block = Buffer.alloc(1_000_000, 1)
  try {
    for (;;) writeFileSync(path, block, { flag: 'a' })
  } catch {
    // Full, as it should be.
  }
}

async function summary(on: World): Promise<void> {
  await on.traffic.stop()
  await sleep(2_000)
  const differs = await ledgerDiffers(on.stage.pool())
  wrong += differs.length
  console.table(rows)
  const { contacts, messages, promises, ended } = on.traffic.acknowledged
  console.log(
    `${rows.length} faults. Acknowledged: ${contacts.size} contacts, ${messages.size} messages, ${promises.size} promises, ${ended.size} endings. Wrong: ${wrong}.`,
  )
  for (const one of differs.slice(0, 10)) console.log(one)
  if (!on.stage.hasOwnDisk) console.log('No disk of its own could be made: "disk full" was left out.')
}

async function takeDown(on: World): Promise<void> {
  await on.traffic.stop()
  for (const screen of on.screens) screen.close()
  await on.desk.stop()
  await Promise.all(on.nodes.map((node) => node.stop()))
  for (const network of on.networks) network.close()
  await on.stage.close()
}
