import { createHash } from 'node:crypto'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { general } from '../contract/refusal.ts'
import { Refusal, refuse } from '../refusal.ts'

/** The largest file we take, in bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024

export type Upload = {
  readonly name: string
  readonly content: Buffer
  /** The form's other fields. */
  readonly fields: Readonly<Record<string, string>>
}

const LIMITS = { fileSize: LARGEST_FILE, files: 1, fields: 10, fieldSize: 1_000, parts: 11, headerPairs: 50 }

/** Reads a form with one file, up to 10 MB. Needs @fastify/multipart. Refuses what is too large or no such form. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) refuse(general.wrong_media_type)
  try {
    return await readParts(request)
  } catch (error) {
    throw asRefusal(error)
  }
}

/** Tells one form from another: by its file and its fields, not by how it was put on the wire. */
export function digestOf({ name, content, fields }: Upload): string {
  const words = JSON.stringify([name, Object.entries(fields).toSorted()])
  return createHash('sha256').update(words).update(content).digest('base64url')
}

async function readParts(request: FastifyRequest): Promise<Upload> {
  const fields: Record<string, string> = {}
  let file: { name: string; content: Buffer } | undefined
  for await (const part of request.parts({ limits: LIMITS })) {
    if (part.type === 'file') file = await readFile(part)
    else if (typeof part.value === 'string') fields[part.fieldname] = part.value
  }
  if (!file) throw missing()
  return { ...file, fields }
}

async function readFile(part: MultipartFile): Promise<{ name: string; content: Buffer }> {
  return { content: await part.toBuffer(), name: fileName(part.filename) }
}

/** A name that is safe to keep and to offer for a download: no folders, no control or direction characters. */
export function fileName(raw: string | undefined): string {
  const last = (raw ?? '').split(/[\\/]/).at(-1) ?? ''
  const clean = last
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2066-\u2069"<>|?*:]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return [...clean].slice(-120).join('') || 'paper'
}

function missing(): Refusal {
  return new Refusal(general.invalid_input, {}, [{ path: '/body/file', message: 'is missing' }])
}

const TOO_MUCH = /^FST_(?:REQ_FILE_TOO_LARGE|FILES_LIMIT|FIELDS_LIMIT|PARTS_LIMIT)$/

/** The library's errors speak of streams; whoever sent the form needs to know what did not fit. */
function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (TOO_MUCH.test(code)) return new Refusal(general.too_large)
  const broken = code.startsWith('FST_') || /unexpected end|malformed|boundary|premature/i.test(String(error))
  return broken
    ? new Refusal(general.invalid_input, {}, [{ path: '/body', message: 'is not a whole form' }])
    : error
}
