import { ActionIcon, Anchor, Badge, Button, Group, Title, Tooltip } from '@mantine/core';
import {
  IconAdjustments,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDeviceFloppy,
  IconEye,
  IconHistory,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { memo } from 'react';
import { isDirty } from '@/strategy-model';
import type { Dialog } from './Dialogs';
import { FindingMark } from './FindingMark';
import { FileMenu } from './FileMenu';
import classes from './Manager.module.css';
import { useHistory, useManager } from './ManagerContext';

interface Props {
  version: number | null;
  onOpen: (dialog: Dialog) => void;
}

const PROPERTIES = [
  'favour_number_order',
  'off_planning',
  'choice',
  'attempts_max',
  'horizon_days',
  'congestion_retry_min',
];

/** What can be done with the strategy as a whole. */
export const Toolbar = memo(function Toolbar({ version, onOpen }: Props) {
  const { t } = useTranslation('strategy');
  const { campaign, store } = useManager();
  const dirty = useHistory(isDirty);
  const undoable = useHistory(({ past }) => past.length > 0);
  const redoable = useHistory(({ future }) => future.length > 0);
  return (
    <div className={classes.bar}>
      <Group gap="xs">
        <Title order={1} fz="lg">
          <Anchor component={Link} to={`/campaigns/${campaign.id}/strategy`} c="inherit" inherit>
            {campaign.name}
          </Anchor>{' '}
          ▸ {t('manager.title')}
        </Title>
        <Badge variant="light" color="gray" tt="none">
          {version === null ? t('manager.no_version') : t('manager.version', { version })}
        </Badge>
        <span role="status">
          {dirty && (
            <Badge variant="light" color="orange" tt="none" c="light-dark(#8a3d00, #ffc078)">
              {t('manager.unsaved')}
            </Badge>
          )}
        </span>
      </Group>
      <Group gap="xs">
        <Tooltip label={t('manager.undo')}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('manager.undo')}
            disabled={!undoable}
            onClick={() => store.dispatch({ type: 'undo' })}
          >
            <IconArrowBackUp size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('manager.redo')}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('manager.redo')}
            disabled={!redoable}
            onClick={() => store.dispatch({ type: 'redo' })}
          >
            <IconArrowForwardUp size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <FileMenu />
        <Button
          variant="default"
          leftSection={<IconAdjustments size={16} aria-hidden />}
          rightSection={PROPERTIES.map((place) => (
            <FindingMark key={place} place={place} />
          ))}
          onClick={() => onOpen('properties')}
        >
          {t('properties.title')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconEye size={16} aria-hidden />}
          onClick={() => onOpen('view')}
        >
          {t('manager.view')}
        </Button>
        <Button
          variant="default"
          component={Link}
          to={`/campaigns/${campaign.id}/strategy/versions`}
          leftSection={<IconHistory size={16} aria-hidden />}
        >
          {t('versions.title')}
        </Button>
        <Button leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={() => onOpen('save')}>
          {t('manager.save')}
        </Button>
      </Group>
    </div>
  );
});
