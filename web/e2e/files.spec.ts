import { readFile } from 'node:fs/promises';
import { faults } from './looks';
import { expect, makeCampaign, test } from './product';
import { workbook } from './workbook';

const WORKBOOK = {
  name: 'fiches.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: workbook([
    ['DOSSIER', 'NOM', 'PORTABLE', 'FIXE'],
    ['D1', 'Lefèvre', '06 39 98 12 04', '01 99 00 12 04'],
    ['D2', 'Roux', '06 39 98 12 05', ''],
    ['', 'Sans clé', '06 39 98 12 06', ''],
    ['D4', 'Nguyen', 'bientôt', '01 99 00 12 07'],
  ]),
};

test('R50: a workbook is shown with its columns before it is imported; refused rows come back with reasons', async ({
  page,
  product,
}) => {
  await makeCampaign(page.request, product);
  await page.goto(`${product.url}/campaigns/1/call-file`);
  await page.setInputFiles('input[type=file]', WORKBOOK);
  const mapping = page.getByRole('region', { name: /^Colonnes de fiches\.xlsx/ });
  await expect(mapping).toContainText('Classeur Excel');
  await expect(mapping.getByRole('table')).toContainText('06 39 98 12 04');
  await mapping.getByRole('combobox', { name: 'Clé', exact: true }).click();
  await page.getByRole('option', { name: 'NOM' }).click();
  await expect(mapping.getByRole('combobox', { name: 'Clé', exact: true })).toHaveValue('NOM');
  await mapping.getByRole('combobox', { name: 'Clé', exact: true }).click();
  await page.getByRole('option', { name: 'DOSSIER' }).click();
  await mapping.getByRole('button', { name: 'Importer', exact: true }).click();

  const report = page.getByRole('region', { name: 'Import terminé' });
  await expect(report).toBeVisible();
  expect(await faults(page, 'report')).toEqual([]);
  const download = page.waitForEvent('download');
  await report.getByRole('link', { name: 'Télécharger ces lignes avec leurs raisons (CSV)' }).click();
  const rejects = await readFile(await (await download).path(), 'utf8');
  expect(rejects).toContain('Sans clé');
  expect(rejects).toContain('bientôt');
  expect(rejects).not.toContain('Lefèvre');
  await expect(page.getByRole('link', { name: 'D1' })).toBeVisible();
});

test('an import that is cancelled says what stays, and goes on when it is repeated', async ({
  page,
  product,
}) => {
  await makeCampaign(page.request, product);
  await page.goto(`${product.url}/campaigns/1/call-file`);
  const rows = Array.from(
    { length: 400_000 },
    (_, row) => `K${row};06 39 98 ${String(row % 10_000).padStart(4, '0')}`,
  );
  await page.setInputFiles('input[type=file]', {
    name: 'long.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`CLE;TEL\n${rows.join('\n')}\n`),
  });
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(page.getByText(/^L’import a été interrompu/)).toBeVisible();
  await page.getByRole('button', { name: 'Importer un autre fichier' }).click();
  await expect(page.getByText('Déposez ici un fichier CSV ou XLSX')).toBeVisible();
});

test('numbers of a file go on the suppression list, with their reason', async ({ page, product }) => {
  await page.goto(`${product.url}/suppression`);
  const panel = page.getByRole('region', { name: 'Importer un fichier' });
  await panel.getByLabel('Raison').fill('Liste du donneur d’ordre');
  await panel.locator('input[type=file]').setInputFiles({
    name: 'opposition.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('TELEPHONE\n06 39 98 12 04\n06 39 98 12 05\npas un numéro\n'),
  });
  await expect(page.getByText('2 numéros ajoutés.')).toBeVisible();
  const list = page.getByRole('region', { name: 'Numéros qu’aucune campagne n’appelle' });
  await expect(list.getByRole('row').filter({ hasText: '06 39 98 12 05' })).toContainText('donneur d’ordre');
  expect(await faults(page, 'suppression')).toEqual([]);
});
