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
  { path: 'strategy', name: 'strategy', lazy: () => import('../strategy/tab/StrategyTab') },
];
