import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  // The server compares the page's origin with the host it was asked as, which must therefore stay the page's.
  server: {
    proxy: { '/api': { target: process.env.RAPPEL_URL ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
  // Browsers that know light-dark(): rewritten for older ones, it would follow the system and not the switch of the application.
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 700,
  },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'jsdom', setupFiles: ['src/testSetup.ts'] },
});
