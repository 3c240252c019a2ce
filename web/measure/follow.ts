import type { Page } from '@playwright/test';

interface Followed {
  /** What begins a measurement. */
  event: 'keydown' | 'pointermove';
  /** What changes on the page because of it. */
  shown: string;
}

interface Measured extends Window {
  measured: number[];
}

/** From now on the page notes how long it is from an event to the end of the frame that shows what came of it, in milliseconds. */
export async function follow(page: Page, followed: Followed): Promise<void> {
  await page.evaluate(({ event, shown }: Followed) => {
    const measured: number[] = [];
    (window as unknown as Measured).measured = measured;
    const place = document.querySelector(shown);
    if (place === null) throw new Error(`nothing to follow: ${shown}`);
    let begun: number | null = null;
    document.addEventListener(
      event,
      ({ timeStamp }) => {
        begun ??= timeStamp;
      },
      { capture: true },
    );
    // A movement to where a stroke begins paints nothing.
    document.addEventListener('pointerdown', () => (begun = null), { capture: true });
    new MutationObserver(() => {
      if (begun === null) return;
      const from = begun;
      begun = null;
      // A message that is sent while a frame is prepared comes when it is painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => measured.push(performance.now() - from);
        port2.postMessage(null);
      });
    }).observe(place, { subtree: true, childList: true, characterData: true, attributes: true });
  }, followed);
}

/** What was measured so far. */
export const taken = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as Measured).measured);
