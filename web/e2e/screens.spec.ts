import { faults, loaded, LOOKS, picture, show, sideways } from './looks';
import { expect, test } from './product';

/** Every screen of an administrator, with what it is called. */
const SCREENS = [
  '/campaigns',
  '/campaigns/1/general',
  '/campaigns/1/call-file',
  '/campaigns/1/caller-ids',
  '/campaigns/1/sounds',
  '/campaigns/1/texts',
  '/campaigns/1/qualifications',
  '/campaigns/1/classic',
  '/campaigns/1/strategy',
  '/campaigns/1/strategy/edit',
  '/campaigns/1/strategy/view',
  '/campaigns/1/strategy/versions',
  '/campaigns/1/forecast',
  '/campaigns/1/live',
  '/campaigns/1/results',
  '/campaigns/1/contacts/4294967296',
  '/accounts',
  '/audit',
  '/suppression',
  '/suppression?list=texts',
  '/connections',
];
const WIDEST_PX = 2560;

test.use({ examples: true });

for (const look of LOOKS) {
  test(`axe finds nothing on any screen, ${look.name}`, async ({ page, product }) => {
    test.slow();
    await show(page, look, `${product.url}/campaigns`);
    const wrong: string[] = [];
    for (const path of SCREENS) {
      await page.goto(`${product.url}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await loaded(page);
      await picture(page, look, path);
      wrong.push(...(await faults(page, path)));
      if (look.width > 1000) {
        await page.setViewportSize({ width: WIDEST_PX, height: 900 });
        const px = await sideways(page);
        if (px > 0) wrong.push(`${path}: ${px} px wider than a screen of ${WIDEST_PX}`);
        await page.setViewportSize({ width: look.width, height: 900 });
      }
    }
    expect(wrong).toEqual([]);
  });
}
