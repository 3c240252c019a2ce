import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changeLang } from '@/api/session';
import { queryClient } from '@/api/queryClient';
import { useLang } from '@/format';
import { presenceQuery } from '@/api/session';
import { speak } from '@/i18n';

/** Switches to the other language, and remembers it for the account. */
export function Language() {
  const { t } = useTranslation();
  const lang = useLang();
  const other = lang === 'fr' ? 'en' : 'fr';
  const change = async () => {
    await speak(other);
    const presence = queryClient.getQueryData(presenceQuery.queryKey);
    if (presence?.session == null) return;
    const account = { ...presence.session.account, lang: other } as const;
    queryClient.setQueryData(presenceQuery.queryKey, {
      ...presence,
      session: { ...presence.session, account },
    });
    await changeLang(other);
    // Sentences that the server wrote come in the language that was asked for.
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
  return (
    <Button
      variant="subtle"
      color="gray"
      c="var(--mantine-color-text)"
      size="compact-sm"
      lang={other}
      aria-label={`${other.toUpperCase()} — ${t('language.switch')}`}
      onClick={() => void change().catch(() => undefined)}
    >
      {other.toUpperCase()}
    </Button>
  );
}
