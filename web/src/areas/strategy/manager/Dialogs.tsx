import { Modal } from '@mantine/core';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Witness } from '@/api/types';
import { isDirty } from '@/strategy-model';
import { UnsavedGuard } from '@/ui/UnsavedGuard';
import { StrategyView } from '../view/StrategyView';
import { KnownContext } from './FindingsProvider';
import { useForecasting } from './ForecastProvider';
import { useFindings, useHistory, useManager, useStrategy, whole } from './ManagerContext';
import { PropertiesDrawer } from './PropertiesDrawer';
import { type Place, SaveDialog } from './SaveDialog';

export type Dialog = 'properties' | 'save' | 'view';

interface Props {
  open: Dialog | null;
  /** What the final view begins to play. */
  example: Witness | null;
  place: Place;
  onPlace: (place: Place) => void;
  onClose: () => void;
}

/** What opens over the strategy manager. */
export function Dialogs({ open, example, place, onPlace, onClose }: Props) {
  const { t } = useTranslation('strategy');
  return (
    <>
      <PropertiesDrawer opened={open === 'properties'} onClose={onClose} />
      <Modal
        closeButtonProps={{ 'aria-label': t('rules.close') }}
        opened={open === 'view'}
        onClose={onClose}
        fullScreen
        title={t('manager.view_title')}
      >
        <View example={example} />
      </Modal>
      {open === 'save' && <Save place={place} onPlace={onPlace} onClose={onClose} />}
      <Unsaved />
    </>
  );
}

function View({ example }: { example: Witness | null }) {
  const { campaign } = useManager();
  return (
    <StrategyView
      campaign={campaign}
      strategy={useStrategy(whole)}
      findings={useFindings()}
      known={useContext(KnownContext)}
      forecasting={useForecasting()}
      firstExample={example}
    />
  );
}

function Save({ place, onPlace, onClose }: Omit<Props, 'open' | 'example'>) {
  const { campaign, store } = useManager();
  const findings = useFindings();
  return (
    <SaveDialog
      campaign={campaign}
      strategy={useStrategy(whole)}
      errors={findings.filter((finding) => finding.severity === 'error').length}
      from={place}
      onClose={onClose}
      onSaved={(saved, now) => {
        store.dispatch({ type: 'saved', strategy: saved });
        onPlace(now);
        onClose();
      }}
      onTheirs={(theirs, now) => {
        store.dispatch({ type: 'edit', change: () => theirs });
        store.dispatch({ type: 'rebase', saved: theirs });
        onPlace(now);
        onClose();
      }}
    />
  );
}

function Unsaved() {
  return <UnsavedGuard dirty={useHistory(isDirty)} />;
}
