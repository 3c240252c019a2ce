import type { TFunction } from 'i18next';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

/** Why this cannot be a new password, or `null`. */
export function newPassword(value: string, t: TFunction<'session'>): string | null {
  if (value.length < PASSWORD_MIN) return t('session:password.short', { min: PASSWORD_MIN });
  if (value.length > PASSWORD_MAX) return t('session:password.long', { max: PASSWORD_MAX });
  return null;
}
