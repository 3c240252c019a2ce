import { defineConfig } from '@playwright/test';
import base from '../playwright.config';

export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: '*.measure.ts',
  workers: 1,
  timeout: 1_200_000,
});
