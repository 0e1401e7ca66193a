import type { FastifyInstance } from 'fastify'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Database } from '../database/database.ts'
import type { Log } from '../log.ts'

/** Health and metrics of a node: `/healthz` (it runs), `/readyz` (its database answers), `/metrics` (Prometheus). */
export function mountHealth({
  database,
  log,
  gauges = [],
}: {
  database: Database
  log: Log
  /** Further figures, read when they are asked for; one that is not known is left out. */
  gauges?: readonly { name: string; help: string; read: () => Promise<number | undefined> }[]
}) {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const faults = new Counter({
    name: 'answerable_faults_total',
    help: 'Unexpected failures, answered with 500 or 503.',
    registers: [register],
  })
  const duration = new Histogram({
    name: 'answerable_request_seconds',
    help: 'Time to answer a request, by route.',
    labelNames: ['route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [register],
  })
  const further = gauges.map(({ name, help, read }) => ({
    gauge: new Gauge({ name, help, registers: [register] }),
    read,
  }))
  const readFurther = async () => {
    for (const { gauge, read } of further) {
      const value = await read().catch(() => undefined)
      if (value === undefined) gauge.reset()
      else gauge.set(value)
    }
  }
  const connections = new Gauge({
    name: 'answerable_database_connections',
    help: 'Connections of this process to the database.',
    registers: [register],
  })

  const mount = (app: FastifyInstance) => {
    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none'
      duration.observe({ route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
      log.debug({ req: request, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
    })
    app.get('/healthz', async () => ({ ok: true }))
    app.get('/readyz', async (_request, reply) => {
      try {
        await database.pool.query('select 1')
        return { ok: true }
      } catch {
        return reply.status(503).send({ ok: false })
      }
    })
    app.get('/metrics', async (_request, reply) => {
      connections.set(database.pool.totalCount)
      await readFurther()
      return reply.type(register.contentType).send(await register.metrics())
    })
  }
  return { mount, countFault: () => faults.inc() }
}
