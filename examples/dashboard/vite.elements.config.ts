import { defineConfig } from 'vite';

// The web components alone, for another page: one script, and the module beside it.
export default defineConfig({
  base: './',
  build: {
    outDir: 'dist-elements',
    assetsInlineLimit: 0,
    lib: { entry: 'src/elements/index.ts', formats: ['es'], fileName: 'tenfold-elements' },
  },
});
