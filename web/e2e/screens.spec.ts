import AxeBuilder from '@axe-core/playwright';
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
  '/campaigns/1/live',
  '/campaigns/1/results',
  '/campaigns/1/contacts/4294967296',
  '/accounts',
  '/audit',
  '/suppression',
];

const LOOKS = [
  { name: 'wide-light-fr', width: 1280, colourScheme: 'light', lang: 'fr' },
  { name: 'narrow-dark-en', width: 390, colourScheme: 'dark', lang: 'en' },
] as const;

test.use({ examples: true });

for (const look of LOOKS) {
  test(`axe finds nothing on any screen, ${look.name}`, async ({ page, product }) => {
    test.slow();
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.emulateMedia({ colorScheme: look.colourScheme, reducedMotion: 'reduce' });
    await page.goto(`${product.url}/campaigns`);
    if (look.lang === 'en') await page.getByRole('button', { name: /English/ }).click();
    const wrong: string[] = [];
    for (const path of SCREENS) {
      await page.goto(`${product.url}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await page.screenshot({
        path: `../target/screens/${look.name}${path.replaceAll('/', '_')}.png`,
        fullPage: true,
      });
      // In a locked form axe takes everything as out of reach; a group that scrolls is reached by keyboard all the same.
      const locked = 'fieldset[disabled] [role=group][tabindex="0"]';
      const { violations } = await new AxeBuilder({ page }).exclude(locked).analyze();
      for (const { id, nodes } of violations) {
        wrong.push(
          `${path}: ${id}: ${nodes
            .map((node) => node.html)
            .slice(0, 3)
            .join(' | ')}`,
        );
      }
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (sideways > 1) wrong.push(`${path}: ${sideways} px wider than the screen`);
    }
    expect(wrong).toEqual([]);
  });
}
