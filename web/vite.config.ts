import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  server: { proxy: { '/api': process.env.RAPPEL_URL ?? 'http://127.0.0.1:8080' } },
  // Browsers that know light-dark(): rewritten for older ones, it would follow the system and not the switch of the application.
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 700,
  },
  test: { environment: 'jsdom', setupFiles: ['src/testSetup.ts'] },
});
