import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { loaded } from '../e2e/looks';
import { change, examplesImported, expect, type Product, test } from '../e2e/product';

const FOLDER = '../docs/pictures';
/** An hour and a half of the campaign, at sixty times the speed. */
const CALLED_FOR_MS = 90_000;
const STRATEGY = '/campaigns/1/strategy';

test.use({ examples: true, deviceScaleFactor: 1.5 });

/** Keeps what the window shows as a small picture. */
async function take(page: Page, name: string): Promise<void> {
  await loaded(page);
  await page.evaluate(() => document.fonts.ready);
  await expect(page.locator('.mantine-Notification-root')).toHaveCount(0);
  await mkdir(FOLDER, { recursive: true });
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await sharp(picture).webp({ quality: 82, effort: 6 }).toFile(`${FOLDER}/${name}.webp`);
}

/** A Tuesday morning on which many are called. */
const start = (page: Page, product: Product, campaign: number, speed: string) =>
  change(page.request, product, 'POST', `/campaigns/${campaign}/start`, {
    speed,
    from: '2026-12-01T09:10:00+01:00',
    accept_warnings: true,
  });

async function manager(page: Page, product: Product): Promise<void> {
  await page.goto(`${product.url}${STRATEGY}/edit`);
  await page.getByRole('button', { name: 'Matin', exact: true }).first().click();
  await expect(page.getByText('vérification…')).toBeHidden();
}

test('pictures of the documents', async ({ page, product }) => {
  test.setTimeout(300_000);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await examplesImported(page.request, product);

  await page.setViewportSize({ width: 1280, height: 1420 });
  await manager(page, product);
  await take(page, 'manager');
  await page.emulateMedia({ colorScheme: 'dark' });
  await take(page, 'manager-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  await page.goto(`${product.url}${STRATEGY}/view`);
  const whatIf = page.getByRole('region', { name: 'Et si…' });
  await whatIf.getByText('fiche du fichier').click();
  await whatIf.getByLabel('Clé ou numéro').fill('R2600102');
  await page.getByRole('option', { name: /^R2600102/ }).click();
  const begin = whatIf.getByRole('group', { name: /^Début/ });
  await begin.getByLabel('Jour').fill('01/12/2026');
  await begin.getByLabel('Heure').fill('10:00');
  await begin.getByLabel('Heure').press('Enter');
  for (const outcome of ['non-réponse', 'occupé']) {
    await whatIf.getByRole('button', { name: outcome, exact: true }).click();
    await expect(whatIf.getByRole('listitem').filter({ hasText: `→ ${outcome}` })).toBeVisible();
  }
  await page.mouse.move(0, 0);
  await take(page, 'view');

  for (const campaign of [1, 3]) await start(page, product, campaign, '60x');
  await page.setViewportSize({ width: 1280, height: 1000 });
  await page.goto(`${product.url}/campaigns/1/live`);
  await page.waitForTimeout(CALLED_FOR_MS);
  await take(page, 'live');

  await page.setViewportSize({ width: 1280, height: 420 });
  await page.goto(`${product.url}/campaigns`);
  await expect(page.getByText('En cours').first()).toBeVisible();
  await take(page, 'campaigns');
});
