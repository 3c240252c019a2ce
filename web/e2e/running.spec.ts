import { faults, loaded } from './looks';
import { change, examplesImported, expect, test } from './product';

test.use({ examples: true });

const CONTACT = 'R2600102';

test('R61: what if, for a contact of the file: the next call, when, and by which rule', async ({
  page,
  product,
}) => {
  await examplesImported(page.request, product);
  await page.goto(`${product.url}/campaigns/1/strategy/view`);
  const whatIf = page.getByRole('region', { name: 'Et si…' });
  await whatIf.getByText('fiche du fichier').click();
  await expect(whatIf.getByText('Choisissez une fiche pour commencer.')).toBeVisible();
  await whatIf.getByLabel('Clé ou numéro').fill(CONTACT);
  await page.getByRole('option', { name: new RegExp(`^${CONTACT}`) }).click();
  const begin = whatIf.getByRole('group', { name: /^Début/ });
  await begin.getByLabel('Jour').fill('01/12/2026');
  await begin.getByLabel('Heure').fill('10:00');
  await begin.getByLabel('Heure').press('Enter');
  await expect(whatIf).toContainText('mar. 1 déc., 10:00 — TEL1 06 39 98 57 56 (Matin)');
  await expect(whatIf).toContainText('0 tentative sur 18');
  for (const outcome of ['non-réponse', 'occupé']) {
    await whatIf.getByRole('button', { name: outcome, exact: true }).click();
    await expect(whatIf.getByRole('listitem').filter({ hasText: `→ ${outcome}` })).toBeVisible();
  }
  await expect(whatIf).toContainText('mar. 1 déc., 17:50 — TEL2 03 53 01 87 29 (Soir)');
  await expect(whatIf).toContainText('le numéro visé a atteint son maximum d’appels');
  await whatIf.getByRole('button', { name: 'Annuler le dernier appel' }).click();
  await expect(whatIf).toContainText('mar. 1 déc., 17:30 — TEL1 06 39 98 57 56');
  await expect(whatIf).toContainText(
    /règles de TEL1 \(Mobile\), planning «.Matin.», tentative 1, non-réponse\./,
  );
  expect(await faults(page, 'what if')).toEqual([]);
});

test('R60: what a change means to the contacts of a running campaign is said before it is made', async ({
  page,
  product,
}) => {
  await examplesImported(page.request, product);
  await change(page.request, product, 'POST', '/campaigns/1/start', {
    // In the middle of the planning that is taken away.
    speed: '60x',
    from: '2026-12-01T08:30:00Z',
    accept_warnings: true,
  });
  await page.goto(`${product.url}/campaigns/1/strategy/edit`);
  await page.getByRole('button', { name: 'Matin', exact: true }).first().click();
  await page.getByRole('button', { name: /^Nom et numéro affiché de Matin/ }).click();
  await page.getByRole('button', { name: 'Retirer ce planning' }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enregistrer une version' });
  await expect(dialog).toContainText('Effet sur les fiches');
  await expect(dialog.getByRole('table')).toBeVisible({ timeout: 60_000 });
  await expect(dialog).toContainText(/Sur 19\s\d{3} fiches/);
  const lines = await dialog.getByRole('row').allInnerTexts();
  expect(lines.map((line) => line.replace(/^[\d\s]+/, ''))).toEqual([
    'inchangées',
    'déplacées à un autre instant ou numéro',
    'devront attendre',
  ]);
  expect(await faults(page, 'effect')).toEqual([]);
  await loaded(page);
  await dialog.getByRole('button', { name: 'Enregistrer et appliquer' }).click();
  await expect(page.getByText(/Version \d enregistrée/)).toBeVisible();
});
