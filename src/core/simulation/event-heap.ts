/**
 * What is still to happen, soonest first: a binary heap (Williams 1964) in typed arrays, so that a million
 * events cost no memory to clean up. Events at the same instant come out in the order they were put in.
 */

/** The list of coming events. `take` moves the soonest into `at`, `code` and `stamp`. */
export class EventHeap {
  size = 0
  at = 0
  code = 0
  stamp = 0
  private times = new Float64Array(1024)
  private orders = new Float64Array(1024)
  private codes = new Int32Array(1024)
  private stamps = new Int32Array(1024)
  private put = 0

  /** When the soonest event is due; Infinity when there is none. */
  soonest(): number {
    return this.size > 0 ? (this.times[0] as number) : Infinity
  }

  /** Adds an event: when (minutes), what (a code of the engine) and a stamp that tells whether it still holds. */
  add(at: number, code: number, stamp: number): void {
    if (this.size === this.times.length) this.grow()
    const order = (this.put += 1)
    let hole = this.size++
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      if ((this.times[parent] as number) <= at) break
      this.move(parent, hole)
      hole = parent
    }
    this.set(hole, at, order, code, stamp)
  }

  /** Takes the soonest event out; false when there is none. */
  take(): boolean {
    if (this.size === 0) return false
    this.at = this.times[0] as number
    this.code = this.codes[0] as number
    this.stamp = this.stamps[0] as number
    const last = --this.size
    if (last > 0) this.sink(last)
    return true
  }

  private sink(last: number): void {
    const time = this.times[last] as number
    const order = this.orders[last] as number
    const half = last >> 1
    let hole = 0
    while (hole < half) {
      let child = 2 * hole + 1
      if (child + 1 < last && this.sooner(child + 1, child)) child += 1
      const childTime = this.times[child] as number
      if (time < childTime || (time === childTime && order < (this.orders[child] as number))) break
      this.move(child, hole)
      hole = child
    }
    this.set(hole, time, order, this.codes[last] as number, this.stamps[last] as number)
  }

  private sooner(a: number, b: number): boolean {
    const first = this.times[a] as number
    const second = this.times[b] as number
    return first < second || (first === second && (this.orders[a] as number) < (this.orders[b] as number))
  }

  private move(from: number, to: number): void {
    this.times[to] = this.times[from] as number
    this.orders[to] = this.orders[from] as number
    this.codes[to] = this.codes[from] as number
    this.stamps[to] = this.stamps[from] as number
  }

  private set(where: number, at: number, order: number, code: number, stamp: number): void {
    this.times[where] = at
    this.orders[where] = order
    this.codes[where] = code
    this.stamps[where] = stamp
  }

  private grow(): void {
    const length = this.times.length * 2
    const times = new Float64Array(length)
    times.set(this.times)
    this.times = times
    const orders = new Float64Array(length)
    orders.set(this.orders)
    this.orders = orders
    const codes = new Int32Array(length)
    codes.set(this.codes)
    this.codes = codes
    const stamps = new Int32Array(length)
    stamps.set(this.stamps)
    this.stamps = stamps
  }
}
