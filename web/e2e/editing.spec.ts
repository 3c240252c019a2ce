import { expect, makeCampaign, test } from './product';
import { paint } from './week';

test('what is drawn can be undone by Ctrl-Z, and leaving asks', async ({ page, product }) => {
  await makeCampaign(page.request, product);
  await page.goto(`${product.url}/campaigns/1/strategy/edit`);
  const name = page.getByRole('textbox', { name: 'Nom', exact: true });
  const before = await name.inputValue();

  await page.getByRole('button', { name: 'Ajouter un planning d’appels' }).click();
  const week = page.getByRole('grid', { name: /^Semaine de/ });
  await paint(page, week, ['mon', 'tue'], '13:00', '14:00');
  await expect(week.locator('[data-day=tue]')).toContainText('13:00–14:00');
  await name.fill('Portable');
  await name.blur();
  await page.keyboard.press('Control+Z');
  await expect(name).toHaveValue(before);
  await page.keyboard.press('Control+Z');
  await expect(week.locator('[data-day=tue]')).not.toContainText('13:00–14:00');
  await page.keyboard.press('Control+Shift+Z');
  await expect(week.locator('[data-day=tue]')).toContainText('13:00–14:00');

  await page.getByRole('link', { name: 'Campagnes', exact: true }).click();
  const leaving = page.getByRole('dialog', { name: 'Modifications non enregistrées' });
  await leaving.getByRole('button', { name: 'Rester' }).click();
  await expect(week.locator('[data-day=tue]')).toContainText('13:00–14:00');
  await page.getByRole('link', { name: 'Campagnes', exact: true }).click();
  await leaving.getByRole('button', { name: 'Quitter sans enregistrer' }).click();
  await expect(page.getByRole('heading', { name: 'Campagnes', level: 1 })).toBeVisible();
});

test('settings can be saved on the way out', async ({ page, product }) => {
  await makeCampaign(page.request, product);
  await page.goto(`${product.url}/campaigns/1/general`);
  const agents = page.getByRole('textbox', { name: 'Agents', exact: true });
  await agents.fill('9');
  await page.getByRole('link', { name: 'Sons', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer et quitter' }).click();
  await expect(page.getByRole('heading', { name: 'Sons de la campagne' })).toBeVisible();
  await page.getByRole('link', { name: 'Général', exact: true }).click();
  await expect(agents).toHaveValue('9');
});

test.describe('on a telephone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a week is painted by a finger that rests, and scrolled by one that does not', async ({
    page,
    product,
  }) => {
    await makeCampaign(page.request, product);
    await page.goto(`${product.url}/campaigns/1/strategy/edit`);
    await page.getByRole('button', { name: 'Ajouter un planning d’appels' }).tap();
    const week = page.getByRole('grid', { name: /^Semaine de/ });
    const day = week.locator('[data-day=tue]');
    await week.scrollIntoViewIfNeeded();
    const axis = week.locator('[class*=hoursAxis] span');
    const noon = axis.filter({ hasText: /^13$/ });
    await noon.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const box = await day.boundingBox();
    const at = await noon.boundingBox();
    if (!box || !at) throw new Error('the week is not drawn');
    const [x, y] = [box.x + box.width / 2, at.y + at.height / 2 + 8];

    const touches = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', where?: number) =>
      touches.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: where === undefined ? [] : [{ x, y: where }],
      });
    await touch('touchStart', y);
    // Longer than a finger that is about to scroll.
    await page.waitForTimeout(500);
    for (const moved of [10, 20, 30]) await touch('touchMove', y + moved);
    await touch('touchEnd');
    await expect(day).toContainText(/13:00–1[34]:\d\d/);
    const painted = await day.innerText();

    const top = await page.evaluate(() => window.scrollY);
    await touch('touchStart', y);
    for (const moved of [40, 80, 140, 200]) await touch('touchMove', y + moved);
    await touch('touchEnd');
    await expect.poll(() => page.evaluate(() => window.scrollY)).not.toBe(top);
    expect(await day.innerText()).toBe(painted);
  });
});
