import type { Problem } from '#platform/contract/refusal.ts'

/** A refusal in the words of the server, or a connection that is away. */
export class Away extends Error {}
export class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

/** Calls the API as the widget: with its own cookie, which no script can read. */
export async function ask<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: {
      'x-answerable-as': 'widget',
      ...(method === 'POST' && { 'idempotency-key': newKey() }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => undefined)
  if (!response) throw new Away()
  const json: unknown = await response.json().catch(() => undefined)
  if (response.ok) return json as T
  if (typeof json === 'object' && json !== null && 'code' in json) throw new Refused(json as Problem)
  throw new Away()
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
