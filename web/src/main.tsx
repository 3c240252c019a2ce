import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { startSpeaking } from './i18n';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
await startSpeaking();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
