import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExceptionalOpening } from '@/api/types';
import { useFormat } from '@/format';
import { DateField } from '@/ui/DateField';
import { Panel } from '@/ui/Panel';
import { SpansInput } from '@/ui/SpansInput';
import { useCampaign } from '../CampaignContext';
import type { PanelProps } from './GeneralTab';

/** Openings that override the closed days and the hours of their date (R1). */
export function ExceptionsPanel({ campaign, set }: PanelProps) {
  const { t } = useTranslation('campaign');
  const format = useFormat();
  const today = useCampaign().now.slice(0, 10);
  const openings = campaign.exceptional_opening ?? [];
  const write = (changed: ExceptionalOpening[]) =>
    set('exceptional_opening', changed.length === 0 ? undefined : changed);
  const change = (index: number, opening: ExceptionalOpening) => write(openings.with(index, opening));
  return (
    <Panel
      title={t('field.exceptional_opening')}
      hint={t('exceptions.why')}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => write([...openings, { date: today, hours: ['10:00-13:00'] }])}
        >
          {t('common:add')}
        </Button>
      }
    >
      {openings.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('exceptions.none')}
        </Text>
      ) : (
        <Stack gap="xs">
          {openings.map((opening, index) => (
            <Group key={`${openings.length} ${index}`} gap="xs" wrap="nowrap" align="flex-start">
              <DateField
                aria-label={`${t('exceptions.date')} ${format.date(opening.date)}`}
                w={150}
                required
                value={opening.date}
                onChange={(date) => date !== undefined && change(index, { ...opening, date })}
              />
              <div style={{ flex: 1 }}>
                <SpansInput
                  label={t('exceptions.hours', { date: format.date(opening.date) })}
                  placeholder={t('exceptions.closed')}
                  value={opening.hours}
                  onChange={(hours) => change(index, { ...opening, hours })}
                />
              </div>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t('exceptions.remove', { date: format.date(opening.date) })}
                onClick={() => write(openings.toSpliced(index, 1))}
              >
                <IconTrash size={17} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
        </Stack>
      )}
    </Panel>
  );
}
