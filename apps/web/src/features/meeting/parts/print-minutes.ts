import { client } from '../../../app/api.ts'

/** Saves the minutes as a Word file. */
export async function printMinutes(meetingId: string): Promise<void> {
  const file = (await client.meeting.minutes({ meetingId })) as File
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name || '会议记录.docx'
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
