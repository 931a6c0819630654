import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Writes `.br` and `.gz` beside every script and style sheet, so that the server only has to send them. */
const precompressed: Plugin = {
  name: 'precompressed',
  apply: 'build',
  closeBundle() {
    for (const name of readdirSync(here('./dist/assets'))) {
      const file = here(`./dist/assets/${name}`)
      const content = readFileSync(file)
      writeFileSync(`${file}.br`, brotliCompressSync(content))
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
    }
  },
}

// The server's content security policy allows no inline script, style or data: script: nothing may be inlined.
export default defineConfig({
  root: here('.'),
  base: '/',
  // The cache is outside web/, where every file counts as a source of the build.
  cacheDir: here('../node_modules/.vite'),
  plugins: [
    svelte({
      configFile: false,
      compilerOptions: { runes: true },
      preprocess: vitePreprocess({ script: false }),
    }),
    precompressed,
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
        // Code that several pages share is one file, not twenty, because a home server speaks HTTP/1.1.
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
