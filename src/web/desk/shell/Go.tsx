import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

/** Goes to an address within the pages, without loading them anew. */
export function useGo(): (to: string) => void {
  const router = useRouter()
  return useCallback((to) => router.history.push(to), [router])
}

function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}

type GoProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> & { readonly to: string }

/** A link within the pages; with a modifier key or another button it is a link like any other. */
export function Go({ to, children, ...rest }: GoProps) {
  const go = useGo()
  return (
    <a
      {...rest}
      href={to}
      onClick={(event) => {
        if (!isPlain(event)) return
        event.preventDefault()
        go(to)
      }}
    >
      {children}
    </a>
  )
}
