import { Grid } from 'antd'

/** Narrow screens, as the frame tells them. */
export const useIsPhone = () => Grid.useBreakpoint().md === false
