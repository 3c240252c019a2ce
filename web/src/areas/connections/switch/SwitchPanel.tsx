import { Button, Group } from '@mantine/core';
import { IconBroadcastOff, IconPencil, IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeSwitch } from '@/api/connections';
import type { Switch } from '@/api/types';
import { useFormat, useLang } from '@/format';
import { useMay } from '@/session/SessionContext';
import { EmptyState } from '@/ui/EmptyState';
import { Panel } from '@/ui/Panel';
import { Facts } from '../Facts';
import { RemoveDialog } from '../RemoveDialog';
import { Standing } from '../Standing';
import { SwitchDialog } from './SwitchDialog';
import { SWITCH_DEFAULT } from './defaults';

/** The Asterisk that campaigns call through: how it stands, and how it is spoken to. */
export function SwitchPanel({ known }: { known: Switch | null }) {
  const { t } = useTranslation('connections');
  const mayEdit = useMay()('edit');
  const [asking, setAsking] = useState<'edit' | 'remove' | null>(null);
  const close = () => setAsking(null);
  const connect = (
    <Button leftSection={<IconPlugConnected size={16} aria-hidden />} onClick={() => setAsking('edit')}>
      {t('switch.connect')}
    </Button>
  );
  return (
    <Panel title={t('switch.title')} hint={t('switch.why')}>
      {known === null ? (
        <EmptyState icon={IconBroadcastOff} title={t('switch.none')} action={mayEdit ? connect : null}>
          {t('switch.none_why')}
        </EmptyState>
      ) : (
        <>
          <SwitchStanding known={known} />
          <SwitchFacts known={known} />
          {mayEdit && (
            <Group gap="xs" mt="md">
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconPencil size={14} aria-hidden />}
                onClick={() => setAsking('edit')}
              >
                {t('switch.edit')}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                leftSection={<IconPlugConnectedX size={14} aria-hidden />}
                onClick={() => setAsking('remove')}
              >
                {t('switch.remove')}
              </Button>
            </Group>
          )}
        </>
      )}
      {asking === 'edit' && <SwitchDialog known={known} onClose={close} />}
      {asking === 'remove' && known !== null && (
        <RemoveDialog
          title={t('switch.remove_title')}
          why={t('switch.remove_why')}
          submit={t('switch.remove_submit')}
          remove={() => removeSwitch(known.revision)}
          onClose={close}
        />
      )}
    </Panel>
  );
}

function SwitchStanding({ known: { connected, wrong } }: { known: Switch }) {
  const { t } = useTranslation('connections');
  const lang = useLang();
  if (connected) return <Standing look="good">{t('switch.connected')}</Standing>;
  return (
    <Standing look="bad" why={wrong?.[lang] ?? t('switch.not_reached_why')}>
      {t(wrong == null ? 'switch.not_reached' : 'switch.not_tried')}
    </Standing>
  );
}

function SwitchFacts({ known }: { known: Switch }) {
  const { t } = useTranslation('connections');
  const format = useFormat();
  const { asterisk, sounds_folder } = known.settings;
  const { url, user, app, context, seat, sound, detect, setup_s } = { ...SWITCH_DEFAULT, ...asterisk };
  return (
    <Facts
      facts={[
        [t('switch.url'), url],
        [t('switch.user'), user],
        [t('switch.app'), app],
        [t('switch.context'), context],
        [t('switch.seat'), seat],
        [t('switch.sound'), sound],
        [t('switch.detect'), t(detect ? 'switch.detect_on' : 'switch.detect_off')],
        [t('switch.setup_s'), format.duration(setup_s)],
        [t('switch.sounds_folder'), sounds_folder ?? t('switch.no_sounds_folder')],
      ]}
    />
  );
}
