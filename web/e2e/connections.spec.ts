import type { Page } from '@playwright/test';
import { change, expect, makeCampaign, type Product, test } from './product';
import { wordsIn } from './words';

const say = wordsIn('fr');
const ARI_PASSWORD = 'mot-de-passe-ari-7431';
const SMPP_PASSWORD = 'smp-7431';
/** Nobody listens there. */
const NOBODY = 'http://127.0.0.1:1';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const panel = (page: Page, title: string) => page.getByRole('region', { name: say(title) });
const dialog = (page: Page) => page.getByRole('dialog');
const field = (page: Page, key: string) => dialog(page).getByLabel(say(key), { exact: false }).first();
const save = async (page: Page) => {
  await dialog(page)
    .getByRole('button', { name: say('common:save') })
    .click();
  await expect(dialog(page)).toHaveCount(0);
};

/** Everything that a page holds, what stands in its fields too. */
const held = (page: Page) =>
  page.evaluate(
    () =>
      document.documentElement.outerHTML +
      [...document.querySelectorAll('input, textarea')]
        .map((input) => (input as HTMLInputElement).value)
        .join(' '),
  );

async function configure(page: Page, product: Product): Promise<void> {
  await page.goto(`${product.url}/connections`);
  await button(page, say('connections:switch.connect')).click();
  await field(page, 'connections:switch.url').fill(NOBODY);
  await field(page, 'connections:switch.user').fill('rappel');
  await dialog(page)
    .getByLabel(say('connections:secret.value_of', { label: say('connections:switch.password') }))
    .fill(ARI_PASSWORD);
  await save(page);

  await button(page, say('connections:trunk.add')).click();
  await field(page, 'connections:trunk.name').fill('operateur');
  await field(page, 'connections:trunk.endpoint').fill('PJSIP/{number}@operateur');
  await save(page);

  await button(page, say('connections:account.add')).click();
  await field(page, 'connections:account.name').fill('textos');
  await field(page, 'connections:account.sender').fill('RAPPEL');
  await field(page, 'connections:smpp.host').fill('127.0.0.1');
  await field(page, 'connections:smpp.port').fill('1');
  await field(page, 'connections:smpp.system_id').fill('rappel');
  await dialog(page)
    .getByLabel(say('connections:secret.value_of', { label: say('connections:account.secret') }))
    .fill(SMPP_PASSWORD);
  await save(page);
}

test('a switch, a trunk and a text account that reach nobody say so, and show no secret', async ({
  page,
  product,
}) => {
  const answers: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/connections'))
      void response.text().then(
        (text) => answers.push(text),
        () => null,
      );
  });
  await configure(page, product);

  await expect(panel(page, 'connections:switch.title')).toContainText(say('connections:switch.not_reached'));
  await expect(panel(page, 'connections:trunk.title')).toContainText(
    say('connections:trunk.states.switch_unreachable'),
  );
  await expect(panel(page, 'connections:account.title')).toContainText(say('connections:account.links.down'));
  await expect(panel(page, 'connections:account.title')).toContainText('connexion impossible');

  await button(page, say('connections:test_call.of', { name: 'operateur' })).click();
  await field(page, 'connections:test_call.to').fill('06 39 98 00 01');
  await button(page, say('connections:test_call.submit')).click();
  await expect(dialog(page).getByRole('alert').last()).toContainText('Le commutateur ne répond pas');
  await button(page, say('common:close')).last().click();

  await button(page, say('connections:test_text.of', { name: 'textos' })).click();
  await field(page, 'connections:test_text.to').fill('06 39 98 00 01');
  await expect(dialog(page)).toContainText('1 segment');
  await button(page, say('connections:test_text.submit')).click();
  // The account is given some time to connect.
  await expect(dialog(page)).toContainText(say('connections:test_text.states.returned'), { timeout: 60_000 });
  await expect(dialog(page)).toContainText('connexion impossible');
  await button(page, say('common:close')).last().click();

  await button(page, say('connections:switch.edit')).click();
  await expect(dialog(page)).toContainText(say('connections:switch.detect_trade_off'));
  await expect(field(page, 'connections:switch.url')).toHaveValue(NOBODY);
  await field(page, 'connections:switch.context').fill('sortie');
  expect(await held(page)).not.toContain(ARI_PASSWORD);
  // The password is kept, as the field says.
  await save(page);
  await expect(panel(page, 'connections:switch.title')).toContainText('sortie');

  await page.reload();
  await expect(panel(page, 'connections:account.title')).toContainText('textos');
  expect(await held(page)).not.toContain(SMPP_PASSWORD);
  expect(answers.length).toBeGreaterThan(3);
  for (const secret of [ARI_PASSWORD, SMPP_PASSWORD]) expect(answers.join()).not.toContain(secret);

  await button(page, say('connections:switch.remove')).click();
  await button(page, say('connections:switch.remove_submit')).click();
  await expect(page.getByText(say('connections:switch.none'))).toBeVisible();
});

