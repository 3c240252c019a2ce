import { defineConfig } from '@playwright/test';
import config from './playwright.config';

/** The pictures of the documents, which `script/pictures` takes. */
export default defineConfig({
  ...config,
  testDir: 'pictures',
  workers: 1,
  // Fields of dates and times are written in the language of the browser itself.
  use: {
    ...config.use,
    launchOptions: {
      ...config.use?.launchOptions,
      args: ['--no-sandbox', '--lang=fr-FR'],
      env: { ...process.env, LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' },
    },
  },
});
