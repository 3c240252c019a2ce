import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { RoleField } from './RoleField';
import { useAccountChange } from './useAccountChange';

/** Changes the name and the role of an account. */
export function EditAccountDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const change = useAccountChange(account.id);
  const form = useForm({
    initialValues: { name: account.name, role: account.role },
    validate: { name: (value) => (value.trim() === '' ? t('name_missing') : null) },
  });
  return (
    <Modal opened onClose={onClose} title={t('edit.title', { name: account.name })}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ name, role }) =>
          change.mutate({ name: name.trim(), role }, { onSuccess: onClose }),
        )}
      >
        <Stack>
          {change.error !== null && <ProblemNotice problem={change.error} />}
          <TextInput
            label={t('column.name')}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <RoleField value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t('edit.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
