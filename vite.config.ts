import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const api = process.env['ANSWERABLE_API'] ?? 'http://127.0.0.1:3000'

/** What every page needs. Everything else is split by route, so that the portal never loads the desk. */
const FRAME = /node_modules[\\/](react|react-dom|scheduler)[\\/]/
const DATA =
  /node_modules[\\/](@tanstack|react-intl|@formatjs|intl-messageformat|use-sync-external-store|seroval)[\\/-]?/

export default defineConfig({
  root: at('./src/web'),
  publicDir: at('./src/web/public'),
  plugins: [react(), withoutOtherLanguages()],
  resolve: {
    // The browser needs addresses and types from the contracts, not their schemas: the server checks what goes in and out.
    alias: [{ find: /^zod$/, replacement: at('./src/web/zodless.ts') }],
  },
  css: { modules: { generateScopedName: '[name]_[local]_[hash:base64:4]' } },
  server: { host: '127.0.0.1', proxy: { '/api': api } },
  build: {
    outDir: at('./dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'frame', test: FRAME, priority: 2 },
            { name: 'data', test: DATA, priority: 1 },
          ],
        },
      },
    },
  },
})

/** React Aria brings its own words in thirty languages; the pages speak English and French. */
function withoutOtherLanguages() {
  return {
    name: 'answerable:languages',
    enforce: 'pre' as const,
    load(id: string) {
      const found =
        /[\\/](?:react-aria|react-stately|@react-aria|@react-stately)[\\/].*[\\/]([a-z]{2}-[A-Z]{2})\.m?js$/.exec(
          id,
        )
      if (!found || found[1] === 'en-US' || found[1] === 'fr-FR') return null
      return 'export default {}'
    },
  }
}
