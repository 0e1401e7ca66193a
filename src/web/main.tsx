import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './client.ts'
import { Messages } from './messages/Messages.tsx'
import { needTexts } from './messages/texts.ts'
import { startOutbox } from './outbox.ts'
import { router } from './router.tsx'
import { applyTheme } from './ui/theme.ts'
import './ui/tokens.css'
import './ui/reset.css'

applyTheme()
reloadAfterUpdate()
startOutbox()

const place = document.getElementById('root')
if (!place) throw new Error('The page has no place to show itself in.')

await needTexts('ui')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Messages>
        <RouterProvider router={router} />
      </Messages>
    </QueryClientProvider>
  </StrictMode>,
)

/** A page that was open while the service got a new version asks for parts that are gone: it loads itself again, once. */
function reloadAfterUpdate(): void {
  const tried = 'answerable.reloaded'
  addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(sessionStorage.getItem(tried)) < 30_000) return
    event.preventDefault()
    sessionStorage.setItem(tried, String(Date.now()))
    location.reload()
  })
}
