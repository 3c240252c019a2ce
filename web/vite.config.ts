import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  server: { proxy: { '/api': process.env.RAPPEL_URL ?? 'http://127.0.0.1:8080' } },
  // The first browsers that know `light-dark()`, which would otherwise be rewritten into what it is not.
  build: { target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'], chunkSizeWarningLimit: 700 },
  test: { environment: 'jsdom', setupFiles: ['src/testSetup.ts'] },
});
