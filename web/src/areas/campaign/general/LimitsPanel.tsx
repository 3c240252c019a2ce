import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Limit } from '@/api/types';
import { Panel } from '@/ui/Panel';
import type { PanelProps } from './GeneralTab';
import { LimitCard } from './LimitCard';
import { frenchLimits } from './frenchLimits';

/** Hard limits that no rule can pass: windows of the law, and caps of the law (R37). */
export function LimitsPanel({ campaign, set, readOnly }: PanelProps) {
  const { t } = useTranslation('campaign');
  const limits = campaign.limit ?? [];
  const write = (changed: Limit[]) => set('limit', changed.length === 0 ? undefined : changed);
  const lacks = frenchLimits.filter(({ name }) => !limits.some((limit) => limit.name === name));
  return (
    <Panel title={t('field.limit')} hint={t('limits.why')}>
      {limits.length === 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('limits.none')}
        </Text>
      )}
      <Stack gap="sm">
        {limits.map((limit, index) => (
          <LimitCard
            key={index}
            limit={limit}
            readOnly={readOnly}
            onChange={(changed) => write(limits.with(index, changed))}
            onRemove={() => write(limits.toSpliced(index, 1))}
          />
        ))}
      </Stack>
      <Group gap="xs" mt="sm">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            write([
              ...limits,
              {
                name: t('limits.new', { n: limits.length + 1 }),
                cap: { calls: 4, days: 30, per: 'contact' },
              },
            ])
          }
        >
          {t('limits.add')}
        </Button>
        {lacks.length > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconScale size={14} aria-hidden />}
            onClick={() => write([...limits, ...lacks])}
          >
            {t('limits.french')}
          </Button>
        )}
      </Group>
    </Panel>
  );
}
