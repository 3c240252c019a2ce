import { Button, FileButton, Group, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import classes from './DropZone.module.css';

interface Props {
  /** Endings of files, for the dialog of the browser: `.csv,.xlsx`. */
  accept: string;
  /** What may be dropped here. */
  label: string;
  hint: string;
  button: string;
  onFile: (file: File) => void;
  disabled?: boolean;
}

/** A place to drop a file. Whoever has no mouse presses the button. */
export function DropZone({ accept, label, hint, button, onFile, disabled = false }: Props) {
  const [over, setOver] = useState(false);
  const stay = (event: DragEvent) => {
    event.preventDefault();
    setOver(!disabled);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined && !disabled) onFile(file);
  };
  return (
    <Group
      className={classes.zone}
      data-over={over || undefined}
      justify="space-between"
      gap="md"
      onDragEnter={stay}
      onDragOver={stay}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      </div>
      <FileButton accept={accept} disabled={disabled} onChange={(file) => file !== null && onFile(file)}>
        {(props) => (
          <Button
            {...props}
            disabled={disabled}
            variant="default"
            leftSection={<IconUpload size={16} aria-hidden />}
          >
            {button}
          </Button>
        )}
      </FileButton>
    </Group>
  );
}
