import { Anchor } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { Problem } from '@/api/problem';
import { EmptyState } from './EmptyState';
import { ProblemPage } from './ProblemPage';

/** What a route shows when it could not be rendered, or does not exist. */
export function RouteProblem() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <ProblemPage
      problem={error instanceof Error ? Problem.of(error) : Problem.of(new Error(t('problem.unexpected')))}
      onRetry={() => window.location.reload()}
    />
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={IconMapQuestion}
      title={t('not_found.title')}
      level={1}
      action={
        <Anchor component={Link} to="/campaigns">
          {t('not_found.back')}
        </Anchor>
      }
    >
      {t('not_found.why')}
    </EmptyState>
  );
}
