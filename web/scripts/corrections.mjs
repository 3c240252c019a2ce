// What the published document leaves untyped, said as the document would. An entry goes as soon as the document says it itself:
// generating then refuses it.

const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const nullable = (schema) => ({ anyOf: [schema, { type: 'null' }] });
const count = { type: 'integer' };

/** Schemas that are missing. */
export const schemas = {
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

/** Answers whose empty fields are left out instead of being sent as null. */
export const sparse = ['ObstacleExplained', 'Problem'];

/** Operations that want the tag that a change was made from, and do not say so. */
export const tagged = [['/contacts/{id}', 'patch']];
