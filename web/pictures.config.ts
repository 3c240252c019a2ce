import { defineConfig } from '@playwright/test';
import config from './playwright.config';

/** The pictures of the documents, which `script/pictures` takes. */
export default defineConfig({
  ...config,
  testDir: 'pictures',
  workers: 1,
});
