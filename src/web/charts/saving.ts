import { readLook } from './look.ts'
import type { Picture } from './picture.ts'
import { sheetOf } from './sheet.ts'
import { csvOf, fileName } from './twin.ts'

export type Kept = { readonly title: string; readonly sentence: string; readonly picture: Picture }
export type FileKind = 'svg' | 'png' | 'csv'

const WIDTH = 960
const SHARPNESS = 2

/** Hands a chart over as a file: the drawing with its words (always light, for paper and letters), or its figures. */
export async function save(kept: Kept, kind: FileKind): Promise<void> {
  const name = `${fileName(kept.title)}.${kind}`
  if (kind === 'csv')
    return handOver(name, new Blob([csvOf(kept.picture.twin)], { type: 'text/csv;charset=utf-8' }))
  const sheet = await draw(kept)
  const svg = new Blob([sheet.svg], { type: 'image/svg+xml;charset=utf-8' })
  handOver(name, kind === 'svg' ? svg : await pixels(svg, sheet))
}

async function draw({ title, sentence, picture }: Kept) {
  const { svgOf } = await import('./engine.ts')
  const look = readLook('light')
  const height = picture.height(WIDTH)
  const option = picture.draw(look, { width: WIDTH, height, isNarrow: false })
  const drawing = svgOf(option, WIDTH, height)
  return sheetOf({ title, sentence, legend: picture.legend, drawing, width: WIDTH, height, look })
}

async function pixels(svg: Blob, { width, height }: { width: number; height: number }): Promise<Blob> {
  const address = URL.createObjectURL(svg)
  try {
    const image = new Image(width, height)
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * SHARPNESS
    canvas.height = height * SHARPNESS
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) =>
        blob ? resolve(blob) : reject(new Error('The browser made no picture of it.')),
      ),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** Hands a file over to whoever sits at the browser. */
export function handOver(name: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // Some browsers begin to read a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
