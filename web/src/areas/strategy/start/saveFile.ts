/** Hands a text to the browser as a file to keep. */
export function saveFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name.replace(/[/\\:*?"<>|]/g, '-');
  link.click();
  URL.revokeObjectURL(link.href);
}
