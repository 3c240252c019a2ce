import { Anchor, Skeleton, Stack, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { campaignsQuery } from '@/api/campaigns';
import { Page } from '@/ui/Page';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { StateBadge } from './StateBadge';

export function Component() {
  const { t } = useTranslation('campaigns');
  const { data, error } = useQuery(campaignsQuery(false));
  return (
    <Page title={t('title')}>
      <Panel>
        {error !== null && <ProblemNotice problem={error} />}
        {data === undefined ? (
          <Stack gap="xs">
            <Skeleton h={32} />
            <Skeleton h={32} />
          </Stack>
        ) : (
          <Table>
            <Table.Tbody>
              {data.map(({ id, name, state }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Anchor component={Link} to={`/campaigns/${id}/general`} inherit>
                      {name}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    <StateBadge state={state} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Panel>
    </Page>
  );
}
