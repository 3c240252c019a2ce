import { DatesProvider } from '@mantine/dates';
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { MomentField } from './MomentField';

function Shown({ begun }: { begun: string }) {
  const [local, setLocal] = useState(begun);
  return (
    <MantineProvider>
      <DatesProvider settings={{ locale: 'fr' }}>
        <MomentField label="Premier instant" value={local} onChange={setLocal} />
        <output>{local}</output>
      </DatesProvider>
    </MantineProvider>
  );
}

afterEach(cleanup);

const fields = () => screen.getAllByRole<HTMLInputElement>('textbox') as [HTMLInputElement, HTMLInputElement];
const told = () => screen.getByRole('status').textContent;

it('takes a day and a time from the keyboard', async () => {
  render(<Shown begun="" />);
  const [day, time] = fields();
  expect(time.disabled).toBe(true);
  await userEvent.type(day, '5/1/2027');
  expect(told()).toBe('2027-01-05T00:00');
  await userEvent.clear(time);
  await userEvent.type(time, '18h05');
  await userEvent.tab();
  expect(told()).toBe('2027-01-05T18:05');
  expect([day.value, time.value]).toEqual(['05/01/2027', '18:05']);
});

it('goes back to what it was where something else was typed', async () => {
  render(<Shown begun="2026-11-23T18:05" />);
  const [, time] = fields();
  await userEvent.clear(time);
  await userEvent.type(time, '25:00');
  expect(time.getAttribute('aria-invalid')).toBe('true');
  await userEvent.tab();
  expect([time.value, told()]).toEqual(['18:05', '2026-11-23T18:05']);
});
