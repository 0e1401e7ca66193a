import { afterAll, beforeAll, expect, test } from 'vitest'
import { startConceptApp } from '#tests/support/concept-app.ts'
import type { ConceptApp } from '#tests/support/concept-app.ts'
import { openStore } from '#platform/files/store.ts'
import { bindClients } from './routes.ts'

let own: ConceptApp
beforeAll(async () => {
  own = await startConceptApp((bind, database) =>
    bindClients(bind, {
      store: openStore(database),
      scan: async (content) => {
        if (content.includes('NO SCANNER')) throw new Error('it does not answer')
        return content.includes('HARMFUL') ? { state: 'found', name: 'x' } : { state: 'clean' }
      },
    }),
  )
})
afterAll(() => own.close())

test('R17: what the scanner finds something in is not kept, nor what it cannot look at; the client is told why', async () => {
  const agent = await own.agent()
  const { id: caseId } = await own.make.case()
  const send = async (words: string) => {
    const form = new FormData()
    form.set('caseId', caseId)
    form.set('file', new Blob([words]), 'a.txt')
    const request = new Request('http://localhost/', { method: 'POST', body: form })
    const response = await own.app.inject({
      method: 'POST',
      url: '/api/v1/papers',
      headers: { cookie: agent.cookie, 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    })
    return { status: response.statusCode, code: response.json<{ code?: string }>().code }
  }
  expect(await send('HARMFUL')).toEqual({ status: 422, code: 'paper_unsafe' })
  expect(await send('NO SCANNER')).toEqual({ status: 503, code: 'paper_not_checked' })
  expect((await send('a letter')).status).toBe(201)
  const { rows } = await own.database.pool.query('select 1 from papers where case_id = $1', [caseId])
  expect(rows.length).toBe(1)
})
