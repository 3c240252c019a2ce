// Types of the API from the document that the server publishes. They are made again with every build and check, and are not kept.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { properties, schemas, sparse, tagged } from './corrections.mjs';

const SCHEMAS = '#/components/schemas/';
const document = JSON.parse(
  readFileSync(new URL('../../crates/server/openapi.json', import.meta.url), 'utf8'),
);
const known = document.components.schemas;

correct();
sayWhatIsAlwaysThere();
const types = astToString(await openapiTS(document, { defaultNonNullable: false, silent: true }));
const file = new URL('../src/api/schema.gen.ts', import.meta.url);
// Left alone when it stands so: what is newer than the built application has it built again.
if (!existsSync(file) || readFileSync(file, 'utf8') !== types) writeFileSync(file, types);

function correct() {
  for (const [name, schema] of Object.entries(schemas)) {
    if (name in known) obsolete(name);
    known[name] = schema;
  }
  for (const [name, corrected] of Object.entries(properties)) {
    for (const [property, schema] of Object.entries(corrected)) {
      const { description, ...said } = known[name].properties[property];
      if (
        Object.values(said).some((word) => JSON.stringify(word) === JSON.stringify(schema)) ||
        '$ref' in said
      )
        obsolete(`${name}.${property}`);
      known[name].properties[property] = { description, ...schema };
    }
  }
  for (const [path, method] of tagged) {
    const operation = document.paths[path][method];
    if (operation.parameters.some(({ name }) => name === 'If-Match')) obsolete(`${method} ${path}`);
    operation.parameters.push({ in: 'header', name: 'If-Match', required: true, schema: { type: 'string' } });
  }
}

function obsolete(what) {
  throw new Error(`scripts/corrections.mjs: the document now says ${what} itself; remove the correction`);
}

/**
 * The document marks nothing that may be null as required. What is only ever answered has all its fields, empty ones as null. What
 * is also sent, the documents of campaigns and strategies, leaves empty fields out.
 */
function sayWhatIsAlwaysThere() {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const sent = reached(operations.map(({ requestBody }) => requestBody));
  const answered = reached(operations.map(({ responses }) => ({ ...responses, default: null })));
  for (const name of answered) {
    if (sparse.includes(name)) continue;
    for (const schema of [known[name], ...(known[name].oneOf ?? [])]) {
      for (const [property, said] of Object.entries(schema.properties ?? {})) {
        if (!mayBeNull(said) || schema.required?.includes(property)) continue;
        if (sent.has(name)) schema.properties[property] = withoutNull(said);
        else schema.required = [...(schema.required ?? []), property];
      }
    }
  }
}

/** Names of the schemas that these parts of the document lead to. */
function reached(parts, names = new Set()) {
  for (const [, name] of JSON.stringify(parts).matchAll(new RegExp(`"${SCHEMAS}(\\w+)"`, 'g'))) {
    if (names.has(name)) continue;
    names.add(name);
    reached([known[name]], names);
  }
  return names;
}

function mayBeNull({ type, anyOf }) {
  return (Array.isArray(type) && type.includes('null')) || anyOf?.some((one) => one.type === 'null') === true;
}

function withoutNull({ type, anyOf, ...rest }) {
  if (anyOf === undefined) return { ...rest, type: type.filter((one) => one !== 'null') };
  const left = anyOf.filter((one) => one.type !== 'null');
  return left.length === 1 ? { ...rest, ...left[0] } : { ...rest, anyOf: left };
}
