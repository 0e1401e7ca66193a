import { rmSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import type { Socket } from 'node:net'
import { join } from 'node:path'

/** The network between one node and the database: a proxy on a unix socket that can be cut and mended. */
export type Network = {
  /** The address of the database by way of this network. */
  readonly url: string
  /** From now on nothing gets through, and nobody is told: as when a cable is pulled. */
  cut(): void
  /** Mended: some of the old connections go on, others are found to be gone. */
  mend(): void
  close(): void
}

type Pair = { readonly near: Socket; readonly far: Socket }

/** Lets one node reach the server whose socket is in `to`, through a socket in `folder`. `url` is the server's own address. */
export async function openNetwork(folder: string, to: () => string, url: string): Promise<Network> {
  const path = join(folder, '.s.PGSQL.5432')
  rmSync(path, { force: true })
  const pairs = new Set<Pair>()
  let isCut = false
  const server = createServer((near) => {
    const far = connect(to())
    const pair = { near, far }
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const side of [near, far]) side.on('error', end).on('close', () => !isCut && end())
    far.on('connect', () => {
      if (isCut) return
      near.pipe(far)
      far.pipe(near)
    })
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  return {
    url: throughFolder(url, folder),
    cut() {
      isCut = true
      for (const { near, far } of pairs) {
        near.unpipe(far)
        far.unpipe(near)
        near.pause()
        far.pause()
      }
    },
    mend() {
      isCut = false
      let index = 0
      for (const pair of pairs) {
        index += 1
        if (index % 2 === 0 || pair.near.destroyed || pair.far.destroyed) {
          pairs.delete(pair)
          pair.near.destroy()
          pair.far.destroy()
          continue
        }
        pair.near.pipe(pair.far)
        pair.far.pipe(pair.near)
      }
    },
    close() {
      for (const { near, far } of pairs) {
        near.destroy()
        far.destroy()
      }
      server.close()
    },
  }
}

function throughFolder(url: string, folder: string): string {
  const address = /^(postgresql:\/\/[^@]+@)[^:/]+(:5432\/.*)$/.exec(url)
  if (!address) throw new Error('The embedded server listens on a socket')
  return `${address[1]}${encodeURIComponent(folder)}${address[2]}`
}
