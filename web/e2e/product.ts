import { test as base, expect, type APIRequestContext, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A server that was just installed: nobody has an account yet. */
export interface Product {
  url: string;
  /** The one-time link that makes the first administrator. */
  setupLink: string;
}

export const ADMINISTRATOR = {
  name: 'Camille Martin',
  login: 'camille',
  password: 'un mot de passe assez long',
};

const BINARY = resolve(process.env.RAPPEL_BINARY ?? '../target/debug/rappel');

/** Starts the server on a database of its own and a free port, and waits until it says where it is. */
async function start(
  folder: string,
  options: string[],
): Promise<{ product: Product; process: ChildProcess }> {
  const database = join(folder, 'rappel.sqlite');
  const process = spawn(BINARY, ['serve', '--database', database, '--listen', '127.0.0.1:0', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const setupLink = await new Promise<string>((found, failed) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const link = /http:\/\/\S+\/setup#\S+/.exec(said);
      if (link) found(link[0]);
    };
    process.stdout.on('data', listen);
    process.stderr.on('data', listen);
    process.on('exit', (code) => failed(new Error(`the server ended with ${code} and said: ${said}`)));
  });
  return { product: { url: new URL(setupLink).origin, setupLink }, process };
}

async function stop(process: ChildProcess): Promise<void> {
  const ended = new Promise((done) => process.on('exit', done));
  process.kill('SIGTERM');
  await ended;
}

/** A second administrator, who made no change yet. */
export const COLLEAGUE = {
  name: 'Dominique Lenoir',
  login: 'dominique',
  password: 'encore un mot de passe',
};

/** Signs in by the interface of the server and leaves the session in the page's cookies. */
export async function signIn(page: Page, product: Product, login: string, password: string): Promise<void> {
  const answer = await page.request.post(`${product.url}/api/v1/session`, { data: { login, password } });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
}

/** Changes something as the signed-in account, with the token that a change needs. */
export async function change(
  request: APIRequestContext,
  product: Product,
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  data?: unknown,
  revision?: number,
): Promise<unknown> {
  const session = (await (await request.get(`${product.url}/api/v1/session`)).json()) as {
    csrf_token: string;
  };
  const headers: Record<string, string> = { 'X-CSRF-Token': session.csrf_token };
  if (revision !== undefined) headers['If-Match'] = `"${revision}"`;
  const answer = await request.fetch(`${product.url}/api/v1${path}`, { method, headers, data });
  const text = await answer.text();
  expect(answer.status(), `${method} ${path}: ${text}`).toBeLessThan(300);
  return text === '' ? null : JSON.parse(text);
}

/** Makes campaign 1 of an installation without examples: open on working days, without contacts, with more fields if need be. */
export async function makeCampaign(
  request: APIRequestContext,
  product: Product,
  more: Record<string, unknown> = {},
): Promise<void> {
  const campaign = {
    name: 'Relance',
    zone: 'Europe/Paris',
    country: 'FR',
    phone_columns: [],
    hours: { 'mon-fri': ['09:00-20:00'] },
    ...more,
  };
  await change(request, product, 'POST', '/campaigns', { campaign });
}

/** Puts a strategy in place, with a note. */
export async function putStrategy(
  request: APIRequestContext,
  product: Product,
  strategy: unknown,
  campaign = 1,
  note = '',
): Promise<void> {
  const answer = await request.get(`${product.url}/api/v1/campaigns/${campaign}`);
  const { revision } = (await answer.json()) as { revision: number };
  await change(request, product, 'PUT', `/campaigns/${campaign}/strategy`, { strategy, note }, revision);
}

/** Puts in place, instead of the strategy of a campaign, its numbers alone, without plannings. */
export async function putWithoutPlannings(
  request: APIRequestContext,
  product: Product,
  campaign: number,
): Promise<void> {
  const answer = await request.get(`${product.url}/api/v1/campaigns/${campaign}/strategy`);
  const { strategy } = (await answer.json()) as { strategy: { number: Record<string, unknown>[] } };
  const plain = {
    ...strategy,
    default: [{ recall: { call: 'choice', after: '4 h' } }],
    number: strategy.number.map(({ name, column, caller_id }) => ({ name, column, caller_id })),
  };
  await putStrategy(request, product, plain, campaign, 'Sans plannings');
}

/** Takes a call file into campaign 1, as the screen reads it. */
export async function importCallFile(
  page: Page,
  product: Product,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.goto(`${product.url}/campaigns/1/call-file`);
  await page.setInputFiles('input[type=file]', file);
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  await expect(page.getByText('Import terminé')).toBeVisible();
}

/** Waits until the call files of the example campaigns are read: every campaign has contacts, and no more come. */
export async function examplesImported(request: APIRequestContext, product: Product): Promise<void> {
  let before = '';
  const settled = async () => {
    const campaigns = (await (await request.get(`${product.url}/api/v1/campaigns`)).json()) as {
      contacts: { unplanned: number; waiting: number };
    }[];
    const counts = campaigns.map(({ contacts }) => contacts.unplanned + contacts.waiting);
    const now = counts.join();
    const same = now === before && !counts.includes(0);
    before = now;
    return same;
  };
  await expect.poll(settled, { timeout: 60_000, intervals: [1000] }).toBe(true);
}

interface Fixtures {
  /** An empty installation, before the set-up. */
  installation: Product;
  /** The product with its first administrator, signed in on `page`. */
  product: Product;
}

interface Options {
  /** Whether the example campaigns are loaded. */
  examples: boolean;
}

export const test = base.extend<Fixtures & Options>({
  examples: [false, { option: true }],
  installation: async ({ examples }, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'rappel-e2e-'));
    const { product, process } = await start(folder, examples ? [] : ['--no-examples']);
    await provide(product);
    await stop(process);
    await rm(folder, { recursive: true, force: true });
  },
  product: async ({ installation, page }, provide) => {
    const token = installation.setupLink.split('#')[1];
    const { name, login, password } = ADMINISTRATOR;
    const answer = await page.request.post(`${installation.url}/api/v1/setup`, {
      data: { token, name, login, password },
    });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    await provide(installation);
  },
});

export { expect };
