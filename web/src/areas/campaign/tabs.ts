import type { RouteObject } from 'react-router';

export interface CampaignTab {
  path: string;
  /** Key in `campaign:tab`. */
  name: string;
  lazy: NonNullable<RouteObject['lazy']>;
}

/** The tabs of a campaign, in the order in which it is set up. Each module exports `Component`. */
export const campaignTabs: CampaignTab[] = [
  { path: 'general', name: 'general', lazy: () => import('./general/GeneralTab') },
  { path: 'call-file', name: 'call_file', lazy: () => import('../callfile/CallFileTab') },
  { path: 'caller-ids', name: 'caller_ids', lazy: () => import('./callerids/CallerIdsTab') },
  { path: 'sounds', name: 'sounds', lazy: () => import('../sounds/SoundsTab') },
  { path: 'texts', name: 'texts', lazy: () => import('./texts/TextsTab') },
  {
    path: 'qualifications',
    name: 'qualifications',
    lazy: () => import('./qualifications/QualificationsTab'),
  },
  { path: 'classic', name: 'classic', lazy: () => import('./classic/ClassicTab') },
  { path: 'strategy', name: 'strategy', lazy: () => import('../strategy/tab/StrategyTab') },
  { path: 'forecast', name: 'forecast', lazy: () => import('../forecast/ForecastTab') },
  { path: 'live', name: 'live', lazy: () => import('../live/LiveTab') },
  { path: 'results', name: 'results', lazy: () => import('../results/ResultsTab') },
];
