import type { Browser, Page } from '@playwright/test';
import { change, COLLEAGUE, expect, type Product, signIn, test } from './product';

test.use({ examples: true });

/** The same campaign, opened by a colleague in a browser of their own. */
async function colleague(browser: Browser, page: Page, product: Product): Promise<Page> {
  await change(page.request, product, 'POST', '/accounts', { ...COLLEAGUE, role: 'administrator' });
  const other = await (await browser.newContext()).newPage();
  await signIn(other, product, COLLEAGUE.login, COLLEAGUE.password);
  return other;
}

/** Names TEL1 in the strategy manager. */
async function rename(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill(name);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
}

const agents = (page: Page) => page.getByRole('textbox', { name: 'Agents', exact: true });
const trunkCalls = (page: Page) => page.getByRole('textbox', { name: /Appels simultanés/ }).first();

test('two administrators change one strategy: the second learns what the first did and chooses', async ({
  browser,
  page,
  product,
}) => {
  const other = await colleague(browser, page, product);
  const stored = async () => {
    const answer = await page.request.get(`${product.url}/api/v1/campaigns/1/strategy`);
    const { version, strategy } = (await answer.json()) as {
      version: number;
      strategy: { number: { name: string }[] };
    };
    return { version, name: strategy.number[0]?.name };
  };
  const before = await stored();
  const version = before.version;
  for (const one of [page, other]) await one.goto(`${product.url}/campaigns/1/strategy/edit`);

  await test.step('refused, with who, when and what', async () => {
    await rename(other, 'Portable');
    await expect(other.getByText(`Version ${version + 1} enregistrée`)).toBeVisible();
    await rename(page, 'Mobile personnel');
    const conflict = page.getByRole('dialog', { name: 'Quelqu’un a enregistré entre-temps' });
    await expect(conflict).toContainText('Dominique Lenoir a modifié la campagne');
    await expect(conflict.getByRole('row').filter({ hasText: 'Portable' })).toContainText('Mobile personnel');
    expect(await stored()).toEqual({ version: version + 1, name: 'Portable' });
  });

  await test.step('back to editing loses nothing; theirs can be taken, and mine be had again', async () => {
    const name = page.getByRole('textbox', { name: 'Nom', exact: true });
    const conflict = page.getByRole('dialog');
    await conflict.getByRole('button', { name: 'Revenir à l’édition' }).click();
    await expect(name).toHaveValue('Mobile personnel');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await conflict.getByRole('button', { name: 'Enregistrer' }).click();
    await conflict.getByRole('button', { name: 'Prendre la sienne' }).click();
    await expect(name).toHaveValue('Portable');
    await page.getByRole('button', { name: /Annuler la dernière action/ }).click();
    await expect(name).toHaveValue('Mobile personnel');
    await rename(page, 'Mobile personnel');
    await expect(page.getByText(`Version ${version + 2} enregistrée`)).toBeVisible();
    expect(await stored()).toEqual({ version: version + 2, name: 'Mobile personnel' });
  });

  await test.step('the other way round, mine is kept over theirs, which stays in the history', async () => {
    await rename(other, 'Portable, d’abord');
    const conflict = other.getByRole('dialog', { name: 'Quelqu’un a enregistré entre-temps' });
    await conflict.getByRole('button', { name: 'Garder la mienne' }).click();
    await expect(other.getByText(`Version ${version + 3} enregistrée`)).toBeVisible();
    expect(await stored()).toEqual({ version: version + 3, name: 'Portable, d’abord' });
    await other
      .getByRole('link', { name: 'Versions' })
      .or(other.getByRole('button', { name: 'Versions' }))
      .click();
    await expect(other.getByRole('row').filter({ hasText: 'Camille Martin' })).not.toHaveCount(0);
  });
  await other.context().close();
});

test('two administrators change the settings of one campaign', async ({ browser, page, product }) => {
  const other = await colleague(browser, page, product);
  for (const one of [page, other]) await one.goto(`${product.url}/campaigns/1/general`);
  const save = (one: Page) => one.getByRole('button', { name: 'Enregistrer' }).click();
  const before = await trunkCalls(page).inputValue();

  await agents(other).fill('7');
  await trunkCalls(page).fill('11');
  await save(other);
  await expect(other.getByRole('button', { name: 'Enregistrer' })).toBeHidden();
  await save(page);

  const conflict = page
    .getByRole('alert')
    .filter({ hasText: 'Dominique Lenoir a enregistré une autre version' });
  await expect(conflict).toBeVisible();
  await conflict.getByRole('button', { name: 'Voir les différences' }).click();
  await expect(conflict.getByRole('row').filter({ hasText: 'l’autre personne' })).toContainText('7');
  await expect(conflict.getByRole('row').filter({ hasText: 'moi' })).toContainText('11');
  await expect(trunkCalls(page), 'what was typed stays').toHaveValue('11');

  await conflict
    .getByRole('button', { name: 'Garder l’autre version et y réappliquer mes modifications' })
    .click();
  await expect(agents(page)).toHaveValue('7');
  await save(page);
  await expect(page.getByRole('button', { name: 'Enregistrer' })).toBeHidden();
  await other.reload();
  await expect(agents(other)).toHaveValue('7');
  await expect(trunkCalls(other)).toHaveValue('11');
  expect(before).not.toBe('11');

  await test.step('settings of another part are no conflict for the strategy', async () => {
    await other.goto(`${product.url}/campaigns/1/strategy/edit`);
    await expect(other.getByRole('textbox', { name: 'Nom', exact: true })).not.toHaveValue('');
    await agents(page).fill('8');
    await save(page);
    await expect(page.getByRole('button', { name: 'Enregistrer' })).toBeHidden();
    await rename(other, 'Mobile, d’abord');
    await expect(other.getByText(/Version \d+ enregistrée/)).toBeVisible();
  });
  await other.context().close();
});
