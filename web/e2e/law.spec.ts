import { faults, loaded } from './looks';
import { change, expect, importCallFile, makeCampaign, putStrategy, test } from './product';
import { CALL_FILE } from './relance';

const SHOWN = '+33162341810';

const number = (column: string, more: Record<string, unknown> = {}) => ({
  name: column,
  column,
  caller_id: { show: 'listed', number: SHOWN },
  ...more,
});

const strategy = (numbers: unknown[], after: string) => ({
  name: 'Essai',
  default: [{ recall: { call: 'choice', after } }],
  number: numbers,
});

const evening = { planning: [{ name: 'Soir', hours: { 'mon-fri': ['18:00-20:00'] } }] };

test('R4: contacts that would never be called prevent the start, whose reasons lead to their places; warnings are asked', async ({
  page,
  product,
}) => {
  await makeCampaign(page.request, product, {
    caller_ids: [SHOWN],
    limit: [{ name: 'CHARTE', hours: { 'mon-fri': ['10:00-18:00'] } }],
  });
  await importCallFile(page, product, CALL_FILE);
  await putStrategy(page.request, product, strategy([number('TEL_MOBILE', evening)], '1 d'));

  await page.goto(`${product.url}/campaigns/1/general`);
  const dialog = page.getByRole('dialog', { name: 'Démarrer « Relance »' });
  await page.getByRole('button', { name: 'Démarrer', exact: true }).click();
  await dialog.getByRole('radio', { name: /^600 fois/ }).check();
  await dialog.getByRole('button', { name: 'Démarrer', exact: true }).click();
  const reasons = dialog.getByRole('alert');
  await expect(reasons).toContainText('Ces erreurs empêchent de démarrer');
  await expect(reasons).toContainText('la stratégie n’utilise aucune de leurs colonnes');
  await expect(reasons.getByRole('listitem').filter({ hasText: 'aucun instant d’appel' })).toContainText(
    /3 fiches sur 4/,
  );
  expect(await faults(page, 'start refused')).toEqual([]);
  await reasons.getByRole('link', { name: 'TEL1' }).first().click();
  await expect(page).toHaveURL(/\/strategy\/edit$/);
  await expect(page.getByRole('button', { name: /^TEL1/ }).first()).toBeFocused();

  const mended = strategy([number('TEL_MOBILE'), number('TEL_FIXE')], '1 d');
  await putStrategy(page.request, product, mended);
  await page.goto(`${product.url}/campaigns/1/general`);
  await page.getByRole('button', { name: 'Démarrer', exact: true }).click();
  await dialog.getByRole('radio', { name: /^600 fois/ }).check();
  await dialog.getByRole('button', { name: 'Démarrer', exact: true }).click();
  await expect(reasons).toContainText('Aucune règle légale n’est choisie');
  await expect(reasons).not.toContainText('empêchent');
  await dialog.getByRole('button', { name: 'Démarrer quand même' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
});

test('R37: the final view shows by an example how a strategy breaks the hours of France, and plays it', async ({
  page,
  product,
}) => {
  await makeCampaign(page.request, product, {
    caller_ids: [SHOWN],
    phone_columns: ['TEL_MOBILE'],
    law: { presets: ['fr-consumer'], purpose: 'survey' },
  });
  const early = { planning: [{ name: 'Tôt', hours: { 'mon-fri': ['09:00-10:00'] } }] };
  await putStrategy(page.request, product, strategy([number('TEL_MOBILE', early)], '1 d'));
  await page.goto(`${product.url}/campaigns/1/strategy/view`);
  const proof = page.getByRole('region', { name: 'Preuve légale' });
  const hours = proof.getByRole('listitem').filter({ hasText: 'FR-WINDOW' });
  await expect(hours).toContainText('Peut enfreindre');
  await expect(proof.getByRole('listitem').filter({ hasText: 'FR-CLI-CLASS' })).toContainText(
    'Ne peut pas enfreindre',
  );
  await hours.getByRole('button', { name: /^Voir un exemple/ }).click();
  const example = page.getByRole('dialog', { name: 'Un exemple' });
  await expect(example).toContainText(/09:\d\d — Sans la règle, l’appel partirait à cette heure interdite/);
  expect(await faults(page, 'example of the law')).toEqual([]);
  await example.getByRole('button', { name: 'Rejouer dans « Et si… »' }).click();
  const whatIf = page.getByRole('region', { name: 'Et si…' });
  await expect(example).toBeHidden();
  await expect(whatIf).toBeInViewport();
  // The rule is in force: what it leaves of this planning is nothing.
  await expect(whatIf).toContainText('FR-WINDOW');
  await loaded(page);
  expect(await faults(page, 'proof')).toEqual([]);
});

test('R37: calls that the law refuses are told with their rule, and where their contacts stand', async ({
  page,
  product,
}) => {
  await makeCampaign(page.request, product, {
    caller_ids: [SHOWN],
    law: { presets: ['fr-consumer'], purpose: 'prospection', consent_column: 'ACCORD' },
  });
  await importCallFile(page, product, {
    ...CALL_FILE,
    buffer: Buffer.from(`REF;NOM;TEL;ACCORD
B1;Durand;06 39 98 12 04;01/11/2026
B2;Petit;06 39 98 12 05;
B3;Peeters;+32 470 12 34 56;01/11/2026
`),
  });
  await putStrategy(page.request, product, strategy([number('TEL')], '1 d'));
  await change(page.request, product, 'POST', '/campaigns/1/start', {
    speed: '600x',
    from: '2026-12-01T10:30:00+01:00',
    accept_warnings: true,
  });
  await page.goto(`${product.url}/campaigns/1/results`);
  const refusals = page.getByRole('region', { name: 'Refusés par le droit' });
  const rows = refusals.locator('tbody tr');
  await expect(async () => {
    await page.reload();
    await expect(rows).toHaveCount(2, { timeout: 2_000 });
  }).toPass();
  await expect(rows.filter({ hasText: 'B2' })).toContainText('FR-OPTIN');
  await expect(rows.filter({ hasText: 'B3' })).toContainText('Aucun jeu de règles ne couvre ce pays');
  expect(await faults(page, 'refusals')).toEqual([]);

  await page.goto(`${product.url}/campaigns/1/live`);
  const standing = page.getByRole('region', { name: /^Pourquoi si peu de fiches/ });
  await standing.getByRole('button', { name: 'Compter les fiches' }).click();
  const closed = standing.getByRole('row', { name: /fiche close.: appel interdit par la règle FR-OPTIN/ });
  await expect(closed).toContainText('B2');
});
