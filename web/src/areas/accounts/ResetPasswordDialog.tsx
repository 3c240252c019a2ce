import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/api/types';
import { newPassword, PASSWORD_MIN } from '@/session/password';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useAccountChange } from './useAccountChange';

/** Gives an account another password. */
export function ResetPasswordDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const { t: tSession } = useTranslation('session');
  const change = useAccountChange(account.id);
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => newPassword(value, tSession) },
  });
  const { name } = account;
  const done = () => {
    notifications.show({ message: t('reset.done', { name }) });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('reset.title', { name })}>
      <form noValidate onSubmit={form.onSubmit((values) => change.mutate(values, { onSuccess: done }))}>
        <Stack>
          <Text size="sm">{t('reset.why')}</Text>
          {change.error !== null && <ProblemNotice problem={change.error} />}
          <PasswordInput
            label={tSession('password.new')}
            description={tSession('password.hint', { min: PASSWORD_MIN })}
            autoComplete="new-password"
            required
            data-autofocus
            {...form.getInputProps('password')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {tSession('password.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
