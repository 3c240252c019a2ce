import { Keyboard } from './keyboard';
import { ADMINISTRATOR, expect, test } from './product';
import { CALL_FILE, expectTheStrategy, MESSAGE } from './relance';

test('R10–R36: from an empty installation to a running campaign, in French, by keyboard alone', async ({
  page,
  installation,
}) => {
  test.slow();
  const keys = new Keyboard(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const box = (name: string) => page.getByRole('textbox', { name, exact: true });
  const tab = (name: string) => keys.use(page.getByRole('link', { name, exact: true }));
  const dialog = page.getByRole('dialog');

  await test.step('the first administrator', async () => {
    await page.goto(installation.setupLink);
    await keys.type(box('Nom'), ADMINISTRATOR.name);
    await keys.type(box('Identifiant'), ADMINISTRATOR.login);
    await keys.type(box('Mot de passe'), ADMINISTRATOR.password);
    await keys.type(box('Le même, une seconde fois'), ADMINISTRATOR.password);
    await keys.use(button('Créer le compte et entrer'));
    await expect(page.getByRole('heading', { name: 'Aucune campagne' })).toBeVisible();
  });

  await test.step('1. the campaign', async () => {
    await keys.use(button('Nouvelle campagne').first());
    await keys.type(dialog.getByRole('textbox', { name: 'Nom' }), 'Relance T4');
    await keys.use(dialog.getByRole('button', { name: 'Créer' }));
    await expect(page.getByRole('heading', { name: 'Relance T4' })).toBeVisible();
    const opening = page.getByRole('grid', { name: /Heures d’ouverture/ });
    await keys.paint(opening, ['lundi', 'vendredi'], '13:00', '14:00');
    await keys.paint(opening, ['lundi', 'vendredi'], '09:00', '10:00');
    for (const day of ['mon', 'fri']) {
      await expect(opening.locator(`[data-day=${day}]`)).toContainText('09:00–20:00');
    }
    await keys.use(button('Enregistrer'));
    await expect(button('Enregistrer')).toBeHidden();

    await tab('Numéros affichés');
    await keys.type(box('Numéro'), '01 62 34 18 10');
    await keys.use(button('Ajouter un numéro'));
    await keys.use(button('Enregistrer'));
    await expect(button('Enregistrer')).toBeHidden();

    await tab('Fichier d’appels');
    await keys.chooseFile(button('Choisir un fichier'), CALL_FILE);
    await keys.use(button('Importer'));
    await expect(page.getByText('Import terminé')).toBeVisible();

    await tab('Sons');
    await keys.chooseFile(button('Choisir un fichier'), MESSAGE);
    await keys.use(button('Ajouter'));
    await expect(page.getByRole('rowheader', { name: 'relance' })).toBeVisible();
  });

  const week = page.getByRole('grid', { name: /^Semaine de/ });
  const rules = page.getByRole('region', { name: 'Règles de rappel' });

  await test.step('2. create the strategy, 3. TEL1 is there from the start', async () => {
    await tab('Stratégie d’appels');
    await keys.use(button('Création').or(page.getByRole('link', { name: 'Création' })));
    await expect(page.getByRole('heading', { name: /Gestion de la stratégie/ })).toBeVisible();
    await expect(page.getByText('TEL1').first()).toBeVisible();
  });

  await test.step('4. what holds for TEL1', async () => {
    await keys.set(page.getByRole('checkbox', { name: 'Maximum d’appels sur la période' }), true);
    await keys.type(box('Nombre d’appels'), '3');
    await keys.set(page.getByRole('switch', { name: 'Textos acceptés' }), true);
    await keys.type(box('Appels préliminaires'), '2');
  });

  await test.step('5. plannings, which cannot overlap', async () => {
    await keys.use(button('Ajouter un planning d’appels'));
    await keys.paint(week, ['lundi', 'vendredi'], '09:00', '12:00');
    await expect(week.locator('[data-day=wed]')).toContainText('09:00–12:00');
    await keys.use(button('Ajouter un planning d’appels'));
    await keys.paint(week, ['lundi', 'vendredi'], '11:00', '13:00');
    await expect(week.locator('[data-day=wed]')).toContainText('12:00–13:00');
    await expect(page.getByRole('status').filter({ hasText: 'Matin' })).toBeVisible();
  });

  await test.step('6. the displayed number', async () => {
    await keys.pick(page.getByRole('radio', { name: 'un numéro de la liste' }));
  });

  await test.step('7. attempt and status, 8. the recall rule', async () => {
    await keys.set(rules.getByRole('switch', { name: 'Même règle pour toutes les tentatives' }), false);
    await keys.use(rules.getByRole('gridcell').first());
    const editor = page.getByRole('dialog', { name: /entative 1/ });
    await keys.use(editor.getByRole('button', { name: 'En faire une règle d’ici' }));
    await keys.choose(editor.getByRole('combobox', { name: 'Quand' }), 'un jour, à une heure');
    await keys.use(editor.getByRole('button', { name: 'Terminé' }));
    await expect(rules.getByRole('gridcell').first()).toContainText('demain à la même heure');
  });

  await test.step('9. the message for answering machines', async () => {
    await keys.choose(page.getByRole('combobox', { name: /Messages sur répondeur/ }), 'relance');
    await expect(button('Retirer relance')).toBeVisible();
  });

  await test.step('10. properties', async () => {
    await keys.use(button('Propriétés'));
    await expect(page.getByRole('dialog', { name: 'Propriétés' })).toContainText(
      'Privilégier l’ordre des numéros',
    );
    await keys.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('11. TEL2', async () => {
    await keys.use(button('Numéro'));
    await expect(page.getByRole('heading', { name: /^TEL2/ }).first()).toBeVisible();
    await keys.use(button('Ajouter un planning d’appels'));
    await keys.paint(week, ['mardi', 'jeudi'], '17:00', '20:00');
    await expect(week.locator('[data-day=wed]')).toContainText('17:00–20:00');
  });

  await test.step('12. view, what if, save, start', async () => {
    await keys.use(button('Enregistrer'));
    await keys.type(dialog.getByRole('textbox', { name: 'Note' }), 'Première version');
    await keys.use(dialog.getByRole('button', { name: 'Enregistrer' }));
    await expect(page.getByText('Version 1 enregistrée')).toBeVisible();
    await expectTheStrategy(page.request, installation);
    await keys.use(button('Visualiser'));
    await expect(dialog.getByRole('heading', { name: 'En bref' })).toBeVisible();
    await keys.press('Escape');
    await expect(dialog).toBeHidden();
    await keys.use(page.getByRole('link', { name: 'Relance T4' }).first());
    await keys.use(button('Démarrer'));
    await keys.pick(dialog.getByRole('radio', { name: '3 600 fois plus vite' }));
    await keys.use(dialog.getByRole('button', { name: 'Démarrer', exact: true }));
    await keys.use(dialog.getByRole('button', { name: 'Démarrer quand même' }));
    await expect(page.getByText('En cours', { exact: true })).toBeVisible();
    await tab('En direct');
    const last = page.getByLabel('Liste des derniers appels');
    const contact = last.getByRole('link', { name: /^A\d$/ }).first();
    await expect(contact).toBeVisible({ timeout: 150_000 });
  });
});
