import { Alert, Box, Text, type AlertProps } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Problem } from '@/api/problem';
import { FindingList } from './FindingList';

/** What went wrong and the way out, in the server's words, beside what was asked for. */
export function ProblemNotice({ problem, ...alert }: { problem: Error } & AlertProps) {
  const { title, detail, place, findings } = Problem.of(problem);
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={title}
      role="alert"
      {...alert}
    >
      {detail}
      {findings.length > 0 && (
        <Box mt="xs">
          <FindingList findings={findings} />
        </Box>
      )}
      {place !== undefined && (
        <Text size="xs" ff="monospace" mt={4}>
          {place}
        </Text>
      )}
    </Alert>
  );
}
