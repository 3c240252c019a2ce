import { Badge, ScrollArea, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { roles, type Mapping, type Role } from './mapping';
import classes from './CallFile.module.css';
import type { Upload } from '@/api/types';

const ROWS = 8;

/** The first rows of a call file, each column headed by what it is taken for. */
export function SampleTable({ upload, mapping }: { upload: Upload; mapping: Mapping }) {
  const { t } = useTranslation('callfile');
  const known = roles(mapping);
  const name = (role: Role) => (role.kind === 'phone' ? `TEL${role.rank}` : t(`mapping.${role.kind}`));
  return (
    <ScrollArea
      type="auto"
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('mapping.sample') }}
    >
      <Table withTableBorder withColumnBorders className={classes.sample}>
        <caption className="visually-hidden">{t('mapping.sample')}</caption>
        <Table.Thead>
          <Table.Tr>
            {upload.headings.map((heading, i) => {
              const role = known.get(heading);
              return (
                <Table.Th key={`${i} ${heading}`} scope="col" data-used={role !== undefined || undefined}>
                  <div className={classes.role}>
                    {role !== undefined && (
                      <Badge size="sm" tt="none" variant="filled">
                        {name(role)}
                      </Badge>
                    )}
                  </div>
                  {heading === '' ? t('mapping.no_heading') : heading}
                </Table.Th>
              );
            })}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {upload.sample.slice(0, ROWS).map((cells, row) => (
            <Table.Tr key={row}>
              {upload.headings.map((heading, i) => (
                <Table.Td key={`${i} ${heading}`} data-used={known.has(heading) || undefined}>
                  {cells[i]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
