import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test.each([
  ['203.0.113.7', '203.0.113.7', 'an IPv4 address is one'],
  ['::ffff:203.0.113.7', '203.0.113.7', 'the same, as a socket for both writes it'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', 'the network of IPv6'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64', 'another address of it'],
  ['2001:0DB8:0001:2::', '2001:db8:1:2::/64', 'however it is written'],
  ['2001:db8:1:3::1', '2001:db8:1:3::/64', 'the next network is another'],
  ['2001:db8::1', '2001:db8:0:0::/64', 'groups left out are zero'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'with the name of a link'],
  ['::1', '0:0:0:0::/64', 'this machine'],
  ['unknown', 'unknown', 'what is no address stays'],
])('%s counts as %s: %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
