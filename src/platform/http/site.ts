import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { general } from '../contract/refusal.ts'
import { Refusal } from '../refusal.ts'
import { sendProblem } from './server.ts'

/** Addresses that are for programs, or name a file: what is not there is not found. Everything else gets the page. */
const NOT_A_PAGE = /^\/(api|assets|metrics|healthz|readyz)(\/|$)|\.[a-z0-9]{2,12}$/

/** Serves the built pages: files with a hash in their name for ever, the page itself always fresh; unknown paths get the page. */
export async function serveSite(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    index: 'index.html',
    setHeaders: (response, path) => {
      const forever = path.includes('/assets/')
      response.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      // The one file that other sites load.
      if (path.endsWith('widget.js')) response.header('cross-origin-resource-policy', 'cross-origin')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const forPeople = request.method === 'GET' && !NOT_A_PAGE.test(request.url.split('?')[0] ?? '')
    if (!forPeople) return sendProblem(new Refusal(general.not_found), request, reply)
    // Looked at each time: a new build is served without a restart.
    if (existsSync(join(folder, 'index.html'))) return reply.sendFile('index.html')
    return reply
      .status(503)
      .type('text/plain; charset=utf-8')
      .send('The pages are not built yet: npm start builds them.')
  })
}
