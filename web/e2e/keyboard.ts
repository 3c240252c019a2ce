import { expect, type FileChooser, type Locator, type Page } from '@playwright/test';

/** More stops than any screen has: beyond them an element cannot be reached. */
const STOPS_MAX = 250;
const OPTIONS_MAX = 60;

/** What may show where the focus is: the element itself, what wraps it, and what stands for it beside it. */
const looks = (locator: Locator): Promise<string> =>
  locator.evaluate((element) => {
    const beside = [...(element.parentElement?.children ?? [])];
    const around = [element, element.parentElement, element.parentElement?.parentElement];
    return [...around, ...beside, ...element.querySelectorAll('[role=gridcell]')]
      .map((one) => {
        if (!one) return '';
        const { outline, outlineOffset, boxShadow, border, background, color, textDecoration } =
          getComputedStyle(one);
        return [outline, outlineOffset, boxShadow, border, background, color, textDecoration].join();
      })
      .join('\n');
  });

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);

/** Works the page as somebody without a mouse: everything wanted must be reached by Tab, and be seen to have the focus. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Walks to an element. */
  async reach(wanted: Locator): Promise<void> {
    await expect(wanted).toBeAttached();
    if (await isFocused(wanted)) {
      // Where a dialog put the focus: leave and come back, to see the difference.
      await this.press('Tab', 'Shift+Tab');
      if (await isFocused(wanted)) return;
    }
    const before = await looks(wanted);
    for (let stops = 0; !(await isFocused(wanted)); stops += 1) {
      if (stops === STOPS_MAX) throw new Error(`${String(wanted)} cannot be reached by Tab`);
      await this.press('Tab');
    }
    await expect(wanted).toBeInViewport();
    await expect.poll(() => looks(wanted), `${String(wanted)} does not show the focus`).not.toBe(before);
  }

  /** Walks to a button or a link and presses it. */
  async use(wanted: Locator): Promise<void> {
    await this.reach(wanted);
    await this.press('Enter');
  }

  /** Walks to a check box or a switch and sets it. */
  async set(wanted: Locator, checked: boolean): Promise<void> {
    await this.reach(wanted);
    if ((await wanted.isChecked()) !== checked) await this.press('Space');
    await expect(wanted).toBeChecked({ checked });
  }

  /** Walks to a field and types in place of what it holds. */
  async type(wanted: Locator, text: string): Promise<void> {
    await this.reach(wanted);
    await this.press('Control+A');
    await this.page.keyboard.type(text);
  }

  /** Walks to a radio group, and within it by arrows. */
  async pick(wanted: Locator): Promise<void> {
    await expect(wanted).toBeAttached();
    const inGroup = () =>
      wanted.evaluate((element) => {
        const now = document.activeElement;
        return (
          now instanceof HTMLInputElement &&
          element instanceof HTMLInputElement &&
          now.type === 'radio' &&
          now.name === element.name
        );
      });
    for (let stops = 0; !(await inGroup()); stops += 1) {
      if (stops === STOPS_MAX) throw new Error(`${String(wanted)} cannot be reached by Tab`);
      await this.press('Tab');
    }
    for (let stops = 0; !(await isFocused(wanted)); stops += 1) {
      if (stops === OPTIONS_MAX) throw new Error(`${String(wanted)} cannot be reached by the arrows`);
      await this.press('ArrowDown');
    }
    await this.press('Space');
    await expect(wanted).toBeChecked();
  }

  /** Walks to a list and chooses from it. */
  async choose(list: Locator, name: string): Promise<void> {
    await this.reach(list);
    await this.press('ArrowDown');
    const option = this.page.getByRole('option', { name, exact: true });
    await expect(option).toBeVisible();
    const isMarked = () => option.evaluate((element) => element.hasAttribute('data-combobox-selected'));
    for (let stops = 0; !(await isMarked()); stops += 1) {
      if (stops === OPTIONS_MAX) throw new Error(`${name} cannot be reached in its list`);
      await this.press('ArrowDown');
    }
    await this.press('Enter');
    await expect(option).toBeHidden();
  }

  /** Walks to a button that asks for a file, and answers. */
  async chooseFile(wanted: Locator, file: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.use(wanted);
    await (await chooser).setFiles(file);
  }

  /** Walks to a week and paints what its cursor says: the same hours of neighbouring days. */
  async paint(grid: Locator, days: [string, string], from: string, to: string): Promise<void> {
    await this.reach(grid);
    const here = async () => (await grid.getByRole('gridcell').getAttribute('aria-label')) ?? '';
    const walk = async (key: string, there: (words: string) => boolean) => {
      for (let stops = 0; !there(await here()); stops += 1) {
        if (stops === STOPS_MAX)
          throw new Error(`the cursor of the week does not get there: ${await here()}`);
        await this.press(key);
      }
    };
    const timeOf = (words: string) => /\d\d:\d\d/.exec(words)?.[0] ?? '';
    const endOf = (words: string) => /–(\d\d:\d\d)/.exec(words)?.[1] ?? '';
    await this.press('Escape', 'Home');
    await walk('ArrowRight', (words) => words.startsWith(days[0]));
    await walk(timeOf(await here()) > from ? 'ArrowUp' : 'ArrowDown', (words) => timeOf(words) === from);
    await walk('Shift+ArrowRight', (words) => words.startsWith(days[1]));
    await walk('Shift+ArrowDown', (words) => endOf(words) === to);
    await this.press('Enter');
  }
}
