import { Alert, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/format';
import type { SuppressionReport } from '@/api/types';

/** What became of the numbers; those that could not be taken stand there with why. */
export function AddedNotice({ result }: { result: SuppressionReport }) {
  const { t } = useTranslation('suppression');
  const format = useFormat();
  const { added, already, rejected } = result;
  const lost = result.rejected_count;
  const counted = (key: string, count: number) => t(key, { count, n: format.number(count) });
  return (
    <Alert variant="light" color={lost > 0 ? 'yellow' : 'ink'} role="status">
      <Text size="sm">
        {counted('added.added', added)}
        {already > 0 && ` ${counted('added.already', already)}`}
        {lost > 0 && ` ${counted('added.rejected', lost)}`}
      </Text>
      {rejected.length > 0 && (
        <List size="sm" mt={6}>
          {rejected.map(({ value, reason }, i) => (
            <List.Item key={`${i} ${value}`}>
              {value}
              {' — '}
              {reason}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
