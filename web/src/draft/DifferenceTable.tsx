import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Wide } from '@/ui/Wide';
import { describe } from './describe';
import type { Difference } from './merge';

interface Props {
  differences: Difference[];
  /** Name of a field of the document, as its form calls it. */
  fieldName: (field: string) => string;
}

/** Mine and theirs, field by field. */
export function DifferenceTable({ differences, fieldName }: Props) {
  const { t } = useTranslation('draft');
  const say = (value: unknown) => describe(value, t('none'), t('yes'), t('no'));
  return (
    <Wide label={t('conflict.see')} minWidth={480}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('field')}</Table.Th>
            <Table.Th>{t('theirs')}</Table.Th>
            <Table.Th>{t('mine')}</Table.Th>
            <Table.Th>{t('changed_by')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.map(({ path, theirs, mine, changedBy }) => {
            const [field = '', ...within] = path;
            return (
              <Table.Tr key={path.join('.')}>
                <Table.Td>
                  {[field === '' ? '' : fieldName(field), ...within].filter(Boolean).join(' › ')}
                </Table.Td>
                <Table.Td>{say(theirs)}</Table.Td>
                <Table.Td>{say(mine)}</Table.Td>
                <Table.Td>{t(`by.${changedBy}`)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
