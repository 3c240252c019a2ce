import type { Locator, Page } from '@playwright/test';

export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

const minutes = (time: string): number => {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
};

/** Away from the edges of its row, where a pointer would take hold of a block to resize it. */
const INSIDE_MIN = 7;

/** Drags the brush over the week: from the first day and hour to just before the end of the last. */
export async function paint(
  page: Page,
  grid: Locator,
  days: [Day, Day],
  from: string,
  to: string,
): Promise<void> {
  const middle = Math.floor((minutes(from) + minutes(to)) / 120);
  const hour = grid.locator('[class*=hoursAxis] span').filter({ hasText: new RegExp(`^${middle}$`) });
  await hour.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const axis = grid.locator('[class*=hoursAxis] span');
  const first = Number(await axis.first().textContent());
  // The first label hangs lower than the others.
  const [one, two] = [await axis.nth(1).boundingBox(), await axis.nth(2).boundingBox()];
  const hourPx = (two?.y ?? 0) - (one?.y ?? 0);
  const place = async (day: Day, minute: number) => {
    const box = await grid.locator(`[data-day=${day}]`).boundingBox();
    if (!box) throw new Error(`no column for ${day}`);
    return { x: box.x + box.width / 2, y: box.y + ((minute - first * 60) / 60) * hourPx };
  };
  const begin = await place(days[0], minutes(from) + INSIDE_MIN);
  const end = await place(days[1], minutes(to) - INSIDE_MIN);
  await page.mouse.move(begin.x, begin.y);
  await page.mouse.down();
  await page.mouse.move((begin.x + end.x) / 2, (begin.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
  // The grid shows a stroke before the rest of the page has it.
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
}
