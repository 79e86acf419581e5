import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { NumberField } from './number-field.tsx'

afterEach(cleanup)

const typed = (text: string, precision = 0) => {
  const onChange = vi.fn()
  render(<NumberField aria-label="赞成" precision={precision} min={0} onChange={onChange} />)
  fireEvent.change(screen.getByLabelText('赞成'), { target: { value: text } })
  fireEvent.blur(screen.getByLabelText('赞成'))
  return onChange.mock.lastCall?.[0]
}

test('全角数字和半角数字是同一个数', () => {
  expect(typed('１２')).toBe(12)
  cleanup()
  expect(typed('12')).toBe(12)
  cleanup()
  expect(typed('1２')).toBe(12)
})
test('全角小数点、句号当小数点', () => {
  expect(typed('１２．５', 1)).toBe(12.5)
  cleanup()
  expect(typed('12。5', 1)).toBe(12.5)
})
test('离开后显示半角数字', () => {
  typed('１２')
  expect((screen.getByLabelText('赞成') as HTMLInputElement).value).toBe('12')
})
test('不是数的不收', () => expect(typed('十二')).toBeUndefined())
