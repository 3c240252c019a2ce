import { Alert, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { presenceQuery } from '@/api/session';
import { SignInForm } from '@/session/SignInForm';
import { usePageTitle } from '@/ui/usePageTitle';
import { DoorPage } from './DoorPage';

export function Component() {
  const { t } = useTranslation('session');
  const { data } = useQuery(presenceQuery);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const next = ownPath(search.get('next'));
  usePageTitle(t('sign_in.title'));
  if (data?.session != null) return <Navigate to={next} replace />;
  return (
    <DoorPage>
      <Title order={1} mb="md">
        {t('sign_in.title')}
      </Title>
      {data?.setupNeeded === true && (
        <Alert variant="light" mb="md" title={t('setup.needed')}>
          {t('setup.needed_how')}
        </Alert>
      )}
      <SignInForm onSignedIn={() => void navigate(next, { replace: true })} />
    </DoorPage>
  );
}

/** Where to go on: a path of this application, never another site. */
function ownPath(next: string | null): string {
  return next?.startsWith('/') === true && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/';
}
