import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '@mantine/hooks';
import { useCallback, useMemo, useReducer, useState } from 'react';
import { columnsQuery } from '@/api/campaigns';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import { useLang } from '@/format';
import { type Change, type History, isDirty, reduce } from '@/strategy-model';
import { UnsavedGuard } from '@/ui/UnsavedGuard';
import { StrategyView } from '../view/StrategyView';
import { RulesPanel } from '../rules/RulesPanel';
import { FindingsList } from './FindingsList';
import { GeneralPanel } from './GeneralPanel';
import classes from './Manager.module.css';
import { type Manager, ManagerContext } from './ManagerContext';
import { NumberList } from './NumberList';
import { PropertiesDrawer } from './PropertiesDrawer';
import { SaveDialog } from './SaveDialog';
import { selectNumber, type Selection, valid } from './selection';
import { Toolbar } from './Toolbar';
import { useCheck } from './useCheck';
import { WeekPanel } from './WeekPanel';
import { useDefaultQualifications } from './useDefaultQualifications';

interface Props {
  begun: History;
  revision: number;
  version: number | null;
}

/** The strategy manager: which number, its parameters, its week, its rules, from left to right. */
export function ManagerPage({ begun, revision: revisionRead, version: versionRead }: Props) {
  const campaign = useCampaign();
  const { t } = useTranslation('strategy');
  const lang = useLang();
  const [history, dispatch] = useReducer(reduce, begun);
  const [place, setPlace] = useState({ revision: revisionRead, version: versionRead });
  const [chosen, select] = useState<Selection>(() => selectNumber(begun.present, 0));
  const [open, setOpen] = useState<'properties' | 'save' | 'view' | null>(null);
  const { data: columns } = useQuery(columnsQuery(campaign.id));
  const strategy = history.present;
  const { findings, checking, problem } = useCheck(campaign.id, campaign.revision, strategy);
  const qualifications = useDefaultQualifications(campaign.campaign);
  const dirty = isDirty(history);

  const edit = useCallback(
    (change: Change, merge?: string) =>
      dispatch({ type: 'edit', change, ...(merge !== undefined && { merge }) }),
    [],
  );
  const selection = valid(strategy, chosen);
  const manager: Manager = useMemo(
    () => ({
      campaign,
      document: campaign.campaign,
      qualifications,
      strategy,
      edit,
      selection,
      select,
      findings,
      columns: columns ?? [],
      lang,
    }),
    [campaign, qualifications, strategy, edit, selection, findings, columns, lang],
  );

  useHotkeys(
    [
      ['mod+Z', () => dispatch({ type: 'undo' })],
      ['mod+shift+Z', () => dispatch({ type: 'redo' })],
      ['mod+Y', () => dispatch({ type: 'redo' })],
      ['mod+S', () => setOpen('save')],
    ],
    [],
    true,
  );

  return (
    <ManagerContext value={manager}>
      <Toolbar
        history={history}
        dirty={dirty}
        version={place.version}
        onUndo={() => dispatch({ type: 'undo' })}
        onRedo={() => dispatch({ type: 'redo' })}
        onProperties={() => setOpen('properties')}
        onView={() => setOpen('view')}
        onSave={() => setOpen('save')}
      />
      <div className={classes.manager}>
        <div className={classes.side}>
          <NumberList />
          <FindingsList checking={checking} problem={problem} />
        </div>
        <div className={classes.main}>
          <GeneralPanel />
          <WeekPanel />
          <RulesPanel />
        </div>
      </div>
      <PropertiesDrawer opened={open === 'properties'} onClose={() => setOpen(null)} />
      <Modal
        closeButtonProps={{ 'aria-label': t('rules.close') }}
        opened={open === 'view'}
        onClose={() => setOpen(null)}
        fullScreen
        title={t('manager.view_title')}
      >
        <StrategyView campaign={campaign} strategy={strategy} findings={findings} />
      </Modal>
      {open === 'save' && (
        <SaveDialog
          campaign={campaign}
          strategy={strategy}
          errors={findings.filter((finding) => finding.severity === 'error').length}
          from={place}
          onClose={() => setOpen(null)}
          onSaved={(saved, now) => {
            dispatch({ type: 'saved', strategy: saved });
            setPlace(now);
            setOpen(null);
          }}
          onTheirs={(theirs, now) => {
            dispatch({ type: 'edit', change: () => theirs });
            dispatch({ type: 'rebase', saved: theirs });
            setPlace(now);
            setOpen(null);
          }}
        />
      )}
      <UnsavedGuard dirty={dirty} />
    </ManagerContext>
  );
}
