import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { onSignedOut } from '@/api/client';
import { Problem } from '@/api/problem';
import { presenceQuery } from '@/api/session';
import { speak } from '@/i18n';
import { ProblemPage } from '@/ui/ProblemPage';
import { SessionContext } from './SessionContext';
import { SignInAgain } from './SignInAgain';

/**
 * Lets in who is signed in; others go to the sign-in page and come back. A session that ends while somebody works is begun again in a
 * dialog over the page, so that nothing typed is lost.
 */
export function SessionGate() {
  const { data, error, refetch } = useQuery(presenceQuery);
  const [ended, setEnded] = useState(false);
  const queries = useQueryClient();
  const location = useLocation();
  const lang = data?.session?.account.lang;

  useEffect(() => onSignedOut(() => setEnded(true)), []);
  useEffect(() => {
    if (lang !== undefined) void speak(lang);
  }, [lang]);

  if (error !== null) return <ProblemPage problem={Problem.of(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  if (data.session === null) {
    const back = `${location.pathname}${location.search}`;
    return <Navigate to={`/sign-in${back === '/' ? '' : `?next=${encodeURIComponent(back)}`}`} replace />;
  }
  return (
    <SessionContext value={data.session}>
      <Outlet />
      {ended && (
        <SignInAgain
          account={data.session.account}
          onSignedIn={() => {
            setEnded(false);
            void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
          }}
        />
      )}
    </SessionContext>
  );
}
