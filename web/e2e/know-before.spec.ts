import { faults, loaded, LOOKS, picture } from './looks';
import {
  change,
  examplesImported,
  expect,
  importCallFile,
  makeCampaign,
  putStrategy,
  putWithoutPlannings,
  test,
} from './product';
import { CALL_FILE } from './relance';

test.use({ examples: true });

test('R61: where every contact stands is counted on demand, and adds up to the file', async ({
  page,
  product,
}) => {
  test.slow();
  await examplesImported(page.request, product);
  await page.goto(`${product.url}/campaigns/1/live`);
  const standing = page.getByRole('region', { name: /^Pourquoi si peu de fiches/ });
  await standing.getByRole('button', { name: 'Compter les fiches' }).click();
  await expect(standing.getByRole('row', { name: /^Tout le fichier/ })).toBeVisible({ timeout: 60_000 });
  const counts = await standing
    .locator('tbody tr, tfoot tr')
    .evaluateAll((rows) =>
      rows.map((row) => Number(row.querySelector('td.num')?.textContent.replace(/\D/g, ''))),
    );
  const all = counts.pop();
  expect(counts.length).toBeGreaterThan(0);
  expect(counts.reduce((sum, contacts) => sum + contacts, 0)).toBe(all);
  for (const look of LOOKS) {
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.emulateMedia({ colorScheme: look.colourScheme, reducedMotion: 'reduce' });
    await picture(page, { ...look, lang: 'fr' }, '-standing');
    expect(await faults(page, `standing, ${look.name}`)).toEqual([]);
  }
  await standing.getByRole('row').nth(1).getByRole('link').click();
  await expect(page).toHaveURL(/\/contacts\/\d+$/);
});

test('R37: the law is chosen with its sources, and somebody answers for what it does not cover', async ({
  page,
  product,
}) => {
  test.slow();
  await examplesImported(page.request, product);
  await page.goto(`${product.url}/campaigns/1/general`);
  const law = page.getByRole('region', { name: 'Droit applicable' });
  await expect(law.getByRole('heading')).toBeVisible();
  await loaded(page);
  const choose = law.getByRole('button', { name: 'Choisir le droit applicable' });
  if (await choose.isVisible()) await choose.click();
  await law.getByRole('combobox', { name: 'Jeux de règles' }).click();
  await page.getByRole('option', { name: /^Allemagne/ }).click();
  await page.keyboard.press('Escape');
  const germany = law.locator('details').filter({ hasText: 'Allemagne' });
  await germany.locator('summary').click();
  await expect(germany.getByRole('listitem').first()).toContainText(/Source.*consultée le \d\d\/\d\d\/\d{4}/);

  await law.getByRole('checkbox', { name: /^Appeler aussi les pays/ }).click();
  const dialog = page.getByRole('dialog');
  const submit = dialog.getByRole('button', { name: 'J’en réponds' });
  await dialog.getByRole('textbox', { name: 'Motif' }).fill('Avis du conseil du 3 novembre');
  await expect(submit).toBeDisabled();
  await dialog.getByRole('checkbox').check();
  for (const look of LOOKS) {
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.emulateMedia({ colorScheme: look.colourScheme, reducedMotion: 'reduce' });
    await picture(page, { ...look, lang: 'fr' }, '-responsibility');
    expect(await faults(page, `responsibility, ${look.name}`)).toEqual([]);
  }
  await submit.click();
  await expect(law).toContainText('Camille Martin en répond');
  for (const look of LOOKS) {
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.emulateMedia({ colorScheme: look.colourScheme, reducedMotion: 'reduce' });
    await picture(page, { ...look, lang: 'fr' }, '-law');
    expect(await faults(page, `law, ${look.name}`)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('button', { name: 'Enregistrer' })).toHaveCount(0);
  await page.reload();
  await expect(law).toContainText('Avis du conseil du 3 novembre');
  await page.goto(`${product.url}/campaigns/1/results`);
  await expect(page.getByRole('region', { name: 'Refusés par le droit' })).toContainText('Aucun refus');
});

test('strategies are forecast side by side, and their differences told from noise', async ({
  page,
  product,
}) => {
  test.slow();
  await examplesImported(page.request, product);
  await putWithoutPlannings(page.request, product, 3);
  await page.goto(`${product.url}/campaigns/3/forecast`);
  const compare = page.getByRole('region', { name: 'Comparer des stratégies' });
  await compare.getByRole('textbox', { name: 'Jours' }).fill('2');
  await compare.getByRole('button', { name: 'Comparer' }).click();
  const table = compare.getByRole('table');
  await expect(table.getByRole('row', { name: /^Fiches jointes/ })).toBeVisible({ timeout: 150_000 });
  await expect(table.getByRole('columnheader')).toHaveText(['Sur toute la durée', 'v2, en place', 'v1']);
  await expect(table.getByRole('row', { name: /^Appels/ })).toContainText(/plus que le hasard|dans le bruit/);
  const download = page.waitForEvent('download');
  await compare
    .getByRole('link', { name: /^Quarts d’heure/ })
    .first()
    .click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);

  const replay = page.getByRole('region', { name: 'Rejouer les appels passés' });
  await replay.getByRole('button', { name: 'Rejouer' }).click();
  await expect(replay.getByRole('alert')).toContainText('rien à rejouer');
  for (const look of LOOKS) {
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.emulateMedia({ colorScheme: look.colourScheme, reducedMotion: 'reduce' });
    await picture(page, { ...look, lang: 'fr' }, '-forecast-compared');
    expect(await faults(page, `forecast, ${look.name}`)).toEqual([]);
  }
});

