import { Alert, Anchor, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { changeLang, presenceQuery, setUp } from '@/api/session';
import { useLang } from '@/format';
import { newPassword, PASSWORD_MIN } from '@/session/password';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { usePageTitle } from '@/ui/usePageTitle';
import { DoorPage } from './DoorPage';

/** Creates the first administrator. The token of the one-time link stands in the fragment, which is never sent or logged. */
export function Component() {
  const { t } = useTranslation('session');
  const token = useLocation().hash.slice(1);
  usePageTitle(t('setup.title'));
  return (
    <DoorPage>
      <Title order={1} mb={4}>
        {t('setup.title')}
      </Title>
      {token === '' ? (
        <Alert color="red" variant="light" title={t('setup.no_token')} mt="sm">
          {t('setup.no_token_how')}{' '}
          <Anchor component={Link} to="/sign-in" inherit>
            {t('sign_in.title')}
          </Anchor>
        </Alert>
      ) : (
        <SetupForm token={token} />
      )}
    </DoorPage>
  );
}

function SetupForm({ token }: { token: string }) {
  const { t } = useTranslation('session');
  const lang = useLang();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { name: '', login: '', password: '', again: '' },
    validate: {
      name: (value) => (value.trim() === '' ? t('setup.name_missing') : null),
      login: (value) => (value.trim() === '' ? t('setup.login_missing') : null),
      password: (value) => newPassword(value, t),
      again: (value, { password }) => (value === password ? null : t('password.differs')),
    },
  });
  const create = useMutation({
    mutationFn: async ({ name, login, password }: typeof form.values) => {
      const presence = await setUp({ token, name: name.trim(), login: login.trim(), password });
      if (presence.session === null) return presence;
      // The account goes on in the language of this page.
      await changeLang(lang);
      const account = { ...presence.session.account, lang };
      return { ...presence, session: { ...presence.session, account } };
    },
    onSuccess: (presence) => {
      queries.setQueryData(presenceQuery.queryKey, presence);
      void navigate('/campaigns', { replace: true });
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('setup.why')}
        </Text>
        {create.error !== null && <ProblemNotice problem={create.error} />}
        <TextInput
          label={t('setup.name')}
          autoComplete="name"
          required
          maxLength={100}
          autoFocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('sign_in.login')}
          description={t('setup.login_hint')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={100}
          {...form.getInputProps('login')}
        />
        <PasswordInput
          label={t('sign_in.password')}
          description={t('password.hint', { min: PASSWORD_MIN })}
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
        <PasswordInput
          label={t('password.again')}
          autoComplete="new-password"
          required
          {...form.getInputProps('again')}
        />
        <Button type="submit" loading={create.isPending}>
          {t('setup.submit')}
        </Button>
      </Stack>
    </form>
  );
}
