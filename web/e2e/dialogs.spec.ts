import type { Locator, Page } from '@playwright/test';
import { faults, loaded, LOOKS, picture, show } from './looks';
import { ADMINISTRATOR, change, examplesImported, expect, type Product, test } from './product';
import { CALL_FILE, MESSAGE } from './relance';
import { type Words, wordsIn } from './words';

/** Something that opens over a screen, or that a screen becomes. */
interface Opened {
  name: string;
  path: string;
  open: (page: Page, say: Words) => Promise<unknown>;
  /** What is to be seen then. */
  shown?: (page: Page, say: Words) => Locator;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
/** Chooses from the menu behind a button. */
const menu = async (page: Page, behind: string, name: string) => {
  await button(page, behind).click();
  await item(page, name).click();
};
const CAMPAIGN = 'Relance amiable, hiver 2026';
const MANAGER = '/campaigns/1/strategy/edit';
const firstRule = (page: Page) =>
  page.locator('section[aria-labelledby=rules]').getByRole('gridcell').first();
const dialog = (page: Page) => page.getByRole('dialog');

const OPENED: Opened[] = [
  {
    name: 'new campaign',
    path: '/campaigns',
    open: (page, say) => button(page, say('campaigns:create.title')).click(),
  },
  {
    name: 'new campaign, as a copy',
    path: '/campaigns',
    open: async (page, say) => {
      await button(page, say('campaigns:create.title')).click();
      await page.getByText(say('campaigns:create.copy')).click();
    },
  },
  {
    name: 'actions of a campaign',
    path: '/campaigns/1/general',
    open: (page, say) => button(page, say('campaigns:actions.more', { name: CAMPAIGN })).click(),
    shown: (page) => page.getByRole('menu'),
  },
  {
    name: 'duplicate',
    path: '/campaigns/1/general',
    open: (page, say) =>
      menu(page, say('campaigns:actions.more', { name: CAMPAIGN }), say('campaigns:actions.duplicate')),
  },
  {
    name: 'stop',
    path: '/campaigns/2/general',
    open: async (page, say) => {
      await page.getByRole('button', { name: say('campaigns:actions.more', { name: '' }) }).click();
      await item(page, say('campaigns:actions.stop')).click();
    },
  },
  {
    name: 'archived, with its undo',
    path: '/campaigns/3/general',
    open: async (page, say) => {
      await page.getByRole('button', { name: say('campaigns:actions.more', { name: '' }) }).click();
      await item(page, say('campaigns:actions.archive')).click();
    },
    shown: (page, say) => button(page, say('common:undo')),
  },
  {
    name: 'archived campaigns',
    path: '/campaigns',
    open: (page, say) =>
      page.getByRole('switch', { name: say('campaigns:show_archived') }).check({ force: true }),
    shown: (page) => page.getByRole('heading', { level: 1 }),
  },
  {
    name: 'start',
    path: '/campaigns/1/general',
    open: (page, say) => button(page, say('campaigns:actions.start')).click(),
  },
  {
    name: 'a date',
    path: '/campaigns/1/general',
    open: (page, say) => page.getByLabel(say('campaign:field.last_day')).click(),
    shown: (page, say) => button(page, say('common:calendar.month.next')),
  },
  {
    name: 'exact hours',
    path: '/campaigns/1/general',
    open: (page, say) => button(page, say('week:exact')).click(),
    shown: (page, say) => button(page, say('week:exact_apply')),
  },
  {
    name: 'leave with unsaved changes',
    path: '/campaigns/1/general',
    open: async (page, say) => {
      await page.getByLabel(say('campaign:field.name')).first().fill('Autre nom');
      await page.getByRole('link', { name: say('campaign:tab.sounds') }).click();
    },
  },
  {
    name: 'mapping of a call file',
    path: '/campaigns/1/call-file',
    open: (page) => page.setInputFiles('input[type=file]', CALL_FILE),
    shown: (page, say) => button(page, say('callfile:mapping.import')),
  },
  {
    name: 'naming a sound',
    path: '/campaigns/1/sounds',
    open: (page) => page.setInputFiles('input[type=file] >> nth=0', MESSAGE),
    shown: (page, say) => button(page, say('sounds:add.submit')),
  },
  {
    name: 'remove a sound',
    path: '/campaigns/1/sounds',
    open: (page, say) =>
      page
        .getByRole('button', { name: say('sounds:remove.it', { name: '' }) })
        .first()
        .click(),
  },
  {
    name: 'remove the strategy',
    path: '/campaigns/1/strategy',
    open: (page, say) => button(page, say('strategy:tab.remove')).click(),
  },
  {
    name: 'cell editor',
    path: MANAGER,
    open: (page) => firstRule(page).click(),
  },
  {
    name: 'a list of the cell editor',
    path: MANAGER,
    open: async (page, say) => {
      await firstRule(page).click();
      await dialog(page)
        .getByRole('combobox', { name: say('strategy:moment.label') })
        .click();
    },
    shown: (page) => page.getByRole('listbox'),
  },
  {
    name: 'menu of a cell',
    path: MANAGER,
    open: (page) => firstRule(page).click({ button: 'right' }),
    shown: (page) => page.getByRole('menu'),
  },
  {
    name: 'a planning',
    path: MANAGER,
    open: (page, say) =>
      page
        .getByRole('button', { name: say('strategy:plannings.edit', { name: '' }) })
        .first()
        .click(),
    shown: (page, say) => button(page, say('strategy:plannings.remove')),
  },
  {
    name: 'actions of a number',
    path: MANAGER,
    open: (page, say) => button(page, say('strategy:numbers.menu', { tel: 'TEL1' })).click(),
    shown: (page) => page.getByRole('menu'),
  },
  {
    name: 'properties',
    path: MANAGER,
    open: (page, say) => button(page, say('strategy:properties.title')).click(),
  },
  {
    name: 'view',
    path: MANAGER,
    open: (page, say) => button(page, say('strategy:manager.view')).click(),
  },
  {
    name: 'save',
    path: MANAGER,
    open: (page, say) => button(page, say('strategy:manager.save')).click(),
  },
  {
    name: 'import a strategy',
    path: MANAGER,
    open: (page, say) => menu(page, say('strategy:start.file'), say('strategy:start.import')),
  },
  {
    name: 'ready-made strategies',
    path: MANAGER,
    open: (page, say) => menu(page, say('strategy:start.file'), say('strategy:start.ready')),
  },
  {
    name: 'strategy of another campaign',
    path: MANAGER,
    open: (page, say) => menu(page, say('strategy:start.file'), say('strategy:start.campaign')),
  },
  {
    name: 'versions compared',
    path: '/campaigns/1/strategy/versions',
    open: (page, say) => page.getByLabel(say('strategy:versions.before', { version: 1 })).check(),
    shown: (page, say) =>
      page.getByRole('heading', { name: say('strategy:versions.between', { before: 1, after: 2 }) }),
  },
  {
    name: 'restore a version',
    path: '/campaigns/1/strategy/versions',
    open: (page, say) => button(page, say('strategy:versions.restore_one', { version: 1 })).click(),
  },
  {
    name: 'no strategy yet',
    path: '/campaigns/4/strategy',
    open: () => Promise.resolve(),
    shown: (page, say) => page.getByText(say('strategy:tab.none')),
  },
  {
    name: 'edit a contact',
    path: '/campaigns/1/contacts/4294967296',
    open: (page, say) => button(page, say('contacts:edit.button')).click(),
  },
  {
    name: 'never call again',
    path: '/campaigns/1/contacts/4294967296',
    open: (page, say) => button(page, say('contacts:never.button')).click(),
  },
  {
    name: 'new account',
    path: '/accounts',
    open: (page, say) => button(page, say('accounts:create')).click(),
  },
  {
    name: 'edit an account',
    path: '/accounts',
    open: (page, say) =>
      menu(page, say('accounts:actions.more', { name: ADMINISTRATOR.name }), say('accounts:actions.edit')),
  },
  {
    name: 'new password of an account',
    path: '/accounts',
    open: (page, say) =>
      menu(
        page,
        say('accounts:actions.more', { name: ADMINISTRATOR.name }),
        say('accounts:actions.password'),
      ),
  },
  {
    name: 'connect a switch',
    path: '/connections',
    open: (page, say) => button(page, say('connections:switch.connect')).click(),
  },
  {
    name: 'add a trunk',
    path: '/connections',
    open: (page, say) => button(page, say('connections:trunk.add')).click(),
  },
  {
    name: 'test call',
    path: '/connections',
    open: (page, say) => button(page, say('connections:test_call.of', { name: 'operateur' })).click(),
  },
  {
    name: 'edit a text account',
    path: '/connections',
    open: (page, say) =>
      menu(page, say('connections:actions_on', { name: 'textos' }), say('connections:edit')),
  },
  {
    name: 'add a text account over HTTP',
    path: '/connections',
    open: async (page, say) => {
      await button(page, say('connections:account.add')).click();
      await page.getByRole('combobox', { name: say('connections:account.preset') }).click();
      await page.getByRole('option', { name: say('connections:account.presets.json_token') }).click();
      await expect(page.getByLabel(say('connections:http.settings'))).toBeVisible();
    },
  },
  {
    name: 'test text',
    path: '/connections',
    open: (page, say) => button(page, say('connections:test_text.of', { name: 'textos' })).click(),
  },
  {
    name: 'remove a trunk',
    path: '/connections',
    open: (page, say) =>
      menu(page, say('connections:actions_on', { name: 'operateur' }), say('connections:remove')),
  },
  {
    name: 'own password',
    path: '/accounts',
    open: (page, say) =>
      menu(page, say('common:account.label', { name: ADMINISTRATOR.name }), say('common:account.password')),
  },
  {
    name: 'appearance',
    path: '/accounts',
    open: (page, say) => page.getByRole('button', { name: say('common:scheme.label') }).click(),
    shown: (page) => page.getByRole('menu'),
  },
  {
    name: 'no such page',
    path: '/nowhere',
    open: () => Promise.resolve(),
    shown: (page, say) => page.getByText(say('common:not_found.title')),
  },
];

/** Two versions of a strategy, a campaign that is paused, one without a strategy; a trunk and a text account that reach nobody. */
async function prepare(page: Page, product: Product): Promise<void> {
  const request = page.request;
  const answer = await request.get(`${product.url}/api/v1/campaigns/1/strategy`);
  const { revision, strategy } = (await answer.json()) as {
    revision: number;
    strategy: { number: { name: string }[] };
  };
  const number = strategy.number.map((one, index) => (index === 0 ? { ...one, name: 'Portable' } : one));
  const renamed = { strategy: { ...strategy, number }, note: 'TEL1 renommé' };
  await change(request, product, 'PUT', '/campaigns/1/strategy', renamed, revision);
  await examplesImported(request, product);
  await change(request, product, 'POST', '/campaigns/2/start', { speed: 'real', accept_warnings: true });
  await change(request, product, 'POST', '/campaigns/2/pause');
  const { campaign } = (await (await request.get(`${product.url}/api/v1/campaigns/2`)).json()) as {
    campaign: object;
  };
  await change(request, product, 'POST', '/campaigns', { campaign: { ...campaign, name: 'Sans stratégie' } });
  const trunk = { name: 'operateur', endpoint: 'PJSIP/{number}@operateur' };
  await change(request, product, 'PUT', '/connections/trunks/operateur', { settings: trunk }, 0);
  const account = {
    name: 'textos',
    sender: 'RAPPEL',
    countries: ['FR'],
    protocol: { smpp: { host: '127.0.0.1', port: 1, system_id: 'rappel' } },
  };
  const secrets = { account: { value: 'secret' } };
  await change(
    request,
    product,
    'PUT',
    '/connections/text-accounts/textos',
    { settings: account, secrets },
    0,
  );
}

test.describe('over a screen', () => {
  test.use({ examples: true });
  for (const look of LOOKS) {
    test(`axe finds nothing in any dialog, ${look.name}`, async ({ page, product }) => {
      test.setTimeout(400_000);
      await prepare(page, product);
      const say = wordsIn(look.lang);
      await show(page, look, `${product.url}/campaigns`);
      const wrong: string[] = [];
      for (const { name, path, open, shown = dialog } of OPENED) {
        await test.step(name, async () => {
          await page.goto(`${product.url}${path}`);
          try {
            await open(page, say);
            await expect(shown(page, say).first()).toBeVisible();
          } catch (error) {
            wrong.push(`${name} does not open: ${String(error).slice(0, 300)}`);
            return;
          }
          await loaded(page);
          await picture(page, look, `/${name.replaceAll(' ', '-')}`);
          wrong.push(...(await faults(page, name)));
        });
      }
      expect(wrong).toEqual([]);
    });
  }
});

for (const look of LOOKS) {
  test(`axe finds nothing before somebody is signed in, ${look.name}`, async ({ page, installation }) => {
    const say = wordsIn(look.lang);
    const wrong: string[] = [];
    const see = async (name: string) => {
      await picture(page, look, `/${name.replaceAll(' ', '-')}`);
      wrong.push(...(await faults(page, name)));
    };
    await show(page, look, `${installation.url}/sign-in`);
    await expect(page.getByText(say('session:setup.needed'))).toBeVisible();
    await see('nobody yet');
    await page.goto(installation.setupLink);
    await expect(page.getByRole('heading', { name: say('session:setup.title') })).toBeVisible();
    await see('first set-up');
    await button(page, say('session:setup.submit')).click();
    await expect(page.getByText(say('session:setup.name_missing'))).toBeVisible();
    await see('first set-up, empty');
    await page.getByLabel(say('session:setup.name')).first().fill(ADMINISTRATOR.name);
    await page.getByLabel(say('session:sign_in.login')).fill(ADMINISTRATOR.login);
    await page
      .getByRole('textbox', { name: say('session:sign_in.password') })
      .first()
      .fill(ADMINISTRATOR.password);
    await page.getByRole('textbox', { name: say('session:password.again') }).fill(ADMINISTRATOR.password);
    await button(page, say('session:setup.submit')).click();
    await expect(page.getByText(say('campaigns:none.title'))).toBeVisible();
    await see('no campaign');

    await page.context().clearCookies();
    await button(page, say('campaigns:create.title')).click();
    await expect(page.getByRole('heading', { name: say('session:again.title') })).toBeVisible();
    await see('session over');

    await page.goto(`${installation.url}/campaigns`);
    await page.getByLabel(say('session:sign_in.login')).fill(ADMINISTRATOR.login);
    await page.getByLabel(say('session:sign_in.password')).first().fill('pas le bon mot de passe');
    await button(page, say('session:sign_in.submit')).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await see('sign-in, refused');
    expect(wrong).toEqual([]);
  });
}
