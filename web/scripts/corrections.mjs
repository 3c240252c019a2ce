// What the published document leaves untyped, said as the document would. An entry goes as soon as the document says it itself:
// generating then refuses it.

const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const nullable = (schema) => ({ anyOf: [schema, { type: 'null' }] });
const count = { type: 'integer' };

const list = (items) => ({ type: 'array', items });
const text = { type: 'string' };
/** An object whose fields are all there. */
const fields = (properties) => ({ type: 'object', properties, required: Object.keys(properties) });

const oneOf = (...words) => ({ type: 'string', enum: words });

/** The law of a campaign, the rule sets that ship, and what was refused. */
const law = {
  LawPurpose: oneOf('prospection', 'contract', 'collection', 'survey'),
  LawConfidence: oneOf('verified', 'reported', 'unsettled'),
  LawStrength: oneOf('statute', 'regulator', 'code', 'carrier', 'policy'),
  LawRule: {
    type: 'object',
    properties: {
      id: text,
      title: ref('Said'),
      explanation: ref('Said'),
      effective_from: text,
      effective_to: text,
      sources: list(text),
      checked: text,
      confidence: ref('LawConfidence'),
      strength: ref('LawStrength'),
    },
    required: ['id', 'title', 'sources', 'checked', 'confidence', 'strength'],
    additionalProperties: true,
  },
  LawPreset: fields({
    name: text,
    title: ref('Said'),
    explanation: ref('Said'),
    countries: list(text),
    rule: list(ref('LawRule')),
  }),
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
  RefusalLine: fields({
    contact: count,
    key: text,
    phone: ref('Phone'),
    channel: oneOf('calls', 'texts'),
    rule: text,
    title: nullable(ref('Said')),
    first_at: ref('Instant'),
    at: ref('Instant'),
    times: count,
    earliest: nullable(ref('Instant')),
  }),
  RefusalPage: fields({ items: list(ref('RefusalLine')), next: nullable(text) }),
};

/** Schemas that are missing. */
export const schemas = {
  ...law,
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

const answers = (schema) => ({ 200: { description: 'OK', content: json(schema) } });

/** Addresses that are missing. */
export const paths = {
  '/law/presets': { get: { responses: answers(list(ref('LawPreset'))) } },
  '/campaigns/{id}/refusals': {
    get: {
      parameters: [
        { name: 'id', in: 'path', required: true, schema: count },
        { name: 'after', in: 'query', schema: text },
        { name: 'limit', in: 'query', schema: count },
      ],
      responses: answers(ref('RefusalPage')),
    },
  },
};

/** Answers whose empty fields are left out instead of being sent as null. */
export const sparse = ['ObstacleExplained', 'Problem'];

/** Operations that want the tag that a change was made from, and do not say so. */
export const tagged = [['/contacts/{id}', 'patch']];
