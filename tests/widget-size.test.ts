import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const web = join(import.meta.dirname, '../dist/web')
const FILES = ['widget.js', 'widget/frame.js', 'widget/frame.css']

test('the widget is below 40 kB in all, compressed, and what other sites load is below 8', () => {
  const sizes = FILES.map((file) => gzipSync(readFileSync(join(web, file))).length)
  expect(sizes[0]).toBeLessThan(8 * 1024)
  expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThan(40 * 1024)
})

test('what other sites load is a classic script that leaves no name of its own behind, and nothing is evaluated from text', () => {
  const loader = readFileSync(join(web, 'widget.js'), 'utf8')
  expect(loader).not.toMatch(/^(import|export)\b|\beval\(|new Function|innerHTML|insertAdjacentHTML/m)
  const known = Object.getOwnPropertyNames(globalThis)
  const left = Object.getOwnPropertyNames(
    runInNewContext(`${loader}\nglobalThis`, { document: {}, window: {} }) as object,
  )
  expect(left.filter((name) => !known.includes(name) && name !== 'document' && name !== 'window')).toEqual([])
})
