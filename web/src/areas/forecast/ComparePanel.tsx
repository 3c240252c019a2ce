import { Anchor, Button, Checkbox, Group, Select, Stack, Text } from '@mantine/core';
import { IconChartLine, IconPlayerStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail } from '@/api/types';
import { useJob } from '@/api/useJob';
import classes from '@/forecast/Forecast.module.css';
import { useFormat, useLang } from '@/format';
import { CountInput } from '@/ui/CountInput';
import { JobProgress } from '@/ui/JobProgress';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { comparisonOf, profilesQuery, quartersUrl, startComparison } from './api';
import { COMPARED_MAX, keyOf, type Candidate } from './candidates';
import { ComparisonTable } from './ComparisonTable';
import { useStrategies } from './useStrategies';

const DAYS_DEFAULT = 7;
const DAYS_MAX = 366;
const AGENTS_MAX = 100_000;

interface Props {
  campaign: CampaignDetail;
  offered: Candidate[];
}

/** Forecasts of up to four strategies for the same days, agents and persons. */
export function ComparePanel({ campaign, offered }: Props) {
  const { t } = useTranslation('compare');
  const lang = useLang();
  const format = useFormat();
  const { nameOf, read } = useStrategies(campaign.id);
  const { data: profiles = [] } = useQuery(profilesQuery);
  const [chosen, setChosen] = useState(() => offered.slice(0, 2).map(keyOf));
  const [days, setDays] = useState(DAYS_DEFAULT);
  const [agents, setAgents] = useState<number>();
  const [profile, setProfile] = useState<string>();
  const picked = offered.filter((candidate) => chosen.includes(keyOf(candidate)));
  const { last, running, share, problem, begin, cancel } = useJob(async (compared: Candidate[]) => {
    const strategies = await Promise.all(
      compared.map(async (candidate) => ({ name: nameOf(candidate), strategy: await read(candidate) })),
    );
    return startComparison(campaign.id, {
      strategies,
      days,
      ...(agents !== undefined && { agents }),
      ...(profile !== undefined && { profile }),
    });
  }, comparisonOf);
  // Names are told anew, in the language of now.
  const names = last?.compared.map(nameOf) ?? [];
  const first = last?.comparison.forecasts[0];
  return (
    <Panel title={t('title')} hint={t('why')}>
      <Stack gap="sm">
        <Checkbox.Group label={t('strategies', { most: COMPARED_MAX })} value={chosen} onChange={setChosen}>
          <Group gap="md" mt={6} align="flex-start">
            {offered.map((candidate) => {
              const key = keyOf(candidate);
              return (
                <Checkbox
                  key={key}
                  value={key}
                  label={nameOf(candidate)}
                  description={candidate === 'classic' ? undefined : candidate.note}
                  disabled={chosen.length >= COMPARED_MAX && !chosen.includes(key)}
                />
              );
            })}
          </Group>
        </Checkbox.Group>
        {offered.length === 1 && (
          <Text size="sm" c="dimmed">
            {t('alone')}
          </Text>
        )}
        <Group gap="sm" align="flex-end">
          <CountInput
            label={t('days')}
            w={110}
            min={1}
            max={DAYS_MAX}
            value={days}
            onChange={(value) => setDays(value ?? DAYS_DEFAULT)}
          />
          <CountInput
            label={t('agents')}
            placeholder={t('agents_own')}
            w={230}
            min={0}
            max={AGENTS_MAX}
            value={agents}
            onChange={setAgents}
          />
          <Select
            label={t('profile')}
            w={{ base: '100%', sm: 400 }}
            placeholder={profiles[0]?.said[lang] ?? t('profile')}
            data={profiles.map(({ name, said }) => ({ value: name, label: said[lang] }))}
            value={profile ?? null}
            clearable
            onChange={(name) => setProfile(name ?? undefined)}
          />
          {running ? (
            <Button variant="default" leftSection={<IconPlayerStop size={16} aria-hidden />} onClick={cancel}>
              {t('stop')}
            </Button>
          ) : (
            <Button
              leftSection={<IconChartLine size={16} aria-hidden />}
              disabled={picked.length === 0}
              onClick={() => begin(picked)}
            >
              {t('run')}
            </Button>
          )}
        </Group>
        <JobProgress running={running} share={share} label={t('running')} />
        {problem !== null && !running && <ProblemNotice problem={problem} />}
        {last !== null && first !== undefined && (
          <>
            <Text size="sm">
              {t('totals', {
                from: format.moment(first.from, first.zone),
                until: format.moment(first.until, first.zone),
                count: first.seeds,
                seeds: format.number(first.seeds),
              })}
            </Text>
            <ComparisonTable comparison={last.comparison} names={names} />
            <Group gap="md">
              {names.map((strategy, index) => (
                <Anchor key={strategy} href={quartersUrl(campaign.id, last.job, index)} download size="sm">
                  {t('quarters', { strategy })}
                </Anchor>
              ))}
            </Group>
            <details className={classes.details}>
              <summary>{t('assumptions')}</summary>
              <ul className={classes.list}>
                <li>{first.profile.note[lang]}</li>
                {first.assumptions.map((assumption) => (
                  <li key={assumption.en}>{assumption[lang]}</li>
                ))}
              </ul>
            </details>
          </>
        )}
      </Stack>
    </Panel>
  );
}
