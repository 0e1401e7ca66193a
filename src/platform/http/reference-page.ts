import type { RefusalDefinition } from '../contract/refusal.ts'
import type { ApiDocument, ApiEvent, Operation } from './reference-document.ts'

/** The API as one page to read, without scripts: contents, every operation with its input and output, every refusal. */
export function referencePage(document: ApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const groups = [...Map.groupBy(operations, (one) => one.operation.tags[0] ?? 'other')]
  const refusals = document['x-refusals'] as RefusalDefinition[]
  const events = (document['x-events'] ?? []) as ApiEvent[]
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Answerable API</title><style>${STYLE}</style></head><body>
<nav aria-label="Contents"><strong>Answerable API</strong><ul>${groups.map(([tag, some]) => `<li><a href="#${tag}">${escape(tag)}</a><ul>${some.map((one) => `<li><a href="#${one.operation.operationId}">${escape(one.operation.operationId.split('.')[1] ?? '')}</a></li>`).join('')}</ul></li>`).join('')}<li><a href="#events">events</a></li><li><a href="#refusals">refusals</a></li></ul></nav>
<main><h1>Answerable API</h1>${INTRODUCTION}
${groups.map(([tag, some]) => `<section><h2 id="${tag}">${escape(tag)}</h2>${some.map(operationHtml).join('')}</section>`).join('')}
<section><h2 id="events">Events</h2><p>What <a href="#webhooks">webhooks</a> tell: ids and these facts.</p><dl>${events.map(eventHtml).join('')}</dl></section>
<section><h2 id="refusals">Refusals</h2><p>Every refusal is <code>application/problem+json</code> and carries a stable code, why, and what we do instead.</p><dl>${refusals.map(refusalHtml).join('')}</dl></section>
</main></body></html>`
}

const INTRODUCTION = `<p>The API that the desk, the portal and the client’s page use themselves. The document for programs: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</p>
<ul><li>Instants are ISO 8601 in UTC; ids are UUIDs; lists page by <code>cursor</code> and <code>limit</code>.</li>
<li>Every POST takes an <code>Idempotency-Key</code>: sent again with the same key it is done once and answered the same.</li>
<li>Versioned records take <code>If-Match</code> with the version last seen, and refuse with <code>stale_version</code> when something arrived since.</li>
<li>Live: <code>GET /api/v1/live</code> sends Server-Sent Events with ids only; read again what you show. <code>Last-Event-ID</code> resumes without gaps.</li></ul>`

function operationHtml({
  path,
  method,
  operation,
}: {
  path: string
  method: string
  operation: Operation
}): string {
  const parameters = operation.parameters.map(
    (one) =>
      `<tr><td><code>${escape(one.name)}</code></td><td>${one.in}${one.required ? ', required' : ''}</td><td>${escape(one.description ?? typeOf(one.schema))}</td></tr>`,
  )
  const body = bodyOf(operation)
  const answer = answerOf(operation)
  return `<article id="${operation.operationId}"><h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${escape(path)}</code></h3>
<p>${escape(operation.summary)}.</p><p class="who">${escape(operation.description)}</p>
${parameters.length > 0 ? `<table><caption>Parameters</caption><thead><tr><th scope="col">name</th><th scope="col">where</th><th scope="col">what</th></tr></thead><tbody>${parameters.join('')}</tbody></table>` : ''}
${body === undefined ? '' : `<details><summary>Body</summary><pre tabindex="0">${escape(body)}</pre></details>`}
${answer === undefined ? '' : `<details><summary>Answer</summary><pre tabindex="0">${escape(answer)}</pre></details>`}
<p class="refusals">May refuse: ${operation['x-refusals'].map((code) => `<a href="#${code}"><code>${code}</code></a>`).join(' ')}</p></article>`
}

function bodyOf(operation: Operation): string | undefined {
  const body = operation.requestBody as { content: Record<string, { schema: unknown }> } | undefined
  const schema = body?.content['application/json']?.schema
  return schema === undefined ? undefined : shape(schema)
}

function answerOf(operation: Operation): string | undefined {
  for (const [status, response] of Object.entries(operation.responses)) {
    const content = response.content as Record<string, { schema: unknown }> | undefined
    if (status.startsWith('2') && content) return shape(content['application/json']?.schema)
  }
  return undefined
}

type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  format?: string
}

/** A schema in the short form that people read. */
function shape(given: unknown, indent = ''): string {
  const schema = (given ?? {}) as Schema
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map((one) => shape(one, indent)).join(' | ')
  if (schema.properties) {
    const required = new Set(schema.required ?? [])
    const lines = Object.entries(schema.properties).map(
      ([name, one]) => `${indent}  ${name}${required.has(name) ? '' : '?'}: ${shape(one, `${indent}  `)}`,
    )
    return `{\n${lines.join('\n')}\n${indent}}`
  }
  if (schema.type === 'array') return `[ ${shape(schema.items, indent)} ]`
  return typeOf(schema)
}

function typeOf(given: unknown): string {
  const schema = (given ?? {}) as Schema
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  return schema.format ?? String(schema.type ?? 'anything')
}

function eventHtml({ kind, meaning, facts }: ApiEvent): string {
  const words = facts.map(({ name, form }) => `<code>${escape(name)}</code>: ${escape(form)}`).join('; ')
  return `<dt><code>${escape(kind)}</code></dt><dd>${escape(meaning)} ${words}</dd>`
}

function refusalHtml(refusal: RefusalDefinition): string {
  return `<dt id="${refusal.code}"><code>${refusal.code}</code> (${refusal.status}) ${escape(refusal.title)}</dt><dd>${escape(refusal.why)} <em>${escape(refusal.instead)}</em></dd>`
}

function escape(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? one,
  )
}

const STYLE = `:root{color-scheme:light dark;font:16px/1.55 system-ui,sans-serif}body{margin:0;display:grid;grid-template-columns:16rem 1fr;background:light-dark(#fbfaf7,#14181a);color:light-dark(#1d2426,#e6ebea)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.5rem;box-sizing:border-box;border-right:1px solid light-dark(#d8d5cc,#333c3e);font-size:.875rem}nav ul{list-style:none;padding-left:.75rem;margin:.25rem 0}nav a{display:inline-block;min-width:1.5rem;line-height:1.75rem}
main{padding:1.5rem 2.5rem;max-width:60rem;min-width:0}a{color:light-dark(#0b5f57,#7fd4c8)}article{border-top:1px solid light-dark(#d8d5cc,#333c3e);padding:1rem 0}h3{font-size:1rem;margin:.25rem 0;overflow-wrap:anywhere}
.method{display:inline-block;min-width:3.5rem;font-weight:700;color:light-dark(#0b5f57,#7fd4c8)}.who,.refusals{font-size:.875rem;color:light-dark(#4d5759,#aab5b5)}pre{overflow:auto;padding:1rem;background:light-dark(#f0eee8,#1d2325);border-radius:8px;font-size:.8125rem}
code,td{overflow-wrap:anywhere}pre code{overflow-wrap:normal}table{border-collapse:collapse;font-size:.875rem;max-width:100%}td:nth-child(-n+2){white-space:nowrap;overflow-wrap:normal}caption{text-align:left;font-weight:600}td,th{text-align:left;padding:.25rem .75rem .25rem 0;vertical-align:top}dt{margin-top:1rem;font-weight:600}dd{margin:0}
@media(max-width:48rem){body{display:block}nav{position:static;height:auto;max-height:40vh}main{padding:1rem}}`
