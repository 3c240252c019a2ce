import { Checkbox, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Cap, capWords, setNumber } from '@/strategy-model';
import { FieldFindings } from './FindingMark';
import { useManager, useNumber, useSelection } from './ManagerContext';

const USUAL: Cap = { calls: 4, per: 'month' };

/** At most so many calls of the number in a period (R40). */
export const CapField = memo(function CapField() {
  const { t } = useTranslation('strategy');
  const { edit, lang } = useManager();
  const index = useSelection().number;
  const cap = useNumber(index, (number) => number.cap);
  const set = (fields: Partial<Cap>) => {
    const next = { ...(cap ?? USUAL), ...fields };
    const { window, scope, ...base } = next;
    edit(
      setNumber(index, {
        cap: {
          ...base,
          ...(window === 'calendar' && { window }),
          ...(scope === 'all_campaigns' && { scope }),
        },
      }),
      `cap/${index}`,
    );
  };
  return (
    <div data-place={`number[${index}].cap`}>
      <Checkbox
        size="xs"
        label={t('cap.label')}
        checked={cap !== undefined}
        onChange={(event) => edit(setNumber(index, { cap: event.currentTarget.checked ? USUAL : undefined }))}
      />
      {cap !== undefined && (
        <Stack gap={6} mt={6}>
          <Group gap={6} wrap="nowrap">
            <NumberInput
              size="xs"
              w={72}
              aria-label={t('cap.calls')}
              min={1}
              max={100}
              value={cap.calls}
              onChange={(value) => typeof value === 'number' && set({ calls: value })}
            />
            <Select
              size="xs"
              aria-label={t('cap.per')}
              allowDeselect={false}
              data={(['day', 'week', 'month'] as const).map((value) => ({ value, label: t(`cap.${value}`) }))}
              value={cap.per}
              onChange={(value) => value !== null && set({ per: value })}
            />
            <Select
              size="xs"
              aria-label={t('cap.window')}
              allowDeselect={false}
              data={(['rolling', 'calendar'] as const).map((value) => ({ value, label: t(`cap.${value}`) }))}
              value={cap.window ?? 'rolling'}
              onChange={(value) => value !== null && set({ window: value })}
            />
          </Group>
          <Checkbox
            size="xs"
            label={t('cap.all_campaigns')}
            checked={cap.scope === 'all_campaigns'}
            onChange={(event) => set({ scope: event.currentTarget.checked ? 'all_campaigns' : 'campaign' })}
          />
          <Text size="xs" c="dimmed">
            {capWords(cap, lang)}
          </Text>
        </Stack>
      )}
      <FieldFindings place={`number[${index}].cap`} />
    </div>
  );
});
