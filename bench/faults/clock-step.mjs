// Loaded before a node starts: its wall clock is off by as many milliseconds as the file named in CLOCK_STEP says, as when
// somebody sets the time of the machine. Timers are not moved: they go by the machine's other clock.
import { readFileSync } from 'node:fs'

const file = process.env.CLOCK_STEP
let step = 0
setInterval(() => {
  try {
    step = Number(readFileSync(file, 'utf8')) || 0
  } catch {
    step = 0
  }
}, 100).unref()

const Real = Date
globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + step)
    else super(...given)
  }

  static now() {
    return Real.now() + step
  }
}
