import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { Guard } from './guard.tsx'

afterEach(cleanup)
const mention = {
  id: 'org.branches',
  title: '党支部数',
  typed: '32个',
  word: '党支部',
  start: 0,
  end: 3,
  actual: '31',
  agrees: false,
  notice: '与台账不一致：台账为 31，文中写 32个',
}

test('a differing number is named and can be replaced by the live figure', () => {
  const replace = vi.fn()
  render(<Guard mentions={[mention]} shares={[]} isChecking={false} isReadOnly={false} onShow={() => {}} onReplace={replace} />)
  expect(screen.getByText('与台账不一致：台账为 31，文中写 32个')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '换成数据引用' }))
  expect(replace).toHaveBeenCalledWith(mention)
})

test('a frozen text shows the check but offers no change', () => {
  render(<Guard mentions={[mention]} shares={[]} isChecking={false} isReadOnly onShow={() => {}} onReplace={() => {}} />)
  expect(screen.queryByRole('button', { name: '换成数据引用' })).toBeNull()
})

test('shares that do not make a whole are shown', () => {
  render(
    <Guard
      mentions={[]}
      shares={[{ sentence: '甲占 60%', sum: 98 }]}
      isChecking={false}
      isReadOnly={false}
      onShow={() => {}}
      onReplace={() => {}}
    />,
  )
  expect(screen.getByText(/合计 98%/)).toBeTruthy()
})
