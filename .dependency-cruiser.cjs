/** Which folder may import which. ARCHITECTURE.md explains; tests/architecture.test.ts proves that it holds. */
const notTests = '[.](test|fixture)[.]tsx?$'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one thing: join them, or move what both need into a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-is-pure',
      comment: 'core computes and knows nothing else: pass what it needs as a parameter.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: notTests },
      to: {
        pathNot: ['^src/core/', '^node_modules/(temporal-polyfill|temporal-spec|temporal-utils|zod|highs)'],
      },
    },
    {
      name: 'core-no-node',
      comment: 'core runs in browsers and workers too.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: notTests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'platform-knows-no-domain',
      comment: 'platform serves any domain: let the caller hand over what is special.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: notTests },
      to: { path: '^src/(domain|channels|web|cli|app|main)' },
    },
    {
      name: 'domain-below-its-users',
      comment: 'The domain does not know who uses it: channels, web and cli call its commands.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: notTests },
      to: { path: '^src/(channels|web|cli|app|main)' },
    },
    {
      name: 'concepts-meet-at-the-door',
      comment: 'Another concept is reached by its contract, its commands and its queries, nothing deeper.',
      severity: 'error',
      from: { path: '^src/domain/([^/]+)/', pathNot: notTests },
      to: {
        path: '^src/domain/([^/]+)/',
        pathNot: ['^src/domain/$1/', '^src/domain/[^/]+/(contract|commands|queries)[^/]*(\\.ts$|/)'],
      },
    },
    {
      name: 'readers-are-not-imported',
      comment: 'measures, planning and learning only read; nothing may depend on them.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '^src/domain/(measures|planning|learning)/',
          '^src/(app|main)',
          notTests,
          '^src/(web|cli)/',
        ],
      },
      to: { path: '^src/domain/(measures|planning|learning)/' },
    },
    {
      name: 'web-sees-contracts',
      comment: 'The web knows contracts and core only; everything else comes through the API.',
      severity: 'error',
      from: { path: '^src/web/', pathNot: notTests },
      to: {
        path: '^src/',
        pathNot: [
          '^src/(web|core)/',
          '^src/platform/contract/',
          '^src/(domain|channels|platform)/[^/]+/contract[^/]*(\\.ts$|/)',
        ],
      },
    },
    {
      name: 'web-no-node',
      comment: 'The web runs in browsers.',
      severity: 'error',
      from: { path: '^src/web/', pathNot: notTests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-command-line-starts-things',
      comment: 'cli is the top: nothing imports it.',
      severity: 'error',
      from: { path: '^src/(core|domain|channels|platform|web)/', pathNot: notTests },
      to: { path: '^src/(cli/|app|main)' },
    },
    {
      name: 'nothing-unresolved',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: ['[.](css|svg|png|woff2)', '^virtual:', '[?](url|raw)$'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist|^data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.web.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
