import { crc32, deflateRawSync } from 'node:zlib'

export type Entry = { readonly name: string; readonly content: Buffer }

/** 1 January 1980, the beginning of time for this format: the same content makes the same archive. */
const DATE = 0x21
const UTF8 = 0x0800
const DEFLATED = 8

/**
 * An archive of files in the ZIP format (APPNOTE 6.3, without ZIP64: together less than 4 GB and 65,535 files), names in
 * UTF-8. Everything stands in memory.
 */
export function zipOf(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content)
    const bytes = Buffer.from(name, 'utf8')
    const common = commonOf(content, packed, bytes)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, bytes, packed])
    directory.push(directoryEntry(common, bytes, offset))
    parts.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  return Buffer.concat([...parts, listed, endOf(entries.length, listed.length, offset)])
}

/** What a local header and the directory say alike: version, flags, method, time, checksum, sizes, lengths of names. */
function commonOf(content: Buffer, packed: Buffer, name: Buffer): Buffer {
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(UTF8, 2)
  common.writeUInt16LE(DEFLATED, 4)
  common.writeUInt16LE(DATE, 8)
  common.writeUInt32LE(crc32(content), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(content.length, 18)
  common.writeUInt16LE(name.length, 22)
  return common
}

function directoryEntry(common: Buffer, name: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  const signature = Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1')
  return Buffer.concat([signature, common, rest, name])
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
