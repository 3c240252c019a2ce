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
  { path: 'sounds', name: 'sounds', lazy: () => import('../sounds/SoundsTab') },
  { path: 'live', name: 'live', lazy: () => import('../live/LiveTab') },
  { path: 'results', name: 'results', lazy: () => import('../results/ResultsTab') },
];
