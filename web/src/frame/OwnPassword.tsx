import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changePassword } from '@/api/session';
import { newPassword, PASSWORD_MIN } from '@/session/password';
import { ProblemNotice } from '@/ui/ProblemNotice';

/** Changes the password of who is signed in; their other sessions end. */
export function OwnPassword({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('session');
  const form = useForm({
    initialValues: { current: '', next: '', again: '' },
    validate: {
      current: (value) => (value === '' ? t('sign_in.password_missing') : null),
      next: (value) => newPassword(value, t),
      again: (value, { next }) => (value === next ? null : t('password.differs')),
    },
  });
  const change = useMutation({
    mutationFn: ({ current, next }: typeof form.values) => changePassword(current, next),
    onSuccess: () => {
      notifications.show({ message: t('password.changed') });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('password.title')}>
      <form onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
        <Stack>
          {change.error !== null && <ProblemNotice problem={change.error} />}
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            required
            data-autofocus
            {...form.getInputProps('current')}
          />
          <PasswordInput
            label={t('password.new')}
            description={t('password.hint', { min: PASSWORD_MIN })}
            autoComplete="new-password"
            required
            {...form.getInputProps('next')}
          />
          <PasswordInput
            label={t('password.again')}
            autoComplete="new-password"
            required
            {...form.getInputProps('again')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t('password.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
