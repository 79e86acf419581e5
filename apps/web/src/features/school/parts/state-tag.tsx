import { COVER_STATE_LABELS } from '@hongzhu/domain/org'
import { Tag } from 'antd'
import type { SchoolRow } from './school-data.ts'

const COLOURS: Record<SchoolRow['state'], string> = { covered: 'green', workOnly: 'orange', blank: 'red' }

/** Whether a school is covered, in words and colour. */
export const StateTag = ({ state }: { state: SchoolRow['state'] }) => (
  <Tag color={COLOURS[state]}>{COVER_STATE_LABELS[state]}</Tag>
)
