import { InputNumber, type InputNumberProps } from 'antd'

/** 「１２」 and 「１２．５」 as a Chinese input method types them, in digits a number is made of. */
export const plainDigits = (text: string | undefined): string => (text ?? '').normalize('NFKC').replaceAll('。', '.').trim()

/** A number: half-width and full-width digits alike; the phone shows its number keys. */
export function NumberField({ style, ...rest }: InputNumberProps<number>) {
  return (
    <InputNumber<number>
      inputMode={rest.precision === 0 ? 'numeric' : 'decimal'}
      {...rest}
      parser={(text) => plainDigits(text) as unknown as number}
      style={{ width: '100%', ...style }}
    />
  )
}
