import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/api/types';

const ROLES: Role[] = ['administrator', 'supervisor', 'agent', 'auditor'];

interface Props {
  value: Role;
  onChange: (role: Role) => void;
}

/** A role, each with what it may do. */
export function RoleField({ value, onChange }: Props) {
  const { t } = useTranslation('accounts');
  return (
    <Radio.Group label={t('column.role')} value={value} onChange={onChange}>
      <Stack gap={6} mt={6}>
        {ROLES.map((role) => (
          <Radio
            key={role}
            value={role}
            label={t(`common:role.${role}`)}
            description={t(`role_why.${role}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
