import { mkdir } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { loaded } from '../e2e/looks';
import { change, examplesImported, expect, type Product, putWithoutPlannings, test } from '../e2e/product';

const FOLDER = '../docs/pictures';
/** An hour and a half of the campaign, at sixty times the speed. */
const CALLED_FOR_MS = 90_000;
const STRATEGY = '/campaigns/1/strategy';
/** The smallest campaign of the examples. */
const COMPARED = 3;

test.use({ examples: true, deviceScaleFactor: 1.5 });

/** Keeps what the window shows, or a part of the page, as a small picture. */
async function take(page: Page, name: string, part: Page | Locator = page): Promise<void> {
  await loaded(page);
  await page.evaluate(() => document.fonts.ready);
  await expect(page.locator('.mantine-Notification-root')).toHaveCount(0);
  await mkdir(FOLDER, { recursive: true });
  const picture = await part.screenshot({ animations: 'disabled', caret: 'hide' });
  await sharp(picture).webp({ quality: 70, effort: 6 }).toFile(`${FOLDER}/${name}.webp`);
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
  await expect(page.getByText('fiches en cours de décompte…')).toBeHidden({ timeout: 60_000 });
}

/** The strategy of a campaign against one that knows no plannings. */
async function compared(page: Page, product: Product): Promise<Locator> {
  await putWithoutPlannings(page.request, product, COMPARED);
  await page.goto(`${product.url}/campaigns/${COMPARED}/forecast`);
  const region = page.getByRole('region', { name: 'Comparer des stratégies' });
  await region.getByRole('textbox', { name: 'Jours' }).fill('5');
  await region.getByRole('button', { name: 'Comparer' }).click();
  await expect(region.getByRole('row', { name: /^Fiches jointes/ })).toBeVisible({ timeout: 150_000 });
  await page.mouse.move(0, 0);
  return region;
}

test('pictures of the documents', async ({ page, product }) => {
  test.setTimeout(300_000);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await examplesImported(page.request, product);

  await page.setViewportSize({ width: 1280, height: 1420 });
  await manager(page, product);
  await take(page, 'manager');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1280, height: 900 });
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

  await page.setViewportSize({ width: 1100, height: 900 });
  await take(page, 'forecast', await compared(page, product));

  for (const campaign of [1, 3]) await start(page, product, campaign, '60x');
  await page.setViewportSize({ width: 1280, height: 1000 });
  await page.goto(`${product.url}/campaigns/1/live`);
  await page.waitForTimeout(CALLED_FOR_MS);
  await take(page, 'live');
  await page.setViewportSize({ width: 1100, height: 900 });
  const standing = page.getByRole('region', { name: /^Pourquoi si peu de fiches/ });
  await standing.getByRole('button', { name: 'Compter les fiches' }).click();
  await expect(standing.getByRole('row', { name: /^Tout le fichier/ })).toBeVisible({ timeout: 60_000 });
  await page.mouse.move(0, 0);
  await take(page, 'standing', standing);

  await page.setViewportSize({ width: 1280, height: 420 });
  await page.goto(`${product.url}/campaigns`);
  await expect(page.getByText('En cours').first()).toBeVisible();
  await take(page, 'campaigns');
});
