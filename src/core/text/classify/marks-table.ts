/** Which number a mark has: open addressing in a typed array, since a Map of numbers takes ten times the memory. */
export class MarksTable {
  #marks: Int32Array
  #numbers: Int32Array
  #size = 0

  constructor(expected = 1024) {
    const places = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)))
    this.#marks = new Int32Array(places)
    this.#numbers = new Int32Array(places)
  }

  /** How many marks have a number. */
  get size(): number {
    return this.#size
  }

  /** The number of a mark, or −1. */
  find(mark: number): number {
    const place = this.#place(mark)
    return this.#marks[place] === mark ? (this.#numbers[place] ?? -1) : -1
  }

  /** The number of a mark; a new mark gets the next number, from 0. */
  add(mark: number): number {
    const place = this.#place(mark)
    if (this.#marks[place] === mark) return this.#numbers[place] ?? -1
    this.#marks[place] = mark
    this.#numbers[place] = this.#size
    this.#size += 1
    if (this.#size * 2 > this.#marks.length) this.#grow()
    return this.#size - 1
  }

  /** All marks in the order of their numbers. */
  marks(): Int32Array {
    const found = new Int32Array(this.#size)
    this.#marks.forEach((mark, place) => {
      if (mark !== 0) found[this.#numbers[place] ?? 0] = mark
    })
    return found
  }

  #place(mark: number): number {
    const last = this.#marks.length - 1
    let place = mark & last
    while (this.#marks[place] !== 0 && this.#marks[place] !== mark) place = (place + 1) & last
    return place
  }

  #grow(): void {
    const marks = this.marks()
    this.#marks = new Int32Array(this.#marks.length * 2)
    this.#numbers = new Int32Array(this.#marks.length)
    marks.forEach((mark, number) => {
      const place = this.#place(mark)
      this.#marks[place] = mark
      this.#numbers[place] = number
    })
  }
}
