import type { ContactChange, ContactRow } from '@/api/types';

/** A contact as it stands in a form. */
export interface ContactForm {
  /** By column, as a person writes numbers. */
  phones: Record<string, string>;
  zone: string | null;
  priority: number;
}

/** What a form shows first: valid numbers nationally, others as the call file has them. */
export function formOf({ phones, columns, zone, priority }: ContactRow, phoneColumns: string[]): ContactForm {
  const written = new Map(phones.map(({ column, national }) => [column, national]));
  return {
    phones: Object.fromEntries(phoneColumns.map((name) => [name, written.get(name) ?? columns[name] ?? ''])),
    zone,
    priority,
  };
}

/** What was changed in the form; what was not is not sent, so that it cannot undo somebody else's change. */
export function changeOf(before: ContactForm, after: ContactForm): ContactChange | null {
  const phones = Object.entries(after.phones)
    .map(([column, text]) => [column, text.trim()] as const)
    .filter(([column, text]) => text !== before.phones[column]);
  const change: ContactChange = {
    ...(phones.length > 0 && { phones: Object.fromEntries(phones) }),
    ...(after.zone !== before.zone && { zone: after.zone ?? '' }),
    ...(after.priority !== before.priority && { priority: after.priority }),
  };
  return Object.keys(change).length === 0 ? null : change;
}
