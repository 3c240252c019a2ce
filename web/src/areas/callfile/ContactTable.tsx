import { Anchor, Button, Table } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CampaignDetail, ContactRow } from '@/api/types';
import { contactPath } from '../contacts/path';
import { PhaseText } from '../contacts/PhaseText';
import { PhoneList } from '../contacts/PhoneList';
import classes from './CallFile.module.css';
import { otherColumns } from './otherColumns';
import { rowWindow } from './rowWindow';

/** Room of the table, rows and what asks for more. */
export const TABLE_PX = 560;
const ROW_PX = 40;
/** Rows left to scroll when more are fetched. */
const AHEAD = 40;

interface Props {
  campaign: CampaignDetail;
  rows: ContactRow[];
  /** They are those of the filter before; the new ones are being fetched. */
  stale: boolean;
  more: boolean;
  fetching: boolean;
  onMore: () => void;
}

/** Contacts of which only those in sight are drawn; more come as one scrolls. */
export function ContactTable({ campaign, rows, stale, more, fetching, onMore }: Props) {
  const { t } = useTranslation('callfile');
  const [scrolled_px, setScrolled] = useState(0);
  const viewport = useRef<HTMLDivElement>(null);
  const { ref: size, height } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(viewport, size);
  const drawn = rowWindow(rows.length, ROW_PX, scrolled_px, height);

  const first = rows[0]?.id;
  useEffect(() => {
    viewport.current?.scrollTo(0, 0);
  }, [first]);

  const near = more && !fetching && drawn.end > rows.length - AHEAD;
  useEffect(() => {
    if (near && scrolled_px > 0) onMore();
  }, [near, scrolled_px, onMore]);

  return (
    <div
      ref={ref}
      className={classes.viewport}
      style={{ blockSize: TABLE_PX }}
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
      // It scrolls, so that it must be reached by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={t('contacts.table')}
      aria-busy={stale}
    >
      <Table className={classes.contacts} aria-rowcount={more ? -1 : rows.length + 1} highlightOnHover>
        <caption className="visually-hidden">{t('contacts.table')}</caption>
        <Table.Thead>
          <Table.Tr aria-rowindex={1}>
            <Table.Th scope="col" className={classes.key}>
              {t('contacts.key')}
            </Table.Th>
            <Table.Th scope="col" className={classes.phones}>
              {t('contacts.phones')}
            </Table.Th>
            <Table.Th scope="col" className={classes.phase}>
              {t('contacts.phase')}
            </Table.Th>
            <Table.Th scope="col" className={classes.small}>
              {t('contacts.made')}
            </Table.Th>
            <Table.Th scope="col" className={classes.small}>
              {t('contacts.priority')}
            </Table.Th>
            <Table.Th scope="col" className={classes.columns}>
              {t('contacts.columns')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Room px={drawn.before_px} />
          {rows.slice(drawn.first, drawn.end).map((row, i) => (
            <Table.Tr key={row.id} aria-rowindex={drawn.first + i + 2} className={classes.row}>
              <Table.Td>
                <Anchor
                  component={Link}
                  to={contactPath(campaign.id, row.id)}
                  inherit
                  className={classes.open}
                >
                  {row.key}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <PhoneList phones={row.phones} />
              </Table.Td>
              <Table.Td>
                <PhaseText phase={row.phase} campaign={campaign} />
              </Table.Td>
              <Table.Td className="num">{row.made}</Table.Td>
              <Table.Td className="num">{row.priority}</Table.Td>
              <Table.Td>
                {otherColumns(row, campaign.campaign)
                  .map(([, value]) => value)
                  .join(' · ')}
              </Table.Td>
            </Table.Tr>
          ))}
          <Room px={drawn.after_px} />
        </Table.Tbody>
      </Table>
      {more && (
        <div className={classes.more}>
          <Button variant="subtle" size="xs" loading={fetching} onClick={onMore}>
            {t('common:more')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The room of rows that are not drawn. */
function Room({ px }: { px: number }) {
  return px === 0 ? null : (
    <tr aria-hidden>
      <td style={{ blockSize: px, padding: 0 }} />
    </tr>
  );
}
