import { Anchor, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CampaignListed, CampaignSummary } from '@/api/types';
import { useFormat, useLang } from '@/format';
import { CampaignActions } from './CampaignActions';
import classes from './CampaignsTable.module.css';
import { NetworkBadge } from './NetworkBadge';
import { PhaseBar } from './PhaseBar';
import { StateBadge } from './StateBadge';

/** The campaigns, one a row; on a narrow screen, one a card. */
export function CampaignsTable({ campaigns }: { campaigns: CampaignListed[] }) {
  const { t } = useTranslation('campaigns');
  const read = campaigns.filter(isSummary);
  if (read.length < campaigns.length) return <NamesOnly campaigns={campaigns} />;
  return (
    <Table className={classes.table} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="26%">{t('column.name')}</Table.Th>
          <Table.Th>{t('column.state')}</Table.Th>
          <Table.Th className="num">{t('column.calls')}</Table.Th>
          <Table.Th className="num">{t('column.reached')}</Table.Th>
          <Table.Th className="num">{t('column.closed')}</Table.Th>
          <Table.Th w="24%">{t('column.contacts')}</Table.Th>
          <Table.Th>{t('column.strategy')}</Table.Th>
          <Table.Th>
            <span className="visually-hidden">{t('column.actions')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {read.map((campaign) => (
          <Row key={campaign.id} campaign={campaign} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function isSummary(campaign: CampaignListed): campaign is CampaignSummary {
  return 'contacts' in campaign;
}

function Row({ campaign }: { campaign: CampaignSummary }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const lang = useLang();
  const { id, name, state, speed, today, contacts, strategy, now, zone, last_error } = campaign;
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>
        <Anchor component={Link} to={`/campaigns/${id}/general`} fw={600} inherit>
          {name}
        </Anchor>
        {last_error !== null && (
          <Text size="xs" c="var(--mantine-color-error)">
            {last_error[lang]}
          </Text>
        )}
      </Table.Td>
      <Table.Td className={classes.state}>
        <Group gap={6}>
          <StateBadge state={state} />
          <NetworkBadge simulated={campaign.simulated} />
          {state === 'running' && speed !== null && (
            <Text size="xs" c="dimmed">
              {t(`speed_short.${speed}`)} · {format.moment(now, zone)}
            </Text>
          )}
        </Group>
      </Table.Td>
      <Figure name={t('column.calls')} value={today.calls} />
      <Figure name={t('column.reached')} value={today.reached} />
      <Figure name={t('column.closed')} value={today.closed} />
      <Table.Td className={classes.contacts}>
        <PhaseBar contacts={contacts} />
      </Table.Td>
      <Table.Td className={classes.strategy}>
        {strategy === null ? t('classic') : t('version', { version: strategy })}
      </Table.Td>
      <Table.Td className={classes.actions}>
        <CampaignActions campaign={campaign} />
      </Table.Td>
    </Table.Tr>
  );
}

/** A figure; its name is shown where there is no head of the column. */
function Figure({ name, value }: { name: string; value: number }) {
  const format = useFormat();
  return (
    <Table.Td className={classes.figure} data-name={name}>
      {format.number(value)}
    </Table.Td>
  );
}

/** What a role sees that may not read campaigns. */
function NamesOnly({ campaigns }: { campaigns: CampaignListed[] }) {
  const { t } = useTranslation('campaigns');
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('column.name')}</Table.Th>
          <Table.Th>{t('column.state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {campaigns.map(({ id, name, state }) => (
          <Table.Tr key={id}>
            <Table.Td>{name}</Table.Td>
            <Table.Td>
              <StateBadge state={state} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
