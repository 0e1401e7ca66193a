import type { FastifyInstance } from 'fastify'
import type { Database } from '#platform/database/database.ts'
import { mayShow } from './queries.ts'

/**
 * Serves `/widget?site=<origin>`: the page that stands in the frame on another site. Browsers show it within that site only
 * when it is on the list (`frame-ancestors`), so that no other page can lay itself over it. No other page of ours is ever
 * shown in a frame.
 */
export function mountWidget(app: FastifyInstance, database: Database): void {
  app.get('/widget', async (request, reply) => {
    const asked = String((request.query as Record<string, unknown>)['site'] ?? '')
    const site = URL.parse(asked)?.origin ?? 'null'
    const isOpen = /^https?:/.test(site) && (await database.read((tx) => mayShow(tx, site)))
    return reply
      .removeHeader('x-frame-options')
      .header('content-security-policy', policy(isOpen ? site : "'none'"))
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(PAGE)
  })
}

const policy = (ancestors: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ')

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Talk to us</title>
<link rel="stylesheet" href="/widget/frame.css"><script src="/widget/frame.js" defer></script></head><body></body></html>`
