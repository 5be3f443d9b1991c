import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/hook.ts'],
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  fixedExtension: true,
  dts: true,
  sourcemap: false,
})
