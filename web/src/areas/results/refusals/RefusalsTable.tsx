import { Anchor, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CampaignDetail, Refusal } from '@/api/types';
import { contactPath } from '@/areas/contacts/path';
import { nationalPhone, useFormat } from '@/format';
import { RuleName } from '@/ui/RuleName';
import { Wide } from '@/ui/Wide';

const WIDTH_MIN_PX = 720;

/** A row for each contact, number and rule: when it was refused last and how often, and when it is allowed. */
export function RefusalsTable({ rows, campaign }: { rows: Refusal[]; campaign: CampaignDetail }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { zone } = campaign;
  return (
    <Wide label={t('refusals.title')} minWidth={WIDTH_MIN_PX}>
      <Table>
        <caption className="visually-hidden">{t('refusals.title')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('refusals.contact')}</Table.Th>
            <Table.Th scope="col">{t('refusals.number')}</Table.Th>
            <Table.Th scope="col">{t('refusals.rule')}</Table.Th>
            <Table.Th scope="col">{t('refusals.at')}</Table.Th>
            <Table.Th scope="col" className="num">
              {t('refusals.times')}
            </Table.Th>
            <Table.Th scope="col">{t('refusals.earliest')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.contact} ${row.phone} ${row.channel} ${row.rule}`}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                <Anchor component={Link} to={contactPath(campaign.id, row.contact)} inherit>
                  {row.key}
                </Anchor>
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {nationalPhone(row.phone, campaign.campaign.country)}
                {row.channel === 'texts' && ` · ${t('refusals.text')}`}
              </Table.Td>
              <Table.Td>
                <RuleName rule={row.rule} title={row.title} />
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                <time dateTime={row.at}>{format.moment(row.at, zone)}</time>
              </Table.Td>
              <Table.Td className="num">{format.number(row.times)}</Table.Td>
              <Table.Td>
                {row.earliest === null ? (
                  t('refusals.unknown')
                ) : (
                  <time dateTime={row.earliest}>{format.moment(row.earliest, zone)}</time>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
