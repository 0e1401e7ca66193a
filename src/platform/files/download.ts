import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

type Download = { readonly name: string; readonly mediaType: string } & (
  | { readonly content: Buffer }
  | { readonly content: Readable; readonly bytes: number | undefined }
)

/**
 * Sends a file that came from outside: always as a download, never run or sniffed by the browser. A stream that ends in an
 * error is cut off before its length, or without the end of the answer where its length is not known, so that nobody takes it for
 * whole.
 */
export function sendDownload(reply: FastifyReply, file: Download): FastifyReply {
  if ('bytes' in file && file.bytes !== undefined) void reply.header('content-length', file.bytes)
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', disposition(file.name))
    .header('content-security-policy', 'sandbox')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(file.content)
}

/** RFC 6266: an ASCII name for old readers, the true one in RFC 8187's form. */
function disposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`
}
