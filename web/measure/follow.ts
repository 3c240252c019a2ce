import type { Page } from '@playwright/test';

interface Followed {
  /** What begins a measurement. */
  event: 'keydown' | 'pointermove';
  /** What changes on the page because of it. */
  shown: string;
}

/** How long it was until the end of the frame that shows what came of an event, in milliseconds. */
export interface Time {
  /** From the event's own time stamp: with waiting for the page, and for the browser to begin its next frame. */
  fromEvent: number;
  /** From when the page got the event. Movements come at the beginning of a frame, so that this is how much of it their work takes. */
  fromArrival: number;
}

interface Measured extends Window {
  measured: Time[];
}

/** From now on the page notes how long everything takes that is followed. */
export async function follow(page: Page, followed: Followed): Promise<void> {
  await page.evaluate(({ event, shown }: Followed) => {
    const measured: Time[] = [];
    (window as unknown as Measured).measured = measured;
    const place = document.querySelector(shown);
    if (place === null) throw new Error(`nothing to follow: ${shown}`);
    let begun: { stamp: number; arrival: number } | null = null;
    document.addEventListener(
      event,
      ({ timeStamp }) => {
        begun ??= { stamp: timeStamp, arrival: performance.now() };
      },
      { capture: true },
    );
    // A movement to where a stroke begins paints nothing.
    document.addEventListener('pointerdown', () => (begun = null), { capture: true });
    new MutationObserver(() => {
      if (begun === null) return;
      const { stamp, arrival } = begun;
      begun = null;
      // A message that is sent while a frame is prepared comes when it is painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const now = performance.now();
          measured.push({ fromEvent: now - stamp, fromArrival: now - arrival });
        };
        port2.postMessage(null);
      });
    }).observe(place, { subtree: true, childList: true, characterData: true, attributes: true });
  }, followed);
}

/** What was measured so far. */
export const taken = (page: Page): Promise<Time[]> =>
  page.evaluate(() => (window as unknown as Measured).measured);