test('the closed days of a campaign keep their room while they are looked up', async ({ page, product }) => {
  let answer: () => void = () => undefined;
  const measured = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/v1/holidays?*', async (route) => {
    await measured;
    await route.continue();
  });
  await page.goto(`${product.url}/campaigns/1/general`);
  const closed = page.getByRole('region', { name: 'Jours fermés' });
  await expect(closed.locator('.mantine-Skeleton-root').first()).toBeVisible();
  const before = await closed.boundingBox();
  answer();
  await expect(closed.getByText('Lundi de Pâques')).toBeVisible();
  expect((await closed.boundingBox())?.height).toBe(before?.height);
  await closed.getByRole('combobox', { name: /^Calendriers/ }).press('Backspace');
  await expect(closed.getByText('Lundi de Pâques')).toBeHidden();
  await expect(closed.getByText('Date propre').first()).toBeVisible();
});

test.describe('a campaign that is over', () => {
  test.use({ examples: false });

  test('R37: its calls are replayed, and held against the law that was chosen since', async ({
    page,
    product,
  }) => {
    test.slow();
    const shown = '+33162341810';
    const number = (column: string) => ({
      name: column,
      column,
      caller_id: { show: 'listed', number: shown },
    });
    const strategy = (order: string[]) => ({
      name: 'Chaque jour',
      attempts_max: 8,
      default: [{ recall: { call: 'next', after: '1 d' } }],
      number: order.map(number),
    });
    await makeCampaign(page.request, product, { caller_ids: [shown] });
    await importCallFile(page, product, CALL_FILE);
    await putStrategy(page.request, product, strategy(['TEL_FIXE', 'TEL_MOBILE']));
    await putStrategy(page.request, product, strategy(['TEL_MOBILE', 'TEL_FIXE']));
    await change(page.request, product, 'POST', '/campaigns/1/start', {
      speed: 'max',
      from: '2026-12-01T07:30:00Z',
      accept_warnings: true,
    });
    const stands = async () => {
      const got = await page.request.get(`${product.url}/api/v1/campaigns/1`);
      return (await got.json()) as { state: string; revision: number; campaign: object };
    };
    await expect
      .poll(async () => (await stands()).state, { timeout: 60_000 })
      .toMatch(/ended|finished|stopped/);
    const { revision, campaign } = await stands();
    const law = { presets: ['fr-consumer'], purpose: 'survey' };
    await change(page.request, product, 'PUT', '/campaigns/1', { campaign: { ...campaign, law } }, revision);

    await page.goto(`${product.url}/campaigns/1/forecast`);
    const replay = page.getByRole('region', { name: 'Rejouer les appels passés' });
    await replay.getByRole('button', { name: 'Rejouer' }).click();
    const table = replay.getByRole('table', { name: 'Ce que le droit en dit' });
    await expect(table.getByRole('row', { name: /Du lundi au vendredi/ })).toBeVisible({ timeout: 120_000 });
    await table.locator('summary').first().click();
    await loaded(page);
    for (const look of LOOKS) {
      if (look.lang === 'en') await page.getByRole('button', { name: /English/ }).click();
      await page.setViewportSize({ width: look.width, height: 900 });
      await page.emulateMedia({ colorScheme: look.colourScheme, reducedMotion: 'reduce' });
      await picture(page, look, '-replayed');
      expect(await faults(page, `replayed, ${look.name}`)).toEqual([]);
    }
    await expect(page.getByRole('table', { name: 'What the law says of it' })).toBeVisible();
  });
});
