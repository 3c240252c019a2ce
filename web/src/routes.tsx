import { createBrowserRouter, Navigate } from 'react-router';
import { campaignTabs } from './areas/campaign/tabs';
import { Frame } from './frame/Frame';
import { SessionGate } from './session/SessionGate';
import { NotFound, RouteProblem } from './ui/RouteProblem';

/** Every page is fetched when it is first opened; its module exports `Component`. */
export const router = createBrowserRouter([
  {
    path: '/sign-in',
    lazy: () => import('./areas/signin/SignInPage'),
    ErrorBoundary: RouteProblem,
    HydrateFallback: () => null,
  },
  {
    path: '/setup',
    lazy: () => import('./areas/signin/SetupPage'),
    ErrorBoundary: RouteProblem,
    HydrateFallback: () => null,
  },
  {
    path: '/',
    Component: SessionGate,
    HydrateFallback: () => null,
    children: [
      {
        Component: Frame,
        children: [
          {
            ErrorBoundary: RouteProblem,
            children: [
              { index: true, element: <Navigate to="/campaigns" replace /> },
              { path: 'campaigns', lazy: () => import('./areas/campaigns/CampaignsPage') },
              {
                path: 'campaigns/:id',
                lazy: () => import('./areas/campaign/CampaignRoute'),
                children: [
                  {
                    lazy: () => import('./areas/campaign/CampaignTabs'),
                    children: [
                      { index: true, element: <Navigate to="general" replace /> },
                      ...campaignTabs.map(({ path, lazy }) => ({ path, lazy })),
                    ],
                  },
                  // Pages of a campaign without its tabs.
                  { path: 'strategy/edit', lazy: () => import('./areas/strategy/manager/EditPage') },
                  { path: 'strategy/view', lazy: () => import('./areas/strategy/view/ViewPage') },
                  { path: 'strategy/versions', lazy: () => import('./areas/strategy/versions/VersionsPage') },
                  { path: 'contacts/:contact', lazy: () => import('./areas/contacts/ContactPage') },
                ],
              },
              { path: 'accounts', lazy: () => import('./areas/accounts/AccountsPage') },
              { path: 'connections', lazy: () => import('./areas/connections/ConnectionsPage') },
              { path: 'audit', lazy: () => import('./areas/audit/AuditPage') },
              { path: 'suppression', lazy: () => import('./areas/suppression/SuppressionPage') },
              { path: '*', Component: NotFound },
            ],
          },
        ],
      },
    ],
  },
]);
