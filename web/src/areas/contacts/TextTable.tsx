import { ScrollArea, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat, useLang } from '@/format';
import { Panel } from '@/ui/Panel';
import classes from './Contact.module.css';
import type { ContactText } from '@/api/types';

/** The texts that were ordered for a contact, and what became of them (R18). */
export function TextTable({ texts, zone }: { texts: ContactText[]; zone: string }) {
  const { t } = useTranslation('contacts');
  const lang = useLang();
  const format = useFormat();
  return (
    <Panel title={t('texts.title')}>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('texts.list') }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('texts.template')}</Table.Th>
              <Table.Th scope="col">{t('texts.number')}</Table.Th>
              <Table.Th scope="col">{t('texts.because')}</Table.Th>
              <Table.Th scope="col">{t('texts.state')}</Table.Th>
              <Table.Th scope="col">{t('texts.time')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {texts.map((text) => (
              <Table.Tr key={`${text.phone} ${text.status_name.en} ${text.ordinal}`}>
                <Table.Td>{text.template}</Table.Td>
                <Table.Td className={classes.moment}>{text.national}</Table.Td>
                <Table.Td>
                  {t('texts.ordinal', { status: text.status_name[lang], ordinal: text.ordinal })}
                </Table.Td>
                <Table.Td>
                  {t(`texts.states.${text.state}`, { defaultValue: text.state })}
                  {text.reason && (
                    <Text size="xs" c="dimmed">
                      {text.reason[lang]}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className={classes.moment}>
                  {text.settled_at === null
                    ? t('texts.from', { at: format.moment(text.send_from, zone) })
                    : format.dateTimeSeconds(text.settled_at, zone)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Panel>
  );
}
