import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Said } from '@/api/types';
import { useLang } from '@/format';

/** What is cited in place of a rule when no rule set covers a country. */
const UNCOVERED = 'UNKNOWN-JURISDICTION';

/** A rule of the law, or a limit of the campaign, in a few words where it has some. */
export function RuleName({ rule, title }: { rule: string; title: Said | null | undefined }) {
  const { t } = useTranslation('results');
  const lang = useLang();
  return (
    <>
      {rule === UNCOVERED ? t('refusals.uncovered') : title?.[lang]}{' '}
      <Text span size="xs" c="dimmed" ff="monospace">
        {rule}
      </Text>
    </>
  );
}
