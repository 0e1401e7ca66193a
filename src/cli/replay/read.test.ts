import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readRate } from '../replay.ts'
import { readUtterances } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'answerable-csv-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (text: string) => {
  const file = join(folder, 'words.csv')
  writeFileSync(file, text)
  return file
}

test.each([
  ['text,category\nWhere is my card?,a\n', ['Where is my card?'], 0, 'the plain case'],
  ['category,text\na,Where?\n', ['Where?'], 0, 'columns in any order'],
  ['text\n"It said ""no"", twice"\n', ['It said "no", twice'], 0, 'quotes and commas in a field'],
  ['text,x\n"First line\nsecond line",1\n', ['First line\nsecond line'], 0, 'line breaks in a field'],
  ['\uFEFFtext\r\nHello\r\n', ['Hello'], 0, 'a byte order mark and Windows line ends'],
  ['text,x\nA,1\n,2\n"  ",3\nB,4\n', ['A', 'B'], 2, 'rows without words are counted'],
  ['text,x\nA,1,2,3\nB\n', ['A', 'B'], 0, 'rows with more or fewer columns'],
  [`text\n${'x'.repeat(5001)}\nok\n`, ['ok'], 1, 'longer than the portal takes'],
  ['text\n李 says "hi\nB\n', ['李 says "hi', 'B'], 0, 'a quote inside a field that is not quoted'],
])('%# reads what is there', async (content, texts, badRows) => {
  expect(await readUtterances(write(content), 100)).toEqual({ texts, badRows })
})

test('reads no further than the limit', async () => {
  const file = write(`text\n${'a\n'.repeat(50)}`)
  expect((await readUtterances(file, 7)).texts).toHaveLength(7)
})

test.each([
  ['words\nhello\n', /no column named "text"/, 'another column'],
  ['text\n"never closed\n', /cannot be read/, 'a quote that is never closed'],
])('%# says what is wrong with a file', async (content, problem) => {
  await expect(readUtterances(write(content), 10)).rejects.toThrow(problem)
})

test('says that there is no such file', async () => {
  await expect(readUtterances(join(folder, 'none.csv'), 10)).rejects.toThrow(/There is no file/)
})

test.each([
  ['20/s', 20],
  ['600/m', 10],
  ['2.5', 2.5],
])('a rate of %s is %d a second', (text, rate) => expect(readRate(text)).toBe(rate))

test.each(['', 'fast', '0/s', '-1', '20/h'])('"%s" is no rate', (text) => {
  expect(() => readRate(text)).toThrow(/looks like/)
})
