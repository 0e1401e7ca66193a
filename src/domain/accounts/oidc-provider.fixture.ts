import { once } from 'node:events'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'
import type { Configuration } from 'oidc-provider'

export const CLIENT = { id: 'answerable', secret: 'a secret between provider and service' }

/** What the provider says of people, by the name they type. */
export type People = Record<string, { email?: string; email_verified?: boolean }>

/** A real OpenID provider on loopback, with its own pages for signing in. */
export async function startProvider(people: People, redirect: string, more: Configuration = {}) {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirect] },
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people[id] }),
    }),
    cookies: { keys: ['of no worth'] },
    ttl: { Session: 600, Grant: 600, Interaction: 600, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
    ...more,
  })
  provider.on('server_error', () => undefined)
  server.on('request', provider.callback())
  return {
    issuer,
    async close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Somebody at the provider: signs in there, agrees, and is sent back. @returns the address they are sent back to */
export async function visitProvider(address: string, login: string, redirect: string): Promise<URL> {
  const jar = new Map<string, string>()
  let next = new URL(address)
  let form: Record<string, string> | undefined
  for (let steps = 0; steps < 20; steps += 1) {
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const onwards = response.headers.get('location')
    if (onwards) {
      next = new URL(onwards, next)
      form = undefined
      if (next.href.startsWith(redirect)) return next
    } else {
      const prompt = /name="prompt" value="(\w+)"/.exec(await response.text())?.[1]
      if (!prompt) throw new Error(`the provider says ${response.status}`)
      form = prompt === 'login' ? { prompt, login, password: 'any' } : { prompt }
    }
  }
  throw new Error('round and round at the provider')
}
