import { openBucket } from './place.bucket.ts'
import { openFolder } from './place.folder.ts'
import { StoreProblem } from './place.ts'
import type { BucketAccess, Place } from './place.ts'

/** Finds the place of an address. Opening one asks nobody anything. */
export type Reach = (address: string) => Place

/** A way to reach places, each opened once. */
export function reachBy(access: BucketAccess | undefined): Reach {
  const opened = new Map<string, Place>()
  return (address) => {
    const known = opened.get(address)
    if (known) return known
    const place = open(address, access)
    opened.set(address, place)
    return place
  }
}

const BUCKET = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/[\w.-]+)*)\/?$/

/** `s3://bucket/prefix` in parts; undefined for anything else. */
export function bucketOf(address: string): { bucket: string; prefix: string } | undefined {
  const [, bucket, path = ''] = BUCKET.exec(address) ?? []
  const prefix = path.replace(/^\//, '')
  // A browser, a proxy or the store itself would read these as steps between folders.
  if (prefix.split('/').some((part) => /^\.+$/.test(part))) return undefined
  return bucket === undefined ? undefined : { bucket, prefix }
}

function open(address: string, access: BucketAccess | undefined): Place {
  if (!address.startsWith('s3:')) return openFolder(address)
  const where = bucketOf(address)
  if (!where || !access)
    throw new StoreProblem(
      'unreachable',
      `${address} cannot be opened without FILES_ENDPOINT, FILES_KEY_ID and FILES_KEY_SECRET`,
    )
  return openBucket({ address, ...where }, access)
}
