import { Button, Group, Text } from '@mantine/core';
import { IconListSearch, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail, Standing } from '@/api/types';
import { useJob } from '@/api/useJob';
import type { Cell } from '@/areas/results/csv';
import { FigurePanel } from '@/areas/results/FigurePanel';
import { useFormat, useLang } from '@/format';
import { toLocal } from '@/format/zoned';
import { JobProgress } from '@/ui/JobProgress';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { standingOf, startStanding } from './api';
import { StandingTable } from './StandingTable';

/** Why so few contacts can be called now: where every one of them stands, counted on demand (R61). */
export function StandingPanel({ campaign }: { campaign: CampaignDetail }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { headings, rows } = useRows(campaign.zone);
  const { last, running, share, problem, begin, cancel } = useJob(startStanding, standingOf);
  return (
    <FigurePanel
      title={t('standing.title')}
      file={`${campaign.name}-${t('standing.file')}`}
      headings={headings}
      rows={last === null ? [] : rows(last)}
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {last === null
            ? t('standing.why')
            : t('standing.counted', {
                count: last.contacts,
                contacts: format.number(last.contacts),
                at: format.moment(last.at, campaign.zone),
              })}
        </Text>
        {running ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlayerStop size={14} aria-hidden />}
            onClick={cancel}
          >
            {t('standing.stop')}
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconListSearch size={14} aria-hidden />}
            onClick={() => begin(campaign.id)}
          >
            {t(last === null ? 'standing.count' : 'standing.again')}
          </Button>
        )}
      </Group>
      <JobProgress running={running} share={share} label={t('standing.running')} />
      {problem !== null && !running && <ProblemNotice problem={problem} />}
      {last !== null && <StandingTable standing={last} campaign={campaign} />}
    </FigurePanel>
  );
}

/** The same as a table of a file. */
function useRows(zone: string) {
  const { t } = useTranslation('live');
  const lang = useLang();
  return {
    headings: [t('standing.stands'), t('standing.contacts'), t('standing.earliest'), t('standing.example')],
    rows: ({ shares }: Standing): Cell[][] =>
      shares.map(({ said, contacts, first_from, example }) => [
        said[lang],
        contacts,
        first_from === null ? '' : toLocal(first_from, zone).replace('T', ' '),
        example.key,
      ]),
  };
}
