// What the published document leaves untyped, said as the document would. An entry goes as soon as the document says it itself:
// generating then refuses it.

const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const nullable = (schema) => ({ anyOf: [schema, { type: 'null' }] });
const count = { type: 'integer' };
const counts = (...names) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, count])),
  required: names,
});

const list = (items) => ({ type: 'array', items });
const text = { type: 'string' };
const number = { type: 'number' };
/** An object whose fields are all there. */
const fields = (properties) => ({ type: 'object', properties, required: Object.keys(properties) });
const bands = (...names) => Object.fromEntries(names.map((name) => [name, ref('Band')]));

/** A forecast. */
const forecast = {
  Band: fields({ low: number, mean: number, high: number }),
  Quarter: fields({
    at: ref('Instant'),
    agents: number,
    ...bands('callable', 'calls', 'answers', 'busy_agents', 'occupancy_percent', 'idle_agent_s', 'abandoned'),
    ...bands('texts', 'messages'),
  }),
  ForecastDay: fields({
    date: text,
    ...bands('reached', 'ended', 'waiting', 'calls', 'answers', 'abandoned', 'occupancy_percent'),
    ...bands('idle_agent_s', 'texts', 'messages'),
  }),
  Forecast: fields({
    strategy: text,
    from: ref('Instant'),
    until: ref('Instant'),
    zone: text,
    seeds: count,
    contacts: count,
    ended_before: count,
    quarters: list(ref('Quarter')),
    days: list(ref('ForecastDay')),
    totals: fields({
      ended: list(fields({ result: text, contacts: ref('Band') })),
      ...bands('reached', 'waiting', 'calls', 'answers', 'abandoned', 'abandonment_percent', 'texts'),
      ...bands('messages', 'occupancy_percent', 'idle_agent_h'),
    }),
    exhausted_at: nullable(fields({ low: ref('Instant'), mean: ref('Instant'), high: ref('Instant') })),
    exhausted_percent: number,
    holes: list(fields({ from: ref('Instant'), until: ref('Instant'), contacts_waiting: number })),
    profile: fields({ name: text, learned: { type: 'boolean' }, note: ref('Said') }),
    assumptions: list(ref('Said')),
  }),
  Comparison: fields({ forecasts: list(ref('Forecast')) }),
};

/** Where all contacts of a campaign stand. */
const standing = {
  StandingExample: fields({ id: count, key: text }),
  StandingShare: fields({
    standing: text,
    said: ref('Said'),
    contacts: count,
    first_from: nullable(ref('Instant')),
    example: ref('StandingExample'),
  }),
  Standing: fields({ at: ref('Instant'), contacts: count, shares: list(ref('StandingShare')) }),
};

const oneOf = (...words) => ({ type: 'string', enum: words });

/** The law of a campaign, and the rule sets that ship. */
const law = {
  LawPurpose: oneOf('prospection', 'contract', 'collection', 'survey'),
  LawConfidence: oneOf('verified', 'reported', 'unsettled'),
  LawStrength: oneOf('statute', 'regulator', 'code', 'carrier', 'policy'),
  LawRule: {
    type: 'object',
    properties: { id: text, title: ref('Said') },
    required: ['id', 'title'],
    additionalProperties: true,
  },
  Responsibility: fields({ by: text, at: ref('Instant'), reason: text }),
  Law: {
    type: 'object',
    properties: {
      presets: list(text),
      purpose: ref('LawPurpose'),
      principal: nullable(text),
      consent_column: nullable(text),
      contract_column: nullable(text),
      rule: list(ref('LawRule')),
      responsibility: nullable(ref('Responsibility')),
    },
    required: ['purpose'],
  },
  PresetRule: fields({
    id: text,
    title: ref('Said'),
    source: text,
    checked: text,
    confidence: ref('LawConfidence'),
    strength: ref('LawStrength'),
    effective_from: nullable(text),
    effective_to: nullable(text),
  }),
  PresetListed: fields({
    name: text,
    title: ref('Said'),
    countries: list(text),
    rules: list(ref('PresetRule')),
  }),
};

