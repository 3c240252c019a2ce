/**
 * How fast the strategy manager answers, measured in Debian's Chromium against the real server: `npm run measure`.
 *
 * - Findings: from the event of a change (its time stamp, so that waiting for the page counts) to the end of the first frame that
 *   shows other findings. The change is the ceiling of a number, set below its two preliminary calls and taken away in turn.
 * - Strokes: from a movement of the pointer to the end of the first frame that shows another area of the brush. The browser keeps a
 *   movement until its next frame begins, whatever the page does; what the page does then is told apart, for it must fit that frame.
 *
 * Figures are printed with the load of the machine, and nothing is asserted of them: they are for docs/performance.md and for whoever
 * changes the manager. A server other than target/debug/rappel is named by RAPPEL_BINARY.
 */
import type { Page } from '@playwright/test';
import { loadavg } from 'node:os';
import type { Campaign, Strategy } from '../src/api/types';
import { change, expect, type Product, test } from '../e2e/product';
import { fourByFour, FOUR_COLUMNS } from './fourByFour';
import { follow, taken, type Time } from './follow';

const CHANGES = 50;
const STROKES = 30;
/** Between two changes, so that one does not wait for the other. */
const PAUSE_MS = 250;
const FRAME_MS = 1000 / 60;
/** A ceiling of one is below them. */
const PRELIMINARY_CALLS = 2;

test.use({ examples: true });

interface Subject {
  campaign: number;
  /** Index of a number whose ceiling can be too low. */
  number: number;
}

test('ready-made and example strategies: findings', async ({ page, product }) => {
  for (const campaign of [1, 2, 3]) {
    const { strategy } = (await get(page, product, `/campaigns/${campaign}/strategy`)) as {
      strategy: Strategy;
    };
    await measureFindings(page, product, `example: ${strategy.name}`, subject(campaign, strategy));
  }
  const known = (await get(page, product, '/strategies/ready-made')) as { id: string; strategy: Strategy }[];
  for (const { id, strategy } of known) {
    const campaign = await campaignWith(page, product, strategy);
    await measureFindings(page, product, `ready-made: ${id}`, subject(campaign, strategy));
  }
});

test('four numbers of four plannings: findings and strokes', async ({ page, product }) => {
  const campaign = await campaignWith(page, product, fourByFour);
  await measureFindings(page, product, 'four times four', subject(campaign, fourByFour));
  await measureStrokes(page, 'four times four');
});

const get = async (page: Page, product: Product, path: string): Promise<unknown> =>
  (await page.request.get(`${product.url}/api/v1${path}`)).json();

/** The number with the most preliminary calls. */
function subject(campaign: number, { number }: Strategy): Subject {
  const owed = number.map(({ preliminary_calls = 0 }) => preliminary_calls);
  return { campaign, number: owed.indexOf(Math.max(...owed)) };
}

/** A campaign that has what a strategy names. */
async function campaignWith(page: Page, product: Product, strategy: Strategy): Promise<number> {
  const campaign: Campaign = {
    name: strategy.name,
    zone: 'Europe/Paris',
    phone_columns: [...new Set([...FOUR_COLUMNS, ...strategy.number.map(({ column }) => column)])],
    caller_ids: ['+33162341810'],
    hours: { 'mon-fri': ['08:00-20:00'], sat: ['09:00-18:00'] },
    sounds: Object.fromEntries(
      strategy.number.flatMap(({ machine }) => machine?.messages ?? []).map((name) => [name, `${name}.wav`]),
    ),
    texts: Object.fromEntries(
      strategy.number
        .flatMap(({ text = [] }) => text.flatMap(({ templates }) => templates))
        .map((name) => [name, 'Bonjour']),
    ),
  };
  const { id, revision } = (await change(page.request, product, 'POST', '/campaigns', { campaign })) as {
    id: number;
    revision: number;
  };
  await change(
    page.request,
    product,
    'PUT',
    `/campaigns/${id}/strategy`,
    { strategy, note: 'as given' },
    revision,
  );
  return id;
}

async function measureFindings(page: Page, product: Product, what: string, { campaign, number }: Subject) {
  await page.goto(`${product.url}/campaigns/${campaign}/strategy/edit`);
  await page.locator(`[data-place="number[${number}]"]`).click();
  const owed = page.locator(`[data-place="number[${number}].preliminary_calls"] input`);
  await owed.fill(String(PRELIMINARY_CALLS));
  const ceiling = page.locator(`[data-place="number[${number}].attempts_max"] input`);
  await ceiling.fill('');
  await page.waitForTimeout(1000);
  await follow(page, { event: 'keydown', shown: 'section[aria-labelledby=findings] ul' });
  for (let i = 0; i < CHANGES; i++) {
    await ceiling.press(i % 2 === 0 ? '1' : 'Backspace');
    await expect.poll(() => taken(page).then((all) => all.length), { intervals: [20] }).toBe(i + 1);
    await page.waitForTimeout(PAUSE_MS);
  }
  report(`findings, ${what}`, (await taken(page)).map(fromEvent));
}

async function measureStrokes(page: Page, what: string) {
  const grid = page.locator('[role=grid]').first();
  await grid.scrollIntoViewIfNeeded();
  const day = await grid.locator('[data-day=mon]').boundingBox();
  const last = await grid.locator('[data-day=fri]').boundingBox();
  if (day === null || last === null) throw new Error('no grid on the page');
  await follow(page, { event: 'pointermove', shown: '[role=grid]' });
  for (let stroke = 0; stroke < STROKES; stroke++) {
    const top = day.y + 60 + (stroke % 5) * 8;
    await page.mouse.move(day.x + 10, top);
    await page.mouse.down();
    for (let step = 1; step <= 20; step++)
      await page.mouse.move(day.x + 10 + ((last.x - day.x) * step) / 20, top + step * 12);
    await page.mouse.up();
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(PAUSE_MS);
  }
  const times = await taken(page);
  report(`strokes, ${what}, from the movement`, times.map(fromEvent));
  const work = times.map(({ fromArrival }) => fromArrival);
  report(`strokes, ${what}, in the frame`, work);
  const within = work.filter((ms) => ms <= FRAME_MS).length / work.length;
  console.log(`  within a frame (${FRAME_MS.toFixed(1)} ms): ${(100 * within).toFixed(1)} %`);
}

const fromEvent = ({ fromEvent: ms }: Time): number => ms;

function report(what: string, times: number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const quantile = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? NaN).toFixed(1);
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `${what}: median ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, most ${quantile(1)} ms of ${times.length}; load ${load}`,
  );
}
