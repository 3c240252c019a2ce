import {
  Alert,
  Button,
  Group,
  Modal,
  SimpleGrid,
  Stack,
  Switch as Toggle,
  Text,
  TextInput,
} from '@mantine/core';
import { IconAlertTriangle, IconPhoneCall } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testCall } from '@/api/connections';
import { parsePhone } from '@/format';
import { CountInput } from '@/ui/CountInput';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { refusal } from '../refusal';
import { Heard } from './Heard';

const RING_DEFAULT_S = 25;

/** Really calls somebody by a trunk, and says what the network told. */
export function TestCallDialog({ trunk, onClose }: { trunk: string; onClose: () => void }) {
  const { t } = useTranslation('connections');
  const [to, setTo] = useState('');
  const [hidden, setHidden] = useState(true);
  const [typed, setTyped] = useState('');
  const [ring_s, setRing] = useState(RING_DEFAULT_S);
  const [tried, setTried] = useState(false);
  const shown = hidden ? undefined : parsePhone(typed);
  const nobody = to.trim() === '';
  const call = useMutation({
    mutationFn: () => testCall(trunk, { to: to.trim(), ring_s, ...(shown != null && { shown }) }),
  });
  return (
    <Modal opened onClose={onClose} title={t('test_call.title', { name: trunk })} closeOnClickOutside={false}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!nobody && shown !== null) call.mutate();
        }}
      >
        <Stack>
          <Alert variant="light" color="yellow" icon={<IconAlertTriangle aria-hidden />}>
            {t('test_call.real')}
          </Alert>
          <TextInput
            label={t('test_call.to')}
            type="tel"
            required
            maxLength={40}
            value={to}
            error={tried && nobody ? t('number_missing') : refusal(call.error, 'to')}
            onChange={(event) => setTo(event.currentTarget.value)}
            data-autofocus
          />
          <Toggle
            label={t('test_call.hidden')}
            checked={hidden}
            onChange={(event) => setHidden(event.currentTarget.checked)}
          />
          <SimpleGrid
            cols={{ base: 1, xs: 2 }}
            spacing="sm"
            verticalSpacing="sm"
            style={{ alignItems: 'start' }}
          >
            {!hidden && (
              <TextInput
                label={t('test_call.shown')}
                type="tel"
                required
                maxLength={40}
                value={typed}
                error={tried && shown === null ? t('not_a_number') : refusal(call.error, 'shown')}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            )}
            <CountInput
              label={t('test_call.ring')}
              min={15}
              max={60}
              suffix={'\u00a0s'}
              value={ring_s}
              error={refusal(call.error, 'ring_s')}
              onChange={(value = RING_DEFAULT_S) => setRing(value)}
            />
          </SimpleGrid>
          <div aria-live="polite">
            {call.isPending && <Text size="sm">{t('test_call.calling')}</Text>}
            {call.data !== undefined && <Heard heard={call.data} />}
          </div>
          {call.error !== null && <ProblemNotice problem={call.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:close')}
            </Button>
            <Button
              type="submit"
              loading={call.isPending}
              leftSection={<IconPhoneCall size={16} aria-hidden />}
            >
              {t('test_call.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
