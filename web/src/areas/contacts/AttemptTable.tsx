import { Badge, ScrollArea, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Attempt, CampaignDetail } from '@/api/types';
import { nationalPhone, useFormat, useLang } from '@/format';
import { Panel } from '@/ui/Panel';
import classes from './Contact.module.css';

const MS_PER_S = 1_000;

/** Every call to a contact, the newest first, with what decided it. */
export function AttemptTable({ attempts, campaign }: { attempts: Attempt[]; campaign: CampaignDetail }) {
  const { t } = useTranslation('contacts');
  const newest = [...attempts].sort((one, other) => other.n - one.n);
  if (newest.length === 0)
    return (
      <Panel title={t('attempts.title')}>
        <Text size="sm" c="dimmed">
          {t('attempts.none')}
        </Text>
      </Panel>
    );
  return (
    <Panel title={t('attempts.title')}>
      <ScrollArea
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('attempts.list') }}
      >
        <Table className={classes.attempts}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" className="num">
                {t('attempts.n')}
              </Table.Th>
              <Table.Th scope="col">{t('attempts.time')}</Table.Th>
              <Table.Th scope="col">{t('attempts.number')}</Table.Th>
              <Table.Th scope="col">{t('attempts.shown')}</Table.Th>
              <Table.Th scope="col">{t('attempts.status')}</Table.Th>
              <Table.Th scope="col" className="num">
                {t('attempts.talk')}
              </Table.Th>
              <Table.Th scope="col" className="num">
                {t('attempts.agent')}
              </Table.Th>
              <Table.Th scope="col">{t('attempts.rule')}</Table.Th>
              <Table.Th scope="col" className="num">
                {t('attempts.version')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {newest.map((attempt) => (
              <Row key={attempt.n} attempt={attempt} campaign={campaign} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Panel>
  );
}

function Row({ attempt, campaign }: { attempt: Attempt; campaign: CampaignDetail }) {
  const { t } = useTranslation('contacts');
  const lang = useLang();
  const format = useFormat();
  const { callback } = attempt;
  const { zone } = campaign;
  const { country } = campaign.campaign;
  return (
    <Table.Tr>
      <Table.Td className="num">{attempt.n}</Table.Td>
      <Table.Td className={classes.moment}>
        <time dateTime={attempt.placed_at}>{format.dateTimeSeconds(attempt.placed_at, zone)}</time>
      </Table.Td>
      <Table.Td className={classes.moment}>
        {attempt.national}
        <Text size="xs" c="dimmed">
          {attempt.tel}
        </Text>
      </Table.Td>
      <Table.Td className={classes.moment}>
        {attempt.shown === null ? t('attempts.hidden') : nationalPhone(attempt.shown, country)}
      </Table.Td>
      <Table.Td>
        {attempt.ended_at === null ? <em>{t('attempts.pending')}</em> : attempt.status_name?.[lang]}
        {attempt.message_left && (
          <Badge size="sm" tt="none" variant="light" color="gray" ml={6}>
            {t('attempts.message')}
          </Badge>
        )}
        {callback !== null && (
          <Text size="xs" c="dimmed">
            {t(callback.agent !== null ? 'attempts.personal_callback' : 'attempts.callback', {
              at: format.moment(callback.at, zone),
            })}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="num">
        {attempt.talk_ms > 0 ? format.duration(attempt.talk_ms / MS_PER_S) : ''}
      </Table.Td>
      <Table.Td className="num">{attempt.agent}</Table.Td>
      <Table.Td className={classes.rule}>{attempt.rule[lang]}</Table.Td>
      <Table.Td className="num">
        {attempt.version === null ? t('attempts.classic') : `v${attempt.version}`}
      </Table.Td>
    </Table.Tr>
  );
}
