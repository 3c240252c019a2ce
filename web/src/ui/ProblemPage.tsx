import { Button, Center, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Problem } from '@/api/problem';
import { ProblemNotice } from './ProblemNotice';

/** A page that could not be had. */
export function ProblemPage({ problem, onRetry }: { problem: Problem; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  return (
    <Center mih="50vh" p="md">
      <Stack maw={560} w="100%">
        <ProblemNotice problem={problem} />
        {onRetry !== undefined && (
          <Button variant="default" onClick={onRetry} style={{ alignSelf: 'flex-start' }}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Center>
  );
}