test('settings that will not do are refused at their place, and nothing typed is lost', async ({
  page,
  product,
}) => {
  await page.goto(`${product.url}/connections`);
  await button(page, say('connections:account.add')).click();
  await dialog(page)
    .getByRole('combobox', { name: say('connections:account.preset') })
    .click();
  await page.getByRole('option', { name: say('connections:account.presets.json_token') }).click();
  await field(page, 'connections:account.name').fill('agregateur');
  await field(page, 'connections:account.sender').fill('RAPPEL');
  await dialog(page)
    .getByLabel(say('connections:secret.value_of', { label: say('connections:account.secret') }))
    .fill(SMPP_PASSWORD);
  const settings = dialog(page).getByLabel(say('connections:http.settings'));
  await settings.fill('{\n  "url": "https://sms.example",\n}');
  await expect(dialog(page)).toContainText('ligne 3');
  await settings.fill('{ "url": "https://sms.example", "answer_s": 500 }');
  await button(page, say('common:save')).click();
  await expect(dialog(page).getByText(/answer_s — /)).toBeVisible();
  await expect(settings).toHaveValue(/"answer_s": 500/);
  await expect(field(page, 'connections:account.name')).toHaveValue('agregateur');
});

test('nothing moves when a campaign learns which trunks are real', async ({ page, product }) => {
  await makeCampaign(page.request, product);
  let answer: (() => void) | undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/v1/connections', async (route) => {
    await answered;
    await route.continue();
  });
  await page.goto(`${product.url}/campaigns/1/general`);
  const name = page.getByRole('combobox', { name: say('campaign:dialling.trunk_name') });
  const top = () => name.evaluate((field) => field.getBoundingClientRect().top + window.scrollY);
  const told = page.getByText(say('campaign:dialling.network.simulated'));
  await expect(name).toBeVisible();
  await expect(told).toBeHidden();
  const before = await top();
  answer?.();
  await expect(told).toBeVisible();
  expect(await top()).toBe(before);
});

test('a campaign on a trunk of the switch says that it really calls, and starts only when that is meant', async ({
  page,
  product,
}) => {
  await makeCampaign(page.request, product);
  await page.goto(`${product.url}/campaigns/1/general`);
  await expect(page.getByText(say('common:simulated'))).toBeVisible();
  await expect(page.getByText(say('campaign:dialling.network.simulated'))).toBeVisible();
  const switched = {
    settings: { asterisk: { url: NOBODY, user: 'rappel' } },
    secrets: { password: { value: ARI_PASSWORD } },
  };
  await change(page.request, product, 'PUT', '/connections/switch', switched, 0);
  const trunk = { name: 'operateur', endpoint: 'PJSIP/{number}@operateur' };
  await change(page.request, product, 'PUT', '/connections/trunks/operateur', { settings: trunk }, 0);

  await page.reload();
  await expect(page.getByText(say('common:simulated'))).toHaveCount(0);
  await expect(page.getByText(say('campaigns:network.simulated'), { exact: true })).toBeVisible();
  await page.getByRole('combobox', { name: say('campaign:dialling.trunk_name') }).fill('');
  await page.getByRole('option', { name: 'operateur' }).click();
  await expect(page.getByText(say('campaign:dialling.network.real'))).toBeVisible();
  await button(page, say('common:save')).click();
  await expect(page.getByText(say('campaigns:network.real'), { exact: true })).toBeVisible();

  await button(page, say('campaigns:actions.start')).click();
  await expect(dialog(page)).toContainText(say('campaigns:start.real'));
  await expect(dialog(page).getByRole('radio')).toHaveCount(0);
  const start = dialog(page).getByRole('button', { name: say('campaigns:start.submit') });
  await expect(start).toBeDisabled();
  await dialog(page).getByLabel(say('campaigns:start.real_agreed')).check();
  await expect(start).toBeEnabled();
});
