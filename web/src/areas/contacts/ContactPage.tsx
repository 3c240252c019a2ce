import { Anchor, Group, SimpleGrid, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Problem } from '@/api/problem';
import type { CampaignDetail, ContactDetail } from '@/api/types';
import { useMay } from '@/session/SessionContext';
import { ProblemPage } from '@/ui/ProblemPage';
import { NotFound } from '@/ui/RouteProblem';
import { usePageTitle } from '@/ui/usePageTitle';
import { useCampaign } from '../campaign/CampaignContext';
import { contactQuery } from './api';
import { AttemptTable } from './AttemptTable';
import classes from './Contact.module.css';
import { ContactActions } from './ContactActions';
import { ContactFacts } from './ContactFacts';
import { NextCall } from './NextCall';
import { TextTable } from './TextTable';

const REFRESH_MS = 3_000;

/** A contact: what is known, what was tried, and what comes next. */
export function Component() {
  const campaign = useCampaign();
  const id = Number(useParams().contact);
  const { data, error, refetch } = useQuery({
    ...contactQuery(id),
    enabled: Number.isSafeInteger(id),
    refetchInterval: campaign.state === 'running' ? REFRESH_MS : false,
  });
  if (!Number.isSafeInteger(id)) return <NotFound />;
  if (data !== undefined)
    return data.campaign_id === campaign.id ? <Contact campaign={campaign} contact={data} /> : <NotFound />;
  if (error === null) return <Waiting />;
  const problem = Problem.of(error);
  return problem.code === 'not_found' ? (
    <NotFound />
  ) : (
    <ProblemPage problem={problem} onRetry={() => void refetch()} />
  );
}

function Contact({ campaign, contact }: { campaign: CampaignDetail; contact: ContactDetail }) {
  const { t } = useTranslation('contacts');
  const may = useMay();
  usePageTitle(t('title', { key: contact.key }), campaign.name);
  return (
    <Stack gap="md" className={classes.page}>
      <div>
        <Anchor component={Link} to={`/campaigns/${campaign.id}/call-file`} size="sm">
          <IconArrowLeft size={14} aria-hidden className={classes.arrow} /> {t('back')}
        </Anchor>
        <Group justify="space-between" gap="sm" mt={4}>
          <Title order={1}>{t('title', { key: contact.key })}</Title>
          {may('contact') && <ContactActions campaign={campaign} contact={contact} />}
        </Group>
      </div>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <NextCall campaign={campaign} contact={contact} />
        <ContactFacts campaign={campaign} contact={contact} />
      </SimpleGrid>
      <AttemptTable attempts={contact.attempts} campaign={campaign} />
      {contact.texts.length > 0 && <TextTable texts={contact.texts} zone={campaign.zone} />}
    </Stack>
  );
}

function Waiting() {
  return (
    <Stack gap="md" className={classes.page} aria-busy>
      <Skeleton h={56} w={320} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Skeleton h={260} />
        <Skeleton h={260} />
      </SimpleGrid>
      <Skeleton h={320} />
    </Stack>
  );
}