/** Schemas that are missing. */
export const schemas = {
  ...forecast,
  ...law,
  ...standing,
  Effect: counts('contacts', 'unchanged', 'moved', 'become_callable', 'become_waiting', 'ended', 'revived'),
  ImportReport: {
    type: 'object',
    properties: {
      added: count,
      updated: count,
      unchanged: count,
      rejected: count,
      incomplete: {
        ...count,
        description: 'Taken with something left out, for example one number among others.',
      },
      rejects_url: {
        type: ['string', 'null'],
        description: 'Where rejected and incomplete rows stand with their reasons.',
      },
    },
    required: ['added', 'updated', 'unchanged', 'rejected', 'incomplete', 'rejects_url'],
  },
  TextError: {
    type: 'object',
    properties: {
      line: count,
      column: count,
      message: ref('Said'),
      expected: { type: 'array', items: { type: 'string' } },
      nearest: { type: 'string' },
    },
    required: ['line', 'column', 'message'],
  },
  Present: {
    type: 'object',
    description: 'What is there instead; of a contact, its tag.',
    properties: {
      revision: count,
      changed_by: { type: ['string', 'null'] },
      changed_at: nullable(ref('Instant')),
      etag: { type: 'string' },
    },
  },
};

/** Properties that have no type, or one that is too wide, by schema. */
export const properties = {
  Campaign: { law: nullable(ref('Law')) },
  AuditLine: { detail: { type: 'object', additionalProperties: true } },
  CampaignDetail: { last_error: nullable(ref('Said')), speed: nullable(ref('Speed')) },
  CampaignSummary: { last_error: nullable(ref('Said')), speed: nullable(ref('Speed')) },
  ContactDetail: { columns: { type: 'object', additionalProperties: { type: 'string' } } },
  ContactRow: { columns: { type: 'object', additionalProperties: { type: 'string' } } },
  Finding: {
    cells: {
      type: 'array',
      items: {
        type: 'object',
        properties: { span: ref('DaySpan'), weekday: count },
        required: ['span', 'weekday'],
      },
    },
  },
  Job: {
    problem: nullable(ref('Problem')),
    result: {
      anyOf: [ref('ImportReport'), ref('Effect'), ref('Comparison'), ref('Standing'), { type: 'null' }],
    },
  },
  Problem: {
    current: ref('Present'),
    errors: { type: 'array', items: ref('TextError') },
    findings: { type: 'array', items: ref('Finding') },
  },
  Snapshot: { last_error: nullable(ref('Said')), speed: nullable(ref('Speed')) },
  Upload: {
    encoding: { type: ['string', 'null'] },
    format: { type: 'string', enum: ['text', 'workbook'] },
  },
  WhatIf: { lang: ref('Lang') },
};

const json = (schema) => ({ 'application/json': { schema } });
const asks = (body, status, answered, ...path) => ({
  post: {
    parameters: path.map((name) => ({ name, in: 'path', required: true, schema: count })),
    requestBody: { required: true, content: json(body) },
    responses: { [status]: { description: 'OK', content: json(answered) } },
  },
});

/** Addresses that are missing. */
export const paths = {
  '/law/presets': {
    get: { responses: { 200: { description: 'OK', content: json(list(ref('PresetListed'))) } } },
  },
  '/campaigns/{id}/forecasts': asks(
    {
      type: 'object',
      properties: {
        strategies: list(fields({ name: text, strategy: nullable(ref('Strategy')) })),
        days: count,
        agents: count,
        profile: text,
        seeds: count,
      },
      required: ['days'],
    },
    202,
    ref('Job'),
    'id',
  ),
};

/** Answers whose empty fields are left out instead of being sent as null. */
export const sparse = ['ObstacleExplained', 'Problem'];

/** Operations that want the tag that a change was made from, and do not say so. */
export const tagged = [['/contacts/{id}', 'patch']];
