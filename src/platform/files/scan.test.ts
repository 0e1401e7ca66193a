import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clamd } from './scan.ts'

/** Speaks clamd's INSTREAM as its manual describes it, and finds whatever contains the word EICAR. */
let server: Server
let at: string
beforeAll(async () => {
  server = createServer((socket) => {
    let heard = Buffer.alloc(0)
    socket.on('data', (part: Buffer) => {
      heard = Buffer.concat([heard, part])
      const content = wholeOf(heard)
      if (!content) return
      if (content.includes('SILENT')) return socket.destroy()
      socket.end(content.includes('EICAR') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
    })
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  at = `tcp:127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

function wholeOf(heard: Buffer): Buffer | undefined {
  const begin = 'zINSTREAM\0'.length
  const parts: Buffer[] = []
  for (let place = begin; place + 4 <= heard.length;) {
    const length = heard.readUInt32BE(place)
    if (length === 0) return Buffer.concat(parts)
    parts.push(heard.subarray(place + 4, place + 4 + length))
    place += 4 + length
  }
  return undefined
}

test.each([
  ['a letter', { state: 'clean' }, 'what is clean is clean'],
  ['x'.repeat(200_000), { state: 'clean' }, 'larger than one piece'],
  ['EICAR', { state: 'found', name: 'Eicar-Signature' }, 'what it finds has a name'],
] as const)('%.10s…: %j (%s)', async (text, expected, reason) => {
  expect(await clamd(at)(Buffer.from(text)), reason).toEqual(expected)
})

test('a scanner that breaks off or is not there is a failure, never a clean bill', async () => {
  await expect(clamd(at)(Buffer.from('SILENT'))).rejects.toThrow('scanner')
  await expect(clamd('tcp:127.0.0.1:1')(Buffer.from('x'))).rejects.toThrow('ECONNREFUSED')
  await expect(clamd('unix:/nowhere/clamd.ctl')(Buffer.from('x'))).rejects.toThrow('ENOENT')
})
