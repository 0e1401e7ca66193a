import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import type { Weakness } from './contract.sign-in.ts'

const SHORTEST = 12

/** scrypt (RFC 7914): 128·N·r bytes of memory, p times. */
export type Cost = { readonly N: number; readonly r: number; readonly p: number }
/** 32 MiB and three rounds: OWASP’s password storage cheat sheet (2023), scrypt. About a fifth of a second. */
export const COST: Cost = { N: 2 ** 15, r: 8, p: 3 }
/** Of passwords from before, as `salt:hash` in hexadecimal. */
const EARLIER: Cost = { N: 2 ** 14, r: 16, p: 1 }
const LENGTH = 64

/** On a thread of Node’s own; `normalize`, so that the same letters typed elsewhere are the same. */
function derive(password: string, salt: string, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { ...cost, maxmem: 256 * cost.N * cost.r }
    scrypt(password.normalize('NFKC'), salt, LENGTH, options, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

/** A salt by chance, with the cost under which it is to be used: `N,r,p$salt`. */
export function newSalt({ N, r, p }: Cost): string {
  return `${N},${r},${p}$${randomBytes(16).toString('hex')}`
}

/** What is kept of a password: `N,r,p$salt$hash`. With the salt of another: for comparing with it. */
export async function hashPassword(password: string, cost: Cost, saltOf?: string): Promise<string> {
  const costAndSalt = saltOf ?? newSalt(cost)
  const [numbers = '', salt = ''] = costAndSalt.split('$')
  const [N = 0, r = 0, p = 0] = numbers.split(',').map(Number)
  return `${costAndSalt}$${(await derive(password, salt, { N, r, p })).toString('hex')}`
}

/** Whether this is the password. `outdated`: it was kept at another cost, and should be hashed anew now. */
export async function verifyPassword(
  kept: string,
  password: string,
  cost: Cost,
): Promise<{ fits: boolean; outdated: boolean }> {
  const given = await sameWay(kept, password)
  const [expected, found] = [Buffer.from(kept), Buffer.from(given)]
  const { N, r, p } = cost
  return {
    fits: expected.length === found.length && timingSafeEqual(expected, found),
    outdated: !kept.startsWith(`${N},${r},${p}$`),
  }
}

async function sameWay(kept: string, password: string): Promise<string> {
  const [salt = ''] = kept.split(':')
  if (!kept.includes('$')) return `${salt}:${(await derive(password, salt, EARLIER)).toString('hex')}`
  return hashPassword(password, COST, kept.slice(0, kept.lastIndexOf('$')))
}

/** Compared with where there is nobody, so that an unknown address takes as long as a known one. Fits no password. */
export function nobodys({ N, r, p }: Cost): string {
  return `${N},${r},${p}$${'0'.repeat(32)}$${'0'.repeat(2 * LENGTH)}`
}

/** The judgement grows with the cube of the length. */
const JUDGED = 40
const judge = new ZxcvbnFactory({
  dictionary: common.dictionary,
  graphs: common.adjacencyGraphs,
  maxLength: JUDGED,
})

/**
 * Why a password would soon be guessed; undefined when it would not. Held against 30,000 common ones, patterns of the
 * keyboard, and the words of the person and organisation (zxcvbn: Wheeler, USENIX Security 2016; a score below 3 is
 * fewer than 10^8 guesses).
 */
export function weaknessOf(password: string, personal: readonly string[]): Weakness | undefined {
  if ([...password].length < SHORTEST) return 'short'
  const words = personal.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
  const own = words.map((word) => word.toLowerCase()).filter((word) => word.length > 2)
  if (hardlyMoreThan(password.toLowerCase(), own)) return 'personal'
  const found = judge.check(password.slice(0, JUDGED), own)
  if (found.score >= 3) return undefined
  const names = found.sequence.map((match) => ('dictionaryName' in match ? String(match.dictionaryName) : ''))
  if (names.includes('userInputs')) return 'personal'
  return names.some((name) => name.startsWith('passwords')) ? 'common' : 'plain'
}

/** Whether fewer than eight characters are left once the words of the person are taken out. */
function hardlyMoreThan(password: string, own: readonly string[]): boolean {
  const longestFirst = own.filter((word) => word.length > 3).toSorted((a, b) => b.length - a.length)
  const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), password)
  return left !== password && left.length < 8
}
