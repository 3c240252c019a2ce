import { closes, type Qualification, type Rule, statusesOf, SYSTEM_STATUSES } from '@/strategy-model';

/** The columns that a table shows before anybody asks for others. */
const USUAL = ['no_answer', 'busy', 'machine', 'absent', 'rejected'];

/** Every status that a rule can follow: the system's, then the qualifications that do not close the contact (R20, R22). */
export const possibleStatuses = (qualifications: readonly Qualification[]): string[] => [
  ...USUAL,
  ...SYSTEM_STATUSES.filter((status) => !USUAL.includes(status)),
  ...qualifications
    .filter((qualification) => !closes(qualification))
    .map((qualification) => qualification.name),
];

/** The usual columns, those that were asked for, and those that the rules of the table name. */
export function shownStatuses(
  rules: readonly Rule[],
  qualifications: readonly Qualification[],
  asked: readonly string[],
): string[] {
  const named = statusesOf(rules);
  const possible = possibleStatuses(qualifications);
  const wanted = (status: string) =>
    USUAL.includes(status) || named.includes(status) || asked.includes(status);
  return [...possible.filter(wanted), ...named.filter((status) => !possible.includes(status))];
}
