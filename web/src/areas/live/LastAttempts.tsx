import { Anchor, ScrollArea, Switch, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat, useLang } from '@/format';
import { Panel } from '@/ui/Panel';
import { attemptId } from './lastAttempts';
import classes from './Live.module.css';
import type { LastAttempt } from './model';

/** Columns that give way on a narrow screen. */
const WIDE = { visibleFrom: 'sm' } as const;

interface Props {
  attempts: LastAttempt[];
  zone: string;
  /** The page of a contact. */
  contactPath: (contact: number) => string;
}

/** The calls as they come. They can be held still, to be read and opened. */
export function LastAttempts({ attempts, zone, contactPath }: Props) {
  const { t } = useTranslation('live');
  const [held, setHeld] = useState<LastAttempt[] | null>(null);
  const shown = held ?? attempts;
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
        h={420}
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
                <Row
                  key={attemptId(attempt)}
                  attempt={attempt}
                  zone={zone}
                  to={contactPath(attempt.contact)}
                />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </ScrollArea>
    </Panel>
  );
}

function Row({ attempt, zone, to }: { attempt: LastAttempt; zone: string; to: string }) {
  const { t } = useTranslation('live');
  const lang = useLang();
  const format = useFormat();
  return (
    <Table.Tr>
      <Table.Td>
        <time dateTime={attempt.placed_at} title={format.dateTimeSeconds(attempt.placed_at, zone)}>
          {format.timeSeconds(attempt.placed_at, zone)}
        </time>
      </Table.Td>
      <Table.Td>
        <Anchor component={Link} to={to} inherit>
          {attempt.key}
        </Anchor>
      </Table.Td>
      <Table.Td>
        {attempt.tel !== null && <span className={classes.tel}>{attempt.tel}</span>} {attempt.national}
      </Table.Td>
      <Table.Td {...WIDE}>{attempt.shown ?? t('last.hidden')}</Table.Td>
      <Table.Td>
        {attempt.status_name?.[lang] ?? <span className={classes.pending}>{t('last.pending')}</span>}
      </Table.Td>
      <Table.Td visibleFrom="md" className={classes.rule} title={attempt.rule?.[lang]}>
        {attempt.rule?.[lang] ?? t('last.first')}
      </Table.Td>
    </Table.Tr>
  );
}
