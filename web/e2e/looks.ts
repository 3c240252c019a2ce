import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Lang } from './words';

export interface Look {
  name: string;
  width: number;
  colourScheme: 'light' | 'dark';
  lang: Lang;
}

export const LOOKS: Look[] = [
  { name: 'wide-light-fr', width: 1280, colourScheme: 'light', lang: 'fr' },
  { name: 'narrow-dark-en', width: 390, colourScheme: 'dark', lang: 'en' },
];

/** Shows an address in a look: its width, its colours and, by the switch of the page, its language. */
export async function show(page: Page, look: Look, url: string): Promise<void> {
  await page.setViewportSize({ width: look.width, height: 900 });
  await page.emulateMedia({ colorScheme: look.colourScheme, reducedMotion: 'reduce' });
  await page.goto(url);
  if (look.lang === 'fr') return;
  await page.getByRole('button', { name: /English/ }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  // Leaving the page before it is kept for the account would undo it.
  await expect.poll(() => keptLang(page)).not.toBe('fr');
}

/** The language of the account that is signed in. */
async function keptLang(page: Page): Promise<string | null> {
  const answer = await page.request.get(new URL('/api/v1/session', page.url()).href);
  return answer.ok() ? ((await answer.json()) as { account: { lang: Lang } }).account.lang : null;
}

/** Waits until nothing on the page is still to come. */
export async function loaded(page: Page): Promise<void> {
  await expect(page.locator('.mantine-Skeleton-root, .mantine-Loader-root')).toHaveCount(0);
}

/** How far the page can be moved sideways, in pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth } = document.scrollingElement ?? document.documentElement;
    return Math.max(0, scrollWidth - window.innerWidth);
  });

const HIDDEN = '[style*="display: none"]';
/** What is drawn over a page. Closed lists and dialogs leave something in their places, and those of notifications are always there. */
export const OVER = `[data-portal]:has([role=dialog], .mantine-DatePickerInput-month, .mantine-DateInput-month, [role=menu]:not(${HIDDEN}), [role=presentation]:not(${HIDDEN}) [role=listbox])`;

/**
 * What is wrong with what is shown: findings of axe, and a page wider than its window. Where something is drawn over the page, that is
 * looked at alone: it stands outside of the page's regions.
 */
export async function faults(page: Page, where: string): Promise<string[]> {
  // In a locked form axe takes everything as out of reach; a group that scrolls is reached by keyboard all the same.
  const locked = 'fieldset[disabled] [role=group][tabindex="0"]';
  const axe = new AxeBuilder({ page }).exclude(locked);
  const over = (await page.locator(OVER).count()) > 0;
  const { violations } = await (over ? axe.include(OVER).disableRules('region') : axe).analyze();
  const found = violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ html, failureSummary = '' }) => `${html} ${failureSummary}`);
    return `${where}: ${id}: ${places.join(' | ')}`;
  });
  const px = await sideways(page);
  return px === 0 ? found : [...found, `${where}: ${px} px wider than the screen`];
}

/** Keeps a picture of what is shown, to be looked at. */
export const picture = (page: Page, look: Look, name: string): Promise<unknown> =>
  page.screenshot({ path: `../target/screens/${look.name}${name.replaceAll('/', '_')}.png`, fullPage: true });
