import { Button, Group, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountsQuery, createAccount } from '@/api/accounts';
import type { NewAccount } from '@/api/types';
import { newPassword, PASSWORD_MIN } from '@/session/password';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { RoleField } from './RoleField';

export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const { t: tSession } = useTranslation('session');
  const queries = useQueryClient();
  const form = useForm<NewAccount>({
    initialValues: { name: '', login: '', role: 'supervisor', password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? t('name_missing') : null),
      login: (value) => (value.trim() === '' ? t('login_missing') : null),
      password: (value) => newPassword(value, tSession),
    },
  });
  const create = useMutation({
    mutationFn: (account: NewAccount) =>
      createAccount({ ...account, name: account.name.trim(), login: account.login.trim() }),
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
      notifications.show({ message: t('created_told', { name }) });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('create')}>
      <form noValidate onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <Stack>
          {create.error !== null && <ProblemNotice problem={create.error} />}
          <TextInput
            label={t('column.name')}
            required
            maxLength={100}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('column.login')}
            description={t('login_hint')}
            required
            maxLength={100}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('login')}
          />
          <RoleField value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
          <PasswordInput
            label={tSession('sign_in.password')}
            description={tSession('password.hint', { min: PASSWORD_MIN })}
            autoComplete="new-password"
            required
            {...form.getInputProps('password')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
