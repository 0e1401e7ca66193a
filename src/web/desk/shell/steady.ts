import { useEffect, useState } from 'react'

/** A value that follows another once it has been steady for so many milliseconds. */
export function useSteady<V>(value: V, ms: number): V {
  const [steady, setSteady] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSteady(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return steady
}
