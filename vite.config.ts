import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { build, defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const api = process.env['ANSWERABLE_API'] ?? 'http://127.0.0.1:3000'

/** What every page needs. Everything else is split by route, so that the portal never loads the desk. */
const FRAME = /node_modules[\\/](react|react-dom|scheduler)[\\/]/
const DATA =
  /node_modules[\\/](@tanstack|react-intl|@formatjs|intl-messageformat|use-sync-external-store|seroval)[\\/-]?/

export default defineConfig({
  root: at('./src/web'),
  publicDir: at('./src/web/public'),
  plugins: [react(), withoutOtherLanguages(), contractsAsAddresses(), widgetBeside()],
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

/** The widget for other sites: what they load, and the page in its frame. Each one file, sharing nothing with the pages. */
const WIDGET = [
  { from: './src/web/widget/loader.ts', to: 'widget.js' },
  { from: './src/web/widget/frame.ts', to: 'widget/frame.js' },
  // The service worker lies at the top, so that it stands for every page.
  { from: './src/web/push/worker.ts', to: 'sw.js' },
]

function widgetBeside() {
  let outDir = at('./dist/web')
  const buildOne = ({ from, to }: (typeof WIDGET)[number]) =>
    build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      build: {
        outDir,
        emptyOutDir: false,
        target: 'es2022',
        cssCodeSplit: false,
        rolldownOptions: {
          input: at(from),
          output: { format: 'iife', entryFileNames: to, assetFileNames: to.replace('.js', '[extname]') },
        },
      },
    })
  return {
    name: 'answerable:widget',
    apply: 'build' as const,
    configResolved(config: { build: { outDir: string } }) {
      outDir = config.build.outDir
    },
    async closeBundle() {
      for (const one of WIDGET) await buildOne(one)
    },
  }
}

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

type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>
type Edit = { readonly at: number; readonly until: number; readonly text: string }

/** What a browser needs of a route. */
const OF_A_ROUTE = new Set(['id', 'method', 'path', 'versioned'])

/**
 * The contracts carry schemas, summaries and the words of refusals; pages use the addresses. Routes are cut down to
 * what a call needs, refusals to their codes, and every declaration is marked as free of effects, so that what no page
 * uses is left out.
 */
function contractsAsAddresses() {
  return {
    name: 'answerable:contracts',
    enforce: 'post' as const,
    transform(this: { parse(code: string): unknown }, code: string, id: string) {
      if (!/[\\/]src[\\/](domain|platform)[\\/].*contract.*\.ts$/.test(id)) return null
      const { body } = this.parse(code) as { body: Node[] }
      const edits = body
        .flatMap(declarationsOf)
        .flatMap((init) => [
          { at: init.start, until: init.start, text: '/*#__PURE__*/ (() => (' },
          { at: init.end, until: init.end, text: '))()' },
          ...cutsIn(init),
        ])
      return { code: applyEdits(code, edits), map: null }
    },
  }
}

function declarationsOf(statement: Node): Node[] {
  const declaration = (statement['declaration'] ?? statement) as Node
  if (declaration.type !== 'VariableDeclaration') return []
  const inits = (declaration['declarations'] as Node[]).map((one) => one['init'] as Node | null)
  return inits.filter((init) => init !== null && /^(Call|Object)Expression$/.test(init.type)) as Node[]
}

function cutsIn(node: Node): Edit[] {
  const callee = (node['callee'] as Node | undefined)?.['name']
  const given = (node['arguments'] as Node[] | undefined)?.[0]
  if (callee === 'route' && given) return membersOf(given).filter(isUnneeded).map(cut)
  if (callee === 'defineRefusals' && given) {
    return membersOf(given).map(({ value }) => ({ at: value.start, until: value.end, text: '{}' }))
  }
  const values = node.type === 'ObjectExpression' ? membersOf(node).map(({ value }) => value) : []
  return values.flatMap(cutsIn)
}

type Member = { readonly name: string; readonly node: Node; readonly value: Node }

const membersOf = (object: Node): Member[] =>
  ((object['properties'] ?? []) as Node[])
    .filter((node) => node.type === 'Property')
    .map((node) => ({ name: String((node['key'] as Node)['name']), node, value: node['value'] as Node }))

const isUnneeded = ({ name }: Member) => !OF_A_ROUTE.has(name)
const cut = ({ node, name }: Member): Edit => ({
  at: node.start,
  until: node.end,
  text: `${name}: undefined`,
})

function applyEdits(code: string, edits: readonly Edit[]): string {
  const inOrder = edits.toSorted((a, b) => b.at - a.at || b.until - a.until)
  return inOrder.reduce(
    (text, { at, until, text: next }) => text.slice(0, at) + next + text.slice(until),
    code,
  )
}
