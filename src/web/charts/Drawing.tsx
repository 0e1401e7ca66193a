import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent, RefObject } from 'react'
import { useT } from '../messages/Messages.tsx'
import { announce } from '../ui/announce.tsx'
import { cx } from '../ui/cx.ts'
import { Readout } from './Readout.tsx'
import type * as engineType from './engine.ts'
import { useLook } from './look.ts'
import { NARROW_DRAWING } from './picture.ts'
import type { Picture } from './picture.ts'
import { nearestSpot } from './pointing.ts'
import type { Spot } from './pointing.ts'
import { step } from './stepping.ts'
import type { Place } from './stepping.ts'
import css from './charts.module.css'

type Engine = typeof engineType
type Chart = ReturnType<Engine['mount']>

/** The width of a part of the page, in whole CSS pixels; 0 until it is known. */
function useWidth(of: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = of.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [of])
  return width
}

type Mounted = { readonly engine: Engine; readonly chart: Chart }

/** The drawing library, once it is loaded, on a place of the page; `missing` when it cannot be loaded. */
function useMounted(place: RefObject<HTMLElement | null>): Mounted | 'missing' | undefined {
  const [mounted, setMounted] = useState<Mounted | 'missing'>()
  useEffect(() => {
    let chart: Chart | undefined
    let isGone = false
    const begin = async (): Promise<void> => {
      const engine = await import('./engine.ts')
      if (isGone || !place.current) return
      chart = engine.mount(place.current)
      setMounted({ engine, chart })
    }
    begin().catch(() => setMounted('missing'))
    return () => {
      isGone = true
      chart?.dispose()
      setMounted(undefined)
    }
  }, [place])
  return mounted
}

/** Draws, and tells where every figure is; drawn anew when the figures, the width or the theme change. */
function useDrawn(picture: Picture, place: RefObject<HTMLElement | null>, width: number, height: number) {
  const look = useLook()
  const mounted = useMounted(place)
  const [drawn, setDrawn] = useState<(row: number, column: number) => Spot | undefined>()
  useLayoutEffect(() => {
    if (!mounted || mounted === 'missing' || !look || width === 0) return
    const { engine, chart } = mounted
    const room = { width, height, isNarrow: width < NARROW_DRAWING }
    const option = picture.draw(look, room)
    engine.render(chart, option, width, height)
    setDrawn(() => (row: number, column: number) => {
      const cell = picture.cells[row]?.[column]
      if (picture.spotIn) {
        const spot = picture.spotIn(row, column, room)
        return cell && spot ? { row, column, ...spot } : undefined
      }
      const found = cell && !chart.isDisposed() && engine.pixelsOf(chart, cell.anchor)
      return found ? { row, column, ...found } : undefined
    })
  }, [mounted, look, picture, width, height])
  return { spotAt: drawn, isMissing: mounted === 'missing' }
}

function allSpots(picture: Picture, spotAt: (row: number, column: number) => Spot | undefined): Spot[] {
  return picture.cells.flatMap((cells, row) => cells.flatMap((_, column) => spotAt(row, column) ?? []))
}

/** Walking along the figures by keyboard, or pointing at one. */
function useWalk(picture: Picture, spotAt: ReturnType<typeof useDrawn>['spotAt']) {
  const [at, setAt] = useState<Place>()
  const spots = useRef<readonly Spot[]>(undefined)
  useEffect(() => {
    spots.current = undefined
    setAt(undefined)
  }, [picture])
  useEffect(() => void (spots.current = undefined), [spotAt])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const steps = picture.cells.map((row) => row.map((cell) => cell !== null))
    const next = step(steps, at, event.key, picture.start)
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    setAt(next === 'leave' ? undefined : next)
    const cell = next === 'leave' ? undefined : picture.cells[next.row]?.[next.column]
    if (cell) announce(cell.spoken)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (!spotAt) return
    const box = event.currentTarget.getBoundingClientRect()
    spots.current ??= allSpots(picture, spotAt)
    const point = { x: event.clientX - box.left, y: event.clientY - box.top }
    setAt(nearestSpot(spots.current, point, picture.along))
  }
  return { at, onKeyDown, onPointerMove, leave: () => setAt(undefined) }
}

/**
 * The drawing itself: an image with one sentence, along whose figures one can walk with the arrow keys or point. What is
 * reached is shown beside it and read out.
 */
export function Drawing(props: {
  readonly picture: Picture
  readonly title: string
  readonly sentence: string
  readonly hintId: string
}) {
  const { picture, title, sentence, hintId } = props
  const t = useT()
  const frame = useRef<HTMLDivElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const height = picture.height(width || 720)
  const { spotAt, isMissing } = useDrawn(picture, place, width, height)
  const walk = useWalk(picture, spotAt)
  const { at } = walk
  const spot = at && spotAt?.(at.row, at.column)
  const cell = at && picture.cells[at.row]?.[at.column]
  return (
    <div
      ref={frame}
      className={css['plot']}
      // Figures are drawn along a line that runs to the right, as mathematics is in every language; the words around are not.
      dir="ltr"
      style={{ ['--plot' as string]: `${height}px` }}
      role="application"
      aria-roledescription={t('charts.kind')}
      aria-label={title}
      aria-describedby={hintId}
      tabIndex={0}
      data-loading={spotAt || isMissing ? undefined : true}
      onKeyDown={walk.onKeyDown}
      onBlur={walk.leave}
      onPointerMove={walk.onPointerMove}
      onPointerDown={walk.onPointerMove}
      onPointerLeave={walk.leave}
    >
      <div ref={place} role="img" aria-label={sentence} className={cx(css['drawing'])} />
      {isMissing && <p className={css['missing']}>{t('charts.missing')}</p>}
      {spot && cell && (
        <Readout
          cell={cell}
          spot={spot}
          legend={picture.legend}
          cursor={picture.cursor}
          width={width}
          height={height}
        />
      )}
    </div>
  )
}
