import { Anchor, ScrollArea, Switch, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AttemptSeen, CampaignDetail } from '@/api/types';
import { nationalPhone, useFormat, useLang } from '@/format';
import { Panel } from '@/ui/Panel';
import { contactPath } from '../contacts/path';
import { attemptId } from './lastAttempts';
import classes from './Live.module.css';

/** Columns that give way on a narrow screen. */
const WIDE = { visibleFrom: 'sm' } as const;
/** Kept free while calls may come. */
const LIST_PX = 420;

interface Props {
  attempts: AttemptSeen[];
  campaign: CampaignDetail;
}

/** The calls as they come. They can be held still, to be read and opened. */
export function LastAttempts({ attempts, campaign }: Props) {
  const { t } = useTranslation('live');
  const [held, setHeld] = useState<AttemptSeen[] | null>(null);
  const shown = held ?? attempts;
  const idle = shown.length === 0 && campaign.state !== 'running';
  return (
    <Panel
      title={t('last.title')}
      hint={held === null ? t('last.hint') : t('last.held')}
      actions={
        <Switch
          label={t('last.hold')}
          checked={held !== null}
          onChange={(event) => setHeld(event.currentTarget.checked ? attempts : null)}
        />
      }
    >
      <ScrollArea
        h={idle ? undefined : LIST_PX}
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('last.list') }}
      >
        {shown.length === 0 ? (
          <Text size="sm" c="dimmed" py="md">
            {t('last.empty')}
          </Text>
        ) : (
          <Table stickyHeader horizontalSpacing="xs" className={classes.attempts}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('last.time')}</Table.Th>
                <Table.Th scope="col">{t('last.contact')}</Table.Th>
                <Table.Th scope="col">{t('last.number')}</Table.Th>
                <Table.Th scope="col" {...WIDE}>
                  {t('last.shown')}
                </Table.Th>
                <Table.Th scope="col">{t('last.status')}</Table.Th>
                <Table.Th scope="col" visibleFrom="md">
                  {t('last.rule')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((attempt) => (
                <Row key={attemptId(attempt)} attempt={attempt} campaign={campaign} />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </ScrollArea>
    </Panel>
  );
}

function Row({ attempt, campaign }: { attempt: AttemptSeen; campaign: CampaignDetail }) {
  const { t } = useTranslation('live');
  const lang = useLang();
  const format = useFormat();
  const { zone } = campaign;
  const { country } = campaign.campaign;
  return (
    <Table.Tr>
      <Table.Td>
        <time dateTime={attempt.placed_at} title={format.dateTimeSeconds(attempt.placed_at, zone)}>
          {format.timeSeconds(attempt.placed_at, zone)}
        </time>
      </Table.Td>
      <Table.Td>
        <Anchor component={Link} to={contactPath(campaign.id, attempt.contact)} inherit>
          {attempt.key}
        </Anchor>
      </Table.Td>
      <Table.Td>
        {attempt.national} {attempt.tel !== null && <span className={classes.tel}>{attempt.tel}</span>}
      </Table.Td>
      <Table.Td {...WIDE}>
        {attempt.shown === null ? t('last.hidden') : nationalPhone(attempt.shown, country)}
      </Table.Td>
      <Table.Td>
        {attempt.status_name?.[lang] ?? <span className={classes.pending}>{t('last.pending')}</span>}
      </Table.Td>
      <Table.Td visibleFrom="md" className={classes.rule} title={attempt.rule[lang]}>
        {attempt.rule[lang]}
      </Table.Td>
    </Table.Tr>
  );
}
