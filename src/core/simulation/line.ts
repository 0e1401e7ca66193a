/** Needs waiting for the same thing, in the order they came: a ring that grows. */

/** Who waits, by slot and stamp: a stamp that no longer holds means that they left. */
export class Line {
  size = 0
  private slots = new Int32Array(16)
  private stamps = new Int32Array(16)
  private head = 0

  /** Joins the end. */
  join(slot: number, stamp: number): void {
    if (this.size === this.slots.length) this.grow()
    const tail = (this.head + this.size) & (this.slots.length - 1)
    this.slots[tail] = slot
    this.stamps[tail] = stamp
    this.size += 1
  }

  /** The first one's slot; −1 when the line is empty. */
  slot(): number {
    return this.size > 0 ? (this.slots[this.head] as number) : -1
  }

  /** The first one's stamp. */
  stamp(): number {
    return this.stamps[this.head] as number
  }

  /** Takes the first one out. */
  drop(): void {
    this.head = (this.head + 1) & (this.slots.length - 1)
    this.size -= 1
  }

  private grow(): void {
    const { length } = this.slots
    const slots = new Int32Array(length * 2)
    const stamps = new Int32Array(length * 2)
    for (let i = 0; i < this.size; i++) {
      const from = (this.head + i) & (length - 1)
      slots[i] = this.slots[from] as number
      stamps[i] = this.stamps[from] as number
    }
    this.slots = slots
    this.stamps = stamps
    this.head = 0
  }
}
