import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/hook.ts', 'src/limit-store-file.ts'],
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  deps: { neverBundle: [/^node:/] },
  fixedExtension: true,
  dts: true,
  sourcemap: false,
})
