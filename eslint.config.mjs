// @ts-check
import { defineConfig, globalIgnores } from 'eslint/config'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'
import { boundaries } from './tools/boundaries/src/index.mjs'

const files = createNodeResolver({ extensions: ['.ts', '.mjs'], extensionAlias: { '.js': ['.ts', '.js'] } })

/** @type {typeof files} Cycles between packages are refused by Nx's rule; following them here as well takes ten times as long. */
const filesOfOnePackage = {
  ...files,
  resolve: (specifier, from) => (specifier.startsWith('.') ? files.resolve(specifier, from) : { found: false }),
}

export default defineConfig(
  globalIgnores(['**/node_modules', '**/out-tsc', 'dist', 'reports', '.nx', '.twofold']),
  // Sources of another package, which they are copied into.
  globalIgnores(['experiments/src/skew/releases/*/0*.ts']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.ts', '**/*.mjs'],
    extends: [tseslint.configs.recommended],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [filesOfOnePackage],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'max-lines': ['error', { max: 220, skipBlankLines: true, skipComments: true }],
    },
  },

  // A forgotten await is the one fault that only types can see, and the one that loses an order.
  {
    files: ['{apps,bench,charts,libs,e2e,experiments,tools}/**/src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },

  { files: ['**/*.config.{ts,mjs}', '**/*.d.ts'], rules: { 'import-x/no-default-export': 'off' } },

  boundaries,
)
