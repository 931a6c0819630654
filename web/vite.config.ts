import { fileURLToPath } from 'node:url'
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The server's content security policy allows no inline script, style or data: script: nothing may be inlined.
export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [
    svelte({
      configFile: false,
      compilerOptions: { runes: true },
      preprocess: vitePreprocess({ script: false }),
    }),
  ],
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        // What several pages use is one file, not twenty: a home server speaks HTTP/1.1.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: /node_modules/, minShareCount: 2 },
            { name: 'app', test: /[\\/]web[\\/]src[\\/]/, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    fs: { allow: [here('..')] },
    proxy: { '/api': process.env.FITTRACK_API ?? 'http://localhost:8000' },
  },
})
