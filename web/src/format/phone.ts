import type { Phone } from '@/api/types';

interface Plan {
  /** Country calling code. */
  code: string;
  /** What a national number begins with, and an international one has not. */
  trunk: string;
  /** Lengths of the groups in which the national number is written. */
  groups: number[];
  /** Whether every number is as long as its groups. */
  exact: boolean;
}

const PAIRS = [2, 2, 2, 2, 2];

/** Numbering of the countries that the forms know; others are typed and shown with their country code. */
const PLANS: Record<string, Plan> = {
  FR: { code: '33', trunk: '0', groups: PAIRS, exact: true },
  GP: { code: '590', trunk: '0', groups: [4, 2, 2, 2], exact: true },
  MQ: { code: '596', trunk: '0', groups: [4, 2, 2, 2], exact: true },
  GF: { code: '594', trunk: '0', groups: [4, 2, 2, 2], exact: true },
  RE: { code: '262', trunk: '0', groups: [4, 2, 2, 2], exact: true },
  YT: { code: '262', trunk: '0', groups: [4, 2, 2, 2], exact: true },
  BE: { code: '32', trunk: '0', groups: [4, 2, 2, 2], exact: false },
  CH: { code: '41', trunk: '0', groups: [3, 3, 2, 2], exact: true },
  LU: { code: '352', trunk: '', groups: [3, 3, 3], exact: false },
  DE: { code: '49', trunk: '0', groups: [4, 4, 4], exact: false },
  GB: { code: '44', trunk: '0', groups: [5, 6], exact: false },
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
  return E164.test(phone) && hasItsLength(phone, plan) ? phone : null;
}

/** Whether a number of a plan that tells its length has it. */
function hasItsLength(phone: Phone, plan: Plan | undefined): boolean {
  if (plan?.exact !== true || !phone.startsWith(`+${plan.code}`)) return true;
  const digits = plan.trunk.length + phone.length - 1 - plan.code.length;
  return digits === plan.groups.reduce((sum, length) => sum + length, 0);
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
