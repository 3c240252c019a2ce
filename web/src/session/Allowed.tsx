import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import type { Right } from './rights';
import { useMay, useSession } from './SessionContext';

/** A page that needs a right; without it, who may open it. */
export function Allowed({ right, children }: { right: Right; children: ReactNode }) {
  const { t } = useTranslation();
  const may = useMay();
  const { account } = useSession();
  if (may(right)) return children;
  return (
    <EmptyState icon={IconLock} title={t('forbidden.title')}>
      {t('forbidden.why', { role: t(`role.${account.role}`) })}
    </EmptyState>
  );
}
