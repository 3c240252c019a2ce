import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CampaignDetail, Standing } from '@/api/types';
import { contactPath } from '@/areas/contacts/path';
import figures from '@/areas/results/Figures.module.css';
import { useFormat, useLang } from '@/format';
import { Wide } from '@/ui/Wide';
import classes from './Standing.module.css';

const WIDTH_MIN_PX = 620;
const CALLABLE = 'callable';

/** All contacts by where they stand, as rows that are bars too and add up to the file. */
export function StandingTable({ standing, campaign }: { standing: Standing; campaign: CampaignDetail }) {
  const { t } = useTranslation('live');
  const lang = useLang();
  const format = useFormat();
  const { contacts: all, shares, at } = standing;
  if (shares.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('standing.empty')}
      </Text>
    );
  const part = (contacts: number) => contacts / Math.max(1, all);
  return (
    <Wide label={t('standing.title')} minWidth={WIDTH_MIN_PX}>
      <Table withRowBorders={false}>
        <caption className="visually-hidden">{t('standing.title')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('standing.stands')}</Table.Th>
            <Table.Td aria-hidden className={classes.barCell} />
            <Table.Th scope="col" className="num">
              {t('standing.contacts')}
            </Table.Th>
            <Table.Th scope="col" className="num">
              {t('standing.share')}
            </Table.Th>
            <Table.Th scope="col">{t('standing.earliest')}</Table.Th>
            <Table.Th scope="col">{t('standing.example')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shares.map(({ standing: code, said, contacts, first_from, example }) => (
            <Table.Tr key={said.en}>
              <Table.Th scope="row" className={figures.name}>
                {said[lang]}
              </Table.Th>
              <Table.Td aria-hidden className={classes.barCell}>
                <div className={figures.track}>
                  <div
                    className={code === CALLABLE ? figures.reachedBar : figures.bar}
                    style={{ inlineSize: `${100 * part(contacts)}%` }}
                  />
                </div>
              </Table.Td>
              <Table.Td className="num">{format.number(contacts)}</Table.Td>
              <Table.Td className={`num ${figures.share}`}>{format.percent(part(contacts))}</Table.Td>
              <Table.Td className={classes.earliest}>
                <Earliest from={first_from} at={at} zone={campaign.zone} />
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                <Anchor component={Link} to={contactPath(campaign.id, example.id)} inherit>
                  {example.key}
                </Anchor>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('standing.all')}</Table.Th>
            <Table.Td aria-hidden className={classes.barCell} />
            <Table.Td className="num" fw={600}>
              {format.number(all)}
            </Table.Td>
            <Table.Td className={`num ${figures.share}`}>{format.percent(1)}</Table.Td>
            <Table.Td />
            <Table.Td />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Wide>
  );
}

function Earliest({ from, at, zone }: { from: string | null; at: string; zone: string }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  if (from === null) return <>{'—'}</>;
  if (Date.parse(from) <= Date.parse(at)) return <>{t('standing.at_once')}</>;
  return <time dateTime={from}>{format.moment(from, zone)}</time>;
}
