import { defineConfig } from 'vite';

export default defineConfig({
  // Served from any folder.
  base: './',
  // The module is fetched, and compiled while it comes.
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 2000, target: 'es2022' },
});
