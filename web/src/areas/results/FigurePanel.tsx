import { ActionIcon, Group, SegmentedControl, Tooltip, type BoxProps } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLang } from '@/format';
import { Panel } from '@/ui/Panel';
import { download, separatorOf, toCsv, type Cell } from './csv';
import { FigureTable } from './FigureTable';

interface Props extends BoxProps {
  title: string;
  /** Name of the file that holds the figures, without its ending. */
  file: string;
  headings: string[];
  rows: Cell[][];
  /** Drawn instead of the table until somebody asks for it. Without one, `children` are a table already. */
  chart?: ReactNode;
  children?: ReactNode;
}

/** Figures, drawn; the same numbers stand in a table and in a file, for whoever reads no drawing. */
export function FigurePanel({ title, file, headings, rows, chart, children, ...box }: Props) {
  const { t } = useTranslation('results');
  const lang = useLang();
  const [view, setView] = useState('chart');
  const csv = t('csv', { title });
  return (
    <Panel
      title={title}
      {...box}
      actions={
        <Group gap="xs" wrap="nowrap">
          {chart !== undefined && (
            <SegmentedControl
              size="xs"
              value={view}
              onChange={setView}
              aria-label={t('view.label', { title })}
              data={[
                { value: 'chart', label: t('view.chart') },
                { value: 'table', label: t('view.table') },
              ]}
            />
          )}
          <Tooltip label={csv}>
            <ActionIcon
              variant="default"
              aria-label={csv}
              disabled={rows.length === 0}
              onClick={() => download(`${file}.csv`, toCsv(headings, rows, separatorOf(lang)))}
            >
              <IconDownload size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      }
    >
      {chart !== undefined && view === 'chart' ? chart : null}
      {chart !== undefined && view === 'table' ? (
        <FigureTable caption={title} headings={headings} rows={rows} />
      ) : null}
      {children}
    </Panel>
  );
}
