import { Alert, Button, FileButton, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { parseStrategy } from '@/api/strategy';
import type { Strategy } from '@/api/types';
import { useLang } from '@/format';

/** The longest text that is taken, far beyond the largest strategy. */
const BYTES_MAX = 2 * 1024 * 1024;

/** A strategy from its text file, chosen or pasted. What is wrong is said with its line; the text stays (R62). */
export function ImportDialog({
  onClose,
  onTake,
}: {
  onClose: () => void;
  onTake: (strategy: Strategy) => void;
}) {
  const { t } = useTranslation('strategy');
  const [text, setText] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const parse = useMutation({ mutationFn: parseStrategy, onSuccess: ({ strategy }) => onTake(strategy) });

  const read = (file: File | null) => {
    if (file === null) return;
    setTooLarge(file.size > BYTES_MAX);
    if (file.size > BYTES_MAX) return;
    void file.text().then((content) => {
      setText(content);
      parse.reset();
    });
  };

  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('rules.close') }}
      opened
      onClose={onClose}
      size="lg"
      title={t('start.import_title')}
    >
      <Stack gap="sm">
        <Text size="sm">{t('start.import_why')}</Text>
        <Group>
          <FileButton onChange={read} accept=".toml,.json,text/plain">
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFile size={16} aria-hidden />}>
                {t('start.choose_file')}
              </Button>
            )}
          </FileButton>
        </Group>
        {tooLarge && <Alert color="red">{t('start.too_large')}</Alert>}
        <Textarea
          label={t('start.text')}
          autosize
          minRows={8}
          maxRows={18}
          value={text}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
          onChange={(event) => {
            setText(event.currentTarget.value);
            parse.reset();
          }}
        />
        {parse.error !== null && <TextErrors problem={Problem.of(parse.error)} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('start.cancel')}
          </Button>
          <Button disabled={text.trim() === ''} loading={parse.isPending} onClick={() => parse.mutate(text)}>
            {t('start.take')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function TextErrors({ problem }: { problem: Problem }) {
  const { t } = useTranslation('strategy');
  const lang = useLang();
  const { errors } = problem.body;
  return (
    <Alert color="red" role="alert" title={problem.title}>
      {errors === undefined
        ? problem.detail
        : errors.map(({ line, column, message }) => (
            <Text key={`${line}/${column}`} size="sm">
              {t('start.at_line', { line, column })} {message[lang]}
            </Text>
          ))}
    </Alert>
  );
}
