import { expect, test } from 'vitest'
import { makeLog } from './log.ts'

const linesOf = (readable: boolean): { lines: string[]; log: ReturnType<typeof makeLog> } => {
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) }
  return { lines, log: makeLog({ level: 'info', readable, destination }) }
}

test('personal words do not reach the log, at any depth we use', () => {
  const { lines, log } = linesOf(false)
  log.info(
    { text: 'my heating', contact: { id: 'c1', email: 'ann@example.org', client: { phone: '+44 20' } } },
    'came',
  )
  expect(lines.join()).not.toMatch(/heating|ann@|\+44/)
  expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ contact: { id: 'c1' }, msg: 'came' })
})

test('a database error is logged without the values of the row', () => {
  const { lines, log } = linesOf(false)
  const err = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(ann@example.org) exists',
  })
  log.error({ err }, 'failed')
  expect(lines.join()).toContain('23505')
  expect(lines.join()).not.toContain('ann@')
})

test('a request is logged without the keys that links carry in query or path', () => {
  const { lines, log } = linesOf(false)
  log.info(
    { req: { id: 7, method: 'GET', url: '/my/Zm9vYmFyYmF6cXV4MTIzNDU2Nzg/page?token=abc' } },
    'request',
  )
  expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ req: { id: 7, method: 'GET', path: '/my/…/page' } })
  expect(lines.join()).not.toContain('abc')
})
