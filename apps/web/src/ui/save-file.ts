/** Hands a file answer to the browser. */
export function saveFile(file: Blob, fallbackName: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file instanceof File && file.name !== 'blob' ? file.name : fallbackName
  link.click()
  URL.revokeObjectURL(url)
}
