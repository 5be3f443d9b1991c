import { fileURLToPath } from 'node:url'
import { defaultClientConditions, defineConfig } from 'vite'

/** `--mode reference` builds the same application with the reference SDK. */
export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: {
    conditions: ['source', ...defaultClientConditions],
    alias: mode === 'reference' ? { '@bitrix24/b24jssdk': 'b24jssdk-reference' } : {},
  },
  build: { emptyOutDir: true, target: 'es2022', reportCompressedSize: false },
}))
