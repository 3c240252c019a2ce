import { Alert, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { campaignsQuery } from '@/api/campaigns';
import { strategyQuery } from '@/api/strategy';
import type { Strategy } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';

interface Props {
  /** The campaign that asks. */
  except: number;
  onClose: () => void;
  onTake: (strategy: Strategy) => void;
}

/** The strategy of another campaign, copied. */
export function FromCampaignDialog({ except, onClose, onTake }: Props) {
  const { t } = useTranslation('strategy');
  const [id, setId] = useState<number | null>(null);
  const campaigns = useQuery(campaignsQuery(false));
  const { data, error } = useQuery({ ...strategyQuery(id ?? 0), enabled: id !== null });
  const others = (campaigns.data ?? []).filter(
    (one) => one.id !== except && 'strategy' in one && one.strategy !== null,
  );
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('rules.close') }}
      opened
      onClose={onClose}
      title={t('start.campaign')}
    >
      <Stack gap="sm">
        {campaigns.data !== undefined && others.length === 0 ? (
          <Text size="sm">{t('start.no_campaign')}</Text>
        ) : (
          <Select
            label={t('start.which_campaign')}
            searchable
            data={others.map((one) => ({ value: String(one.id), label: one.name }))}
            onChange={(value) => setId(value === null ? null : Number(value))}
          />
        )}
        {error !== null && <ProblemNotice problem={error} />}
        {data?.strategy && (
          <Alert variant="light" title={data.strategy.name}>
            {t('start.numbers', { count: data.strategy.number.length })}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('start.cancel')}
          </Button>
          <Button disabled={!data?.strategy} onClick={() => data?.strategy && onTake(data.strategy)}>
            {t('start.take')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
