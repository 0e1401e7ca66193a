/**
 * A program's first steps, with nothing but Node 24: node get-started.ts
 * ANSWERABLE_URL is where the service is, ANSWERABLE_KEY a key with the scopes contacts and cases (read and change).
 */
const url = process.env['ANSWERABLE_URL'] ?? 'http://127.0.0.1:3000'
const key = process.env['ANSWERABLE_KEY'] ?? ''

/** One request. A refusal says why and what to do instead; programs decide by its code. */
async function ask<T>(method: string, path: string, body?: unknown, once?: string): Promise<T> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(once !== undefined && { 'idempotency-key': once }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as T & { code?: string; detail?: string; instead?: string }
  if (response.ok) return answer
  throw new Error(`${response.status} ${answer.code}: ${answer.detail} ${answer.instead}`)
}

// Who am I? The person whom the key acts for.
const me = await ask<{ kind: string; name: string }>('GET', '/me')
console.log(`Acting for ${me.name}`)

// A letter has come in. Sent again under the same Idempotency-Key, it stays one contact.
const letter = { channel: 'letter', who: 'Ann Lee', need: 'My bin was not emptied this morning' }
const logged = await ask<{ contactId: string; caseId: string }>(
  'POST',
  '/contacts/log',
  letter,
  'letter-4711',
)
const again = await ask<{ contactId: string }>('POST', '/contacts/log', letter, 'letter-4711')
console.log(`One contact: ${logged.contactId === again.contactId}`)

// Its case has an owner from the first moment.
const kase = await ask<{ reference: string; owner: { name: string } }>('GET', `/cases/${logged.caseId}`)
console.log(`Case ${kase.reference} is owned by ${kase.owner.name}`)

// Every case, page by page: until `next` is null.
let cursor: string | null = ''
let count = 0
while (cursor !== null) {
  const query = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
  const page: { items: unknown[]; next: string | null } = await ask(
    'GET',
    `/cases?whose=all&limit=100${query}`,
  )
  count += page.items.length
  cursor = page.next
}
console.log(`Cases: ${count}`)

// What happens, live: ids only. Read again what you show.
const stream = await fetch(`${url}/api/v1/live`, { headers: { authorization: `Bearer ${key}` } })
for await (const part of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
  if (!part.includes('event: hello')) continue
  console.log('Live')
  break
}
