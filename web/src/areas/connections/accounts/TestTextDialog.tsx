import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconMessageForward } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textPreviewQuery } from '@/api/campaigns';
import { testText } from '@/api/connections';
import type { TestTextHeard } from '@/api/types';
import { useLang } from '@/format';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { refusal } from '../refusal';
import { literal } from './literal';

const TEXT_MAX = 600;
const TYPING_PAUSE_MS = 150;

/** Really sends somebody a text by an account, and says what its carrier answered. */
export function TestTextDialog({ account, onClose }: { account: string; onClose: () => void }) {
  const { t } = useTranslation('connections');
  const [to, setTo] = useState('');
  const [text, setText] = useState(() => t('test_text.sample'));
  const [tried, setTried] = useState(false);
  const nobody = to.trim() === '';
  const silent = text.trim() === '';
  const send = useMutation({ mutationFn: () => testText(account, { to: to.trim(), text }) });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('test_text.title', { name: account })}
      closeOnClickOutside={false}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!nobody && !silent) send.mutate();
        }}
      >
        <Stack>
          <Alert variant="light" color="yellow" icon={<IconAlertTriangle aria-hidden />}>
            {t('test_text.real')}
          </Alert>
          <TextInput
            label={t('test_text.to')}
            type="tel"
            required
            maxLength={40}
            value={to}
            error={tried && nobody ? t('number_missing') : refusal(send.error, 'to')}
            onChange={(event) => setTo(event.currentTarget.value)}
            data-autofocus
          />
          <div>
            <Textarea
              label={t('test_text.text')}
              required
              autosize
              minRows={3}
              maxLength={TEXT_MAX}
              value={text}
              error={tried && silent ? t('test_text.silent') : refusal(send.error, 'text')}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Length text={text} />
          </div>
          <div aria-live="polite">{send.data !== undefined && <Told heard={send.data} />}</div>
          {send.error !== null && <ProblemNotice problem={send.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:close')}
            </Button>
            <Button
              type="submit"
              loading={send.isPending}
              leftSection={<IconMessageForward size={16} aria-hidden />}
            >
              {t('test_text.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** How long a text is, and how many texts it is paid as. */
function Length({ text }: { text: string }) {
  const { t } = useTranslation('campaign');
  const [settled] = useDebouncedValue(text, TYPING_PAUSE_MS);
  const { data } = useQuery({
    ...textPreviewQuery(literal(settled), {}),
    placeholderData: keepPreviousData,
  });
  return (
    <Text size="sm" c="dimmed" mt={4} mih={22}>
      {data !== undefined &&
        [
          t('texts.characters', { count: data.characters }),
          t('texts.segments', { count: data.segments }),
          t(`texts.${data.encoding}`),
        ].join(' · ')}
    </Text>
  );
}

const COLOURS = { accepted: 'green', failed: 'red', unknown: 'yellow', returned: 'red' } as const;

function Told({ heard: { state, reason } }: { heard: TestTextHeard }) {
  const { t } = useTranslation('connections');
  const lang = useLang();
  return (
    <Alert variant="light" color={COLOURS[state]} title={t(`test_text.states.${state}`)}>
      {reason ? reason[lang] : t(`test_text.states_why.${state}`)}
    </Alert>
  );
}
