import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isDirty } from '@/strategy-model';
import { UnsavedGuard } from '@/ui/UnsavedGuard';
import { StrategyView } from '../view/StrategyView';
import { useFindings, useHistory, useManager, useStrategy, whole } from './ManagerContext';
import { PropertiesDrawer } from './PropertiesDrawer';
import { type Place, SaveDialog } from './SaveDialog';

export type Dialog = 'properties' | 'save' | 'view';

interface Props {
  open: Dialog | null;
  place: Place;
  onPlace: (place: Place) => void;
  onClose: () => void;
}

/** What opens over the strategy manager. */
export function Dialogs({ open, place, onPlace, onClose }: Props) {
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
        <View />
      </Modal>
      {open === 'save' && <Save place={place} onPlace={onPlace} onClose={onClose} />}
      <Unsaved />
    </>
  );
}

function View() {
  const { campaign } = useManager();
  return <StrategyView campaign={campaign} strategy={useStrategy(whole)} findings={useFindings()} />;
}

function Save({ place, onPlace, onClose }: Omit<Props, 'open'>) {
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
