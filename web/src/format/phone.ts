import type { Phone } from '@/api/types';

interface Plan {
  /** Country calling code. */
  code: string;
  /** What a national number begins with, and an international one has not. */
  trunk: string;
  /** Lengths of the groups in which the national number is written. */
  groups: number[];
}

const PAIRS = [2, 2, 2, 2, 2];

/** Numbering of the countries that the forms know; others are typed and shown with their country code. */
const PLANS: Record<string, Plan> = {
  FR: { code: '33', trunk: '0', groups: PAIRS },
  GP: { code: '590', trunk: '0', groups: [4, 2, 2, 2] },
  MQ: { code: '596', trunk: '0', groups: [4, 2, 2, 2] },
  GF: { code: '594', trunk: '0', groups: [4, 2, 2, 2] },
  RE: { code: '262', trunk: '0', groups: [4, 2, 2, 2] },
  YT: { code: '262', trunk: '0', groups: [4, 2, 2, 2] },
  BE: { code: '32', trunk: '0', groups: [4, 2, 2, 2] },
  CH: { code: '41', trunk: '0', groups: [3, 3, 2, 2] },
  LU: { code: '352', trunk: '', groups: [3, 3, 3] },
  DE: { code: '49', trunk: '0', groups: [4, 4, 4] },
  GB: { code: '44', trunk: '0', groups: [5, 6] },
};

const E164 = /^\+[1-9]\d{3,14}$/;

/** `+33162341810` as `01 62 34 18 10` in France; a foreign number keeps its country code. */
export function nationalPhone(phone: Phone, country = 'FR'): string {
  const plan = PLANS[country];
  if (plan === undefined || !phone.startsWith(`+${plan.code}`)) return phone;
  return grouped(plan.trunk + phone.slice(plan.code.length + 1), plan.groups);
}

/** E.164 of what somebody typed, nationally or with a country code; `null` when it cannot be a number. */
export function parsePhone(text: string, country = 'FR'): Phone | null {
  const typed = text.replace(/[\s().\-/\u00a0\u202f]/g, '').replace(/^00/, '+');
  const plan = PLANS[country];
  const phone =
    typed.startsWith('+') || plan === undefined
      ? typed
      : `+${plan.code}${typed.startsWith(plan.trunk) ? typed.slice(plan.trunk.length) : typed}`;
  return E164.test(phone) ? phone : null;
}

function grouped(digits: string, groups: number[]): string {
  const parts: string[] = [];
  let rest = digits;
  for (const length of groups) {
    parts.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return [...parts, rest].filter((part) => part !== '').join('\u202f');
}
