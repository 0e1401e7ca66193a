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
  'x-scope'?: string
  'x-refusals': readonly string[]
}
/** One kind of event that webhooks tell, with its facts in few words. */
export type ApiEvent = {
  readonly kind: string
  readonly meaning: string
  readonly facts: readonly { readonly name: string; readonly form: string }[]
}
