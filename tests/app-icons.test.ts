import { afterAll, beforeAll, expect, test } from 'vitest'
import { startService } from '#tests/support/service.ts'
import type { Service } from '#tests/support/service.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ quiet: true })
})
afterAll(() => service.close())

type Manifest = {
  readonly start_url: string
  readonly icons: readonly { src: string; sizes: string; type: string; purpose: string }[]
  readonly shortcuts: readonly { url: string }[]
}

/** Width and height of a PNG, from its first chunk (PNG, 3rd edition, 11.2.1). */
function sizeOf(png: Buffer): string {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`
}

test('the manifest of the installed app is served, with every icon that it names, each of the size that it says', async () => {
  const answer = await fetch(`${service.url}/manifest.webmanifest`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^application\/manifest\+json/)
  const manifest = (await answer.json()) as Manifest
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await fetch(service.url + src)
    expect([src, icon.status, icon.headers.get('content-type')]).toEqual([src, 200, type])
    const bytes = Buffer.from(await icon.arrayBuffer())
    if (type === 'image/png') expect([src, sizeOf(bytes)]).toEqual([src, sizes])
  }
  // What systems ask for: small and large, as it is and to be cut to their own shape.
  for (const purpose of ['any', 'maskable'])
    for (const sizes of ['192x192', '512x512'])
      expect(manifest.icons.some((one) => one.purpose === purpose && one.sizes === sizes)).toBe(true)
  for (const { url } of manifest.shortcuts) expect((await fetch(service.url + url)).status).toBe(200)
})

test('the page names the manifest, and an icon for telephones that read none', async () => {
  const page = await (await fetch(`${service.url}/`)).text()
  expect(page).toContain('rel="manifest" href="/manifest.webmanifest"')
  const touch = /rel="apple-touch-icon" href="([^"]+)"/.exec(page)?.[1] ?? ''
  const icon = await fetch(service.url + touch)
  expect(sizeOf(Buffer.from(await icon.arrayBuffer()))).toBe('180x180')
})
