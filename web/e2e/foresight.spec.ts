import { readFile } from 'node:fs/promises';
import { faults, loaded, LOOKS, picture } from './looks';
import { expect, examplesImported, importCallFile, makeCampaign, test } from './product';
import { CALL_FILE } from './relance';
import { paint } from './week';

test('R31–R33: the hole of the worked case is told as one draws, hatched, and played from its example', async ({
  page,
  product,
}) => {
  await makeCampaign(page.request, product);
  await importCallFile(page, product, CALL_FILE);

  await page.goto(`${product.url}/campaigns/1/strategy/edit`);
  const week = page.getByRole('grid', { name: /^Semaine de/ });
  await page.getByRole('textbox', { name: 'Appels préliminaires' }).fill('2');
  await page.getByRole('button', { name: 'Ajouter un planning d’appels' }).click();
  await paint(page, week, ['mon', 'fri'], '18:00', '20:00');
  await page.getByRole('button', { name: 'Numéro', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^TEL2/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Ajouter un planning d’appels' }).click();
  await paint(page, week, ['mon', 'fri'], '09:00', '12:00');

  const findings = page.getByRole('region', { name: /^Constats/ });
  const hole = findings
    .getByRole('listitem')
    .filter({ hasText: '09:00' })
    .filter({ hasText: '18:00' })
    .first();
  await expect(hole).toContainText(/\d fiches? sur 4/);

  await expect(week.locator('[data-day=wed] [data-severity=hole]').first()).toBeVisible();
  const words = page.getByRole('region', { name: /^Semaine de/ });
  await words.getByText('Les trous en toutes lettres').click();
  await expect(
    words.getByRole('listitem').filter({ hasText: 'TEL_MOBILE + TEL_FIXE' }).first(),
  ).toContainText('lun. à ven. 09:00–18:00');
  await words.getByRole('combobox', { name: 'Trous des fiches' }).selectOption('TEL_FIXE');
  await expect(words.getByRole('listitem').filter({ hasText: 'TEL_MOBILE' })).toHaveCount(0);
  await words.getByRole('combobox', { name: 'Trous des fiches' }).selectOption('');

  for (const { name, width, colourScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: colourScheme, reducedMotion: 'reduce' });
    await picture(page, { name, width, colourScheme, lang: 'fr' }, '-manager-holes');
    expect(await faults(page, `manager, ${name}`)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });

  await hole.getByRole('button', { name: /^Voir un exemple/ }).click();
  const example = page.getByRole('dialog', { name: 'Un exemple' });
  await expect(example).toContainText('TEL_MOBILE');
  expect(await faults(page, 'example')).toEqual([]);
  await example.getByRole('button', { name: 'Rejouer dans « Et si… »' }).click();
  const view = page.getByRole('dialog', { name: 'Visualiser la stratégie' });
  const whatIf = view.getByRole('region', { name: 'Et si…' });
  await expect(whatIf).toBeInViewport();
  // In the hole the next call is not before TEL1 opens.
  await expect(whatIf.getByText(/18:00 — TEL1/).first()).toBeVisible();
});

test('what is being written stays in sight: holes that are told move nothing, nor does scrolling hide an editor', async ({
  page,
  product,
}) => {
  await makeCampaign(page.request, product);
  await importCallFile(page, product, CALL_FILE);
  let answer: (() => void) | undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/analysis', async (route) => {
    await answered;
    await route.continue();
  });
  await page.goto(`${product.url}/campaigns/1/strategy/edit`);
  const rules = page.getByRole('region', { name: 'Règles de rappel' });
  const top = () => rules.evaluate((panel) => panel.getBoundingClientRect().top + window.scrollY);
  await expect(page.getByText('Trous : analyse en cours…')).toBeVisible();
  const before = await top();
  answer?.();
  await expect(page.getByText('Les trous en toutes lettres')).toBeVisible();
  expect(await top()).toBe(before);

  await rules.getByRole('gridcell').first().click();
  const editor = page.getByRole('dialog', { name: /entative/ });
  await expect(editor).toBeVisible();
  await page.mouse.move(640, 400);
  await page.mouse.wheel(0, -4000);
  await expect(rules.getByRole('gridcell').first()).not.toBeInViewport();
  await expect(editor).toBeVisible();
});

test.describe('with the example campaigns', () => {
  test.use({ examples: true });

  test('a strategy is forecast on its own call file, drawn, and kept as a file', async ({
    page,
    product,
  }) => {
    test.slow();
    await examplesImported(page.request, product);
    const campaigns = (await (await page.request.get(`${product.url}/api/v1/campaigns`)).json()) as {
      id: number;
      has_strategy?: boolean;
    }[];
    const id = campaigns[0]?.id ?? 1;
    await page.goto(`${product.url}/campaigns/${id}/strategy/view`);
    const forecast = page.getByRole('region', { name: 'Prévision', exact: true });
    await forecast.getByRole('button', { name: 'Prévoir', exact: true }).click();
    await expect(forecast.getByRole('img', { name: /^Fiches appelables par heure/ })).toBeVisible({
      timeout: 120_000,
    });
    const download = page.waitForEvent('download');
    await forecast.getByRole('button', { name: 'Quarts d’heure (CSV)' }).click();
    const csv = await readFile(await (await download).path(), 'utf8');
    const [head, first] = csv.split('\r\n');
    expect(head).toContain('callable_mean;callable_low;callable_high');
    expect(first).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d;/);
    expect(csv).not.toContain('NaN');

    const callable = forecast.getByRole('region', { name: 'Fiches appelables par heure' });
    await callable.getByText('Tableau', { exact: true }).click();
    await expect(callable.getByRole('table')).toContainText('Fiches appelables (haut)');
    await callable.getByText('Graphique', { exact: true }).click();
    for (const { name, width, colourScheme } of LOOKS) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: colourScheme, reducedMotion: 'reduce' });
      await loaded(page);
      await picture(page, { name, width, colourScheme, lang: 'fr' }, '-view-forecast');
      expect(await faults(page, `forecast, ${name}`)).toEqual([]);
    }
  });

  test('a forecast says when it is of what was drawn before', async ({ page, product }) => {
    await examplesImported(page.request, product);
    await page.goto(`${product.url}/campaigns/1/strategy/edit`);
    const strip = page.getByRole('region', { name: 'Prévision', exact: true });
    await strip.getByRole('button', { name: 'Prévoir', exact: true }).click();
    await expect(strip.getByRole('img', { name: /^Agents par heure/ })).toBeVisible({ timeout: 100_000 });
    await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Portable');
    await expect(strip.getByRole('status')).toContainText('La stratégie a changé depuis');
    await page.keyboard.press('Control+Z');
    await expect(strip.getByRole('status')).toHaveText('');
  });
});
