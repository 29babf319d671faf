import { defineConfig } from 'vite';

// The web components alone, for another page: one script, and the module beside it.
export default defineConfig({
  base: './',
  build: {
    outDir: 'dist-elements',
    assetsInlineLimit: 0,
    target: 'es2022',
    rollupOptions: {
      input: 'src/elements/index.ts',
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'tenfold-elements.js', codeSplitting: false },
    },
  },
});
