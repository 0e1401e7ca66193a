import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { general } from '../contract/refusal.ts'
import { Refusal } from '../refusal.ts'
import { sendProblem } from './server.ts'

/** Serves the built pages: files with a hash in their name for ever, the page itself always fresh; unknown paths get the page. */
export async function serveSite(app: FastifyInstance, folder: string): Promise<void> {
  const page = join(folder, 'index.html')
  const built = existsSync(page)
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      setHeaders: (response, path) => {
        const forever = path.includes('/assets/')
        response.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  const html = built ? await readFile(page, 'utf8') : undefined
  app.setNotFoundHandler((request, reply) => {
    const forPeople =
      request.method === 'GET' && !/^\/(api|metrics|healthz|readyz)(\/|$|\?)/.test(request.url)
    if (!forPeople) return sendProblem(new Refusal(general.not_found), request, reply)
    if (html === undefined)
      return reply.status(503).type('text/plain').send('The pages are not built yet: npm start builds them.')
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html)
  })
}
