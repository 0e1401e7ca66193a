import { toast } from '../../ui/toast.tsx'

const UNDO_MS = 6_000

/**
 * Does something after a few seconds in which it can be undone; leaving or closing the page does it at once.
 * Says both what will happen and, through `act`, what has happened.
 */
export function undoable(words: string, act: () => void): void {
  const finish = (): void => {
    clearTimeout(timer)
    removeEventListener('pagehide', finish)
    act()
  }
  const undo = (): void => {
    clearTimeout(timer)
    removeEventListener('pagehide', finish)
  }
  const timer = setTimeout(finish, UNDO_MS)
  addEventListener('pagehide', finish)
  toast({ text: words, undo, lastsMs: UNDO_MS - 300 })
}
