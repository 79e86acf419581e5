import { createContext, useContext } from 'react'

/** Large print (大字版), remembered on this device. */
export interface LargePrint {
  isLarge: boolean
  setLarge: (isLarge: boolean) => void
}
export const LargePrintContext = createContext<LargePrint>({ isLarge: false, setLarge: () => {} })
export const useLargePrint = () => useContext(LargePrintContext)
export const LARGE_PRINT_KEY = 'hongzhu.large-print'
