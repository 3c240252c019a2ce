import { ADMINISTRATOR, expect, test } from './product';
import { CALL_FILE, expectTheStrategy, MESSAGE } from './relance';
import { paint } from './week';

test('R10–R36: from an empty installation to a running campaign, in French, by mouse', async ({
  page,
  installation,
}) => {
  test.slow();
  const tab = (name: string) =>
    page
      .getByRole('tab', { name, exact: true })
      .or(page.getByRole('link', { name, exact: true }))
      .click();
  await test.step('the first administrator', async () => {
    await page.goto(installation.setupLink);
    await page.getByRole('textbox', { name: 'Nom', exact: true }).fill(ADMINISTRATOR.name);
    await page.getByRole('textbox', { name: 'Identifiant' }).fill(ADMINISTRATOR.login);
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(ADMINISTRATOR.password);
    await page.getByRole('textbox', { name: 'Le même, une seconde fois' }).fill(ADMINISTRATOR.password);
    await page.getByRole('button', { name: 'Créer le compte et entrer' }).click();
    await expect(page.getByRole('heading', { name: 'Aucune campagne' })).toBeVisible();
    await expect(page.getByText('Réseau simulé — aucun appel réel')).toBeVisible();
  });

  await test.step('1. the campaign', async () => {
    await page.getByRole('button', { name: 'Nouvelle campagne' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Nom' }).fill('Relance T4');
    await dialog.getByRole('button', { name: 'Créer' }).click();
    await expect(page.getByRole('heading', { name: 'Relance T4' })).toBeVisible();
    const week = page.getByRole('grid', { name: /Heures d’ouverture/ });
    await paint(page, week, ['mon', 'fri'], '13:00', '14:00');
    await paint(page, week, ['mon', 'fri'], '09:00', '10:00');
    for (const day of ['mon', 'fri']) {
      await expect(week.locator(`[data-day=${day}]`)).toContainText('09:00–20:00');
    }
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('button', { name: 'Enregistrer' })).toBeHidden();

    await tab('Numéros affichés');
    await page.getByRole('textbox', { name: 'Numéro', exact: true }).fill('01 62 34 18 10');
    await page.getByRole('button', { name: 'Ajouter un numéro' }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('button', { name: 'Enregistrer' })).toBeHidden();

    await tab('Fichier d’appels');
    await page.setInputFiles('input[type=file]', CALL_FILE);
    await page.getByRole('button', { name: 'Importer', exact: true }).click();
    await expect(page.getByText('Import terminé')).toBeVisible();
    await expect(page.getByRole('link', { name: 'A1' })).toBeVisible();

    await tab('Sons');
    await page.setInputFiles('input[type=file]', MESSAGE);
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await expect(page.getByRole('rowheader', { name: 'relance' })).toBeVisible();
  });

  const week = page.getByRole('grid', { name: /^Semaine de/ });
  const rules = page.getByRole('region', { name: 'Règles de rappel' });

  await test.step('2. create the strategy, 3. TEL1 is there from the start', async () => {
    await tab('Stratégie d’appels');
    await page
      .getByRole('button', { name: 'Création' })
      .or(page.getByRole('link', { name: 'Création' }))
      .click();
    await expect(page.getByRole('heading', { name: /Gestion de la stratégie/ })).toBeVisible();
    await expect(page.getByText('TEL1').first()).toBeVisible();
  });

  await test.step('4. what holds for TEL1', async () => {
    await expect(page.getByText(/4 remplis \/ 4|3 remplis \/ 4/)).toBeVisible();
    await page.getByRole('checkbox', { name: 'Maximum d’appels sur la période' }).check();
    await page.getByRole('textbox', { name: 'Nombre d’appels' }).fill('3');
    await page.getByRole('switch', { name: 'Textos acceptés' }).click({ force: true });
    await page.getByRole('textbox', { name: 'Appels préliminaires' }).fill('2');
  });

  await test.step('5. plannings, which cannot overlap', async () => {
    await page.getByRole('button', { name: 'Ajouter un planning d’appels' }).click();
    await paint(page, week, ['mon', 'fri'], '09:00', '12:00');
    await expect(week.locator('[data-day=wed]')).toContainText('09:00–12:00');
    await page.getByRole('button', { name: 'Ajouter un planning d’appels' }).click();
    await paint(page, week, ['mon', 'fri'], '11:00', '13:00');
    await expect(week.locator('[data-day=wed]')).toContainText('12:00–13:00');
    await expect(page.getByRole('status').filter({ hasText: 'Matin' })).toBeVisible();
  });

  await test.step('6. the displayed number', async () => {
    await page.getByRole('radio', { name: 'un numéro de la liste' }).check();
  });

  await test.step('7. attempt and status, 8. the recall rule', async () => {
    await rules
      .getByRole('switch', { name: 'Même règle pour toutes les tentatives' })
      .setChecked(false, { force: true });
    await rules.getByRole('gridcell').first().click();
    const editor = page.getByRole('dialog', { name: /entative 1/ });
    await editor.getByRole('button', { name: 'En faire une règle d’ici' }).click();
    await editor
      .getByRole('combobox', { name: 'Quand' })
      .or(editor.getByRole('textbox', { name: 'Quand' }))
      .click();
    await page.getByRole('option', { name: 'un jour, à une heure' }).click();
    await editor.getByRole('button', { name: 'Terminé' }).click();
    await expect(rules.getByRole('gridcell').first()).toContainText('demain à la même heure');
  });

  await test.step('9. the message for answering machines', async () => {
    await page.getByRole('combobox', { name: /Messages sur répondeur/ }).click();
    await page.getByRole('option', { name: 'relance' }).click();
    await expect(page.getByRole('button', { name: 'Retirer relance' })).toBeVisible();
  });

  await test.step('10. properties', async () => {
    await page.getByRole('button', { name: 'Propriétés' }).click();
    await expect(page.getByRole('dialog', { name: 'Propriétés' })).toContainText(
      'Privilégier l’ordre des numéros',
    );
    await page.keyboard.press('Escape');
  });

  await test.step('11. TEL2', async () => {
    await page.getByRole('button', { name: 'Numéro', exact: true }).click();
    await expect(page.getByRole('heading', { name: /^TEL2/ }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Ajouter un planning d’appels' }).click();
    await paint(page, week, ['tue', 'thu'], '17:00', '20:00');
    await expect(week.locator('[data-day=wed]')).toContainText('17:00–20:00');
  });

  await test.step('12. view, what if, save, start', async () => {
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Note' }).fill('Première version');
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Version 1 enregistrée')).toBeVisible();
    await expectTheStrategy(page.request, installation);
    await page.getByRole('button', { name: 'Visualiser' }).click();
    const view = page.getByRole('dialog');
    await expect(view.getByRole('heading', { name: 'En bref' })).toBeVisible();
    await expect(view.getByRole('heading', { name: 'Et si…' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Relance T4' }).first().click();
    await page.getByRole('button', { name: 'Démarrer', exact: true }).click();
    const start = page.getByRole('dialog');
    await start.getByText('3 600 fois plus vite').click();
    await start.getByRole('button', { name: 'Démarrer', exact: true }).click();
    // TEL2 alone leaves most of the week without a call for those who have no mobile.
    await expect(start.getByRole('alert')).toContainText(/\d fiches? sur 4/);
    await start.getByRole('button', { name: 'Démarrer quand même' }).click();
    await tab('En direct');
    // From Friday evening to Monday morning, with a holiday before, is a minute and a half at this speed.
    const last = page.getByLabel('Liste des derniers appels');
    await expect(last.getByRole('link', { name: /^A\d$/ }).first()).toBeVisible({ timeout: 150_000 });
    await last.getByRole('link', { name: /^A\d$/ }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: /A\d/ })).toBeVisible();
  });
});
