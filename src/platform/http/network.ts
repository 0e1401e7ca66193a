import { isIPv6 } from 'node:net'

/**
 * What an address is counted by: an IPv4 address by itself, an IPv6 address by its first 64 bits, since whoever has one has
 * as many as they like of the same network. An IPv4 address that is written as IPv6 counts as itself.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const groups = (text: string | undefined) => (text ? text.split(':') : [])
  const [before, after] = [groups(head), groups(tail)]
  // An IPv4 ending stands for two groups.
  const width = before.length + after.length + (address.includes('.') ? 1 : 0)
  const all = tail === undefined ? before : [...before, ...Array(Math.max(0, 8 - width)).fill('0'), ...after]
  const first = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${first.join(':')}::/64`
}
