import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { columnsQuery } from '@/api/campaigns';
import type { Column, Finding, Witness } from '@/api/types';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import { useLang } from '@/format';
import type { History } from '@/strategy-model';
import { RulesPanel } from '../rules/RulesPanel';
import { countedFromZero } from './asked';
import { Dialogs, type Dialog } from './Dialogs';
import { FindingsList } from './FindingsList';
import { FindingsProvider } from './FindingsProvider';
import { ForecastProvider } from './ForecastProvider';
import { ForecastStrip } from './ForecastStrip';
import { GeneralPanel } from './GeneralPanel';
import classes from './Manager.module.css';
import { type Manager, ManagerContext } from './ManagerContext';
import { NumberList } from './NumberList';
import type { Place } from './SaveDialog';
import { focusPlace, selectionOf, selectNumber, type Selection } from './selection';
import { SelectionProvider } from './SelectionProvider';
import { strategyStore } from './strategyStore';
import { Toolbar } from './Toolbar';
import { useDefaultQualifications } from './useDefaultQualifications';
import { WeekPanel } from './WeekPanel';

interface Props {
  begun: History;
  revision: number;
  version: number | null;
  /** Whose place is shown first, as the server told it. */
  finding?: Finding;
}

const NO_COLUMNS: Column[] = [];

/** The strategy manager: which number, its parameters, its week, its rules, from left to right. */
export function ManagerPage({ begun, revision, version, finding }: Props) {
  const campaign = useCampaign();
  const lang = useLang();
  const [store] = useState(() => strategyStore(begun));
  const [place, setPlace] = useState<Place>({ revision, version });
  const [chosen, select] = useState<Selection>(() => {
    const first = selectNumber(begun.present, 0);
    return finding === undefined ? first : selectionOf(countedFromZero(finding), begun.present, first);
  });
  useEffect(() => {
    if (finding === undefined) return;
    // The page that is navigated to takes the focus first.
    const frame = requestAnimationFrame(() => focusPlace(countedFromZero(finding).place.path));
    return () => cancelAnimationFrame(frame);
  }, [finding]);
  const [open, setOpen] = useState<Dialog | null>(null);
  const [example, setExample] = useState<Witness | null>(null);
  const { data: columns = NO_COLUMNS } = useQuery(columnsQuery(campaign.id));
  const qualifications = useDefaultQualifications(campaign.campaign);

  const manager: Manager = useMemo(
    () => ({
      campaign,
      document: campaign.campaign,
      qualifications,
      store,
      present: () => store.get().present,
      edit: (change, merge) =>
        store.dispatch({ type: 'edit', change, ...(merge !== undefined && { merge }) }),
      select,
      play: (witness) => {
        setExample(witness);
        setOpen('view');
      },
      columns,
      lang,
    }),
    [campaign, qualifications, store, columns, lang],
  );

  useHotkeys(
    [
      ['mod+Z', () => store.dispatch({ type: 'undo' })],
      ['mod+shift+Z', () => store.dispatch({ type: 'redo' })],
      ['mod+Y', () => store.dispatch({ type: 'redo' })],
      ['mod+S', () => setOpen('save')],
    ],
    [],
    true,
  );

  return (
    <ManagerContext value={manager}>
      <SelectionProvider chosen={chosen}>
        <FindingsProvider>
          <ForecastProvider>
            <Toolbar version={place.version} onOpen={setOpen} />
            <div className={classes.manager}>
              <div className={classes.side}>
                <NumberList />
                <FindingsList />
              </div>
              <div className={classes.main}>
                <GeneralPanel />
                <WeekPanel />
                <ForecastStrip />
                <RulesPanel />
              </div>
            </div>
            <Dialogs
              open={open}
              example={example}
              place={place}
              onPlace={setPlace}
              onClose={() => {
                setOpen(null);
                setExample(null);
              }}
            />
          </ForecastProvider>
        </FindingsProvider>
      </SelectionProvider>
    </ManagerContext>
  );
}
