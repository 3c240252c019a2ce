import { defineConfig } from '@playwright/test';
import base from '../playwright.config';

export default defineConfig({
  ...base,
  testDir: '.',
  outputDir: '../../target/measure',
  testMatch: '*.measure.ts',
  workers: 1,
  timeout: 1_200_000,
});
