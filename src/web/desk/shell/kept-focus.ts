import { useEffect } from 'react'

/** Dialogs give the focus back by themselves, a frame or two after they close. */
const GRACE_MS = 120

function catchFocus(): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return
  const dialogs = document.querySelectorAll<HTMLElement>('[role="dialog"], [role="alertdialog"]')
  const place = [...dialogs].at(-1) ?? document.getElementById('desk-main')
  place?.focus({ preventScroll: true })
}

/**
 * What was in focus may leave the page: an offer that is accepted, a button whose work is done. Then the focus goes to the
 * main part (or the dialog that is open) instead of getting lost, so that whoever uses the keyboard or listens goes on there.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const remember = (event: FocusEvent): void => {
      last = event.target instanceof Element ? event.target : null
    }
    const look = new MutationObserver(() => {
      if (!last || last.isConnected) return
      last = null
      clearTimeout(timer)
      timer = setTimeout(catchFocus, GRACE_MS)
    })
    document.addEventListener('focusin', remember)
    look.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', remember)
      look.disconnect()
      clearTimeout(timer)
    }
  }, [])
}
