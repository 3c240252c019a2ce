import { Group, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TrialHeard } from '@/api/types';
import { useFormat, useLang } from '@/format';
import { statusName } from '@/strategy-model/words';

/** What was heard of a test call, step by step, and how it ended. */
export function Heard({ heard }: { heard: TrialHeard }) {
  const { t } = useTranslation('connections');
  const lang = useLang();
  const format = useFormat();
  const { steps, status, q850, sip } = heard;
  return (
    <>
      <Text size="sm" fw={600} mb={4}>
        {t('test_call.heard')}
      </Text>
      {steps.length === 0 ? (
        <Text size="sm">{t('test_call.nothing')}</Text>
      ) : (
        <List type="ordered" size="sm" spacing={2}>
          {steps.map(({ after_ms, what }, index) => (
            <List.Item key={index}>
              {t(`test_call.steps.${what}`, { defaultValue: what })}{' '}
              <Text span size="xs" c="dimmed">
                {t('test_call.after', { n: format.number(Math.round(after_ms / 100) / 10) })}
              </Text>
            </List.Item>
          ))}
        </List>
      )}
      <Group gap="md" mt={6}>
        {status != null && (
          <Text size="sm">{t('test_call.status', { status: statusName(status, lang) })}</Text>
        )}
        {q850 != null && <Text size="sm">Q.850 {q850}</Text>}
        {sip != null && <Text size="sm">SIP {sip}</Text>}
      </Group>
    </>
  );
}
