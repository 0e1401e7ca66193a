/** The parts of an OpenAPI 3.1 document that we make and show. */
export type ApiDocument = Record<string, unknown> & { paths: Record<string, Record<string, Operation>> }
/** One operation of it. */
export type Operation = {
  operationId: string
  summary: string
  tags: string[]
  description: string
  parameters: { name: string; in: string; required: boolean; schema: unknown; description?: string }[]
  requestBody?: unknown
  responses: Record<string, { description: string; content?: unknown }>
  'x-audience': readonly string[]
  'x-refusals': readonly string[]
}
