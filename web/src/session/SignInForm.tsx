import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { presenceQuery, signIn, type Presence } from '@/api/session';
import type { Session } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';

interface Props {
  /** Who is expected; empty for anybody. */
  login?: string;
  onSignedIn: (session: Session) => void;
}

export function SignInForm({ login = '', onSignedIn }: Props) {
  const { t } = useTranslation('session');
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { login, password: '' },
    validate: {
      login: (value) => (value.trim() === '' ? t('sign_in.login_missing') : null),
      password: (value) => (value === '' ? t('sign_in.password_missing') : null),
    },
  });
  const attempt = useMutation({
    mutationFn: (values: { login: string; password: string }) => signIn(values.login.trim(), values.password),
    onSuccess: (presence: Presence) => {
      queries.setQueryData(presenceQuery.queryKey, presence);
      if (presence.session !== null) onSignedIn(presence.session);
    },
    onError: () => form.setFieldValue('password', ''),
  });
  return (
    <form onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
      <Stack gap="md">
        {attempt.error !== null && <ProblemNotice problem={attempt.error} />}
        <TextInput
          label={t('sign_in.login')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          data-autofocus={login === '' ? true : undefined}
          {...form.getInputProps('login')}
        />
        <PasswordInput
          label={t('sign_in.password')}
          autoComplete="current-password"
          required
          data-autofocus={login === '' ? undefined : true}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={attempt.isPending}>
          {t('sign_in.submit')}
        </Button>
      </Stack>
    </form>
  );
}
