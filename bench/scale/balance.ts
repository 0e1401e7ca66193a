import { connect, createServer } from 'node:net'

/** One address before several nodes: each new connection goes to the next, as with a balancer in front. */
export async function balance(port: number, nodes: readonly number[]): Promise<() => void> {
  let turn = 0
  const server = createServer((near) => {
    const far = connect(nodes[turn % nodes.length] ?? 0, '127.0.0.1')
    turn += 1
    // Each part goes on at once: held back until the one before is acknowledged, an answer of two parts takes 40 ms.
    near.setNoDelay(true)
    far.setNoDelay(true)
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return () => void server.close()
}
