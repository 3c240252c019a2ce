import { Button, Group, Text, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '@/api/types';
import { TextPreviewPane } from './TextPreviewPane';

const TEXT_MAX = 2_000;

interface Props {
  name: string;
  text: string;
  /** Names that the other templates have. */
  others: string[];
  columns: Column[];
  onName: (name: string) => void;
  onText: (text: string) => void;
  onRemove: () => void;
}

/** One text template: its name, its words with the columns that go into them, and what a contact would get. */
export function Template({ name, text, others, columns, onName, onText, onRemove }: Props) {
  const { t } = useTranslation('campaign');
  const area = useRef<HTMLTextAreaElement>(null);
  const [typedName, setTypedName] = useState(name);
  const wanted = typedName.trim();
  const nameError =
    wanted === '' ? t('texts.name_missing') : others.includes(wanted) ? t('texts.name_taken') : null;

  const insert = (column: string) => {
    const { selectionStart: from = text.length, selectionEnd: to = text.length } = area.current ?? {};
    onText(`${text.slice(0, from)}{${column}}${text.slice(to)}`);
    const caret = from + column.length + 2;
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caret, caret);
    });
  };

  return (
    <div>
      <TextInput
        label={t('texts.name')}
        maw={320}
        maxLength={100}
        value={typedName}
        error={nameError}
        onChange={({ currentTarget: { value } }) => {
          setTypedName(value);
          const next = value.trim();
          if (next !== '' && !others.includes(next)) onName(next);
        }}
      />
      <Textarea
        ref={area}
        label={t('texts.text')}
        mt="sm"
        autosize
        minRows={4}
        maxLength={TEXT_MAX}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <Text size="sm" fw={500} mt="sm" mb={4}>
        {t('texts.insert')}
      </Text>
      {columns.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('texts.no_columns')}
        </Text>
      ) : (
        <Group gap={4}>
          {columns.map((column) => (
            <Button
              key={column.name}
              size="compact-xs"
              variant="default"
              title={column.samples.join(', ')}
              onClick={() => insert(column.name)}
            >
              {`{${column.name}}`}
            </Button>
          ))}
        </Group>
      )}
      <TextPreviewPane template={text} columns={columns} />
      <Button
        mt="md"
        size="compact-sm"
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={14} aria-hidden />}
        onClick={onRemove}
      >
        {t('texts.remove')}
      </Button>
    </div>
  );
}
