declare module '*.css'
declare module 'virtual:contract-routes' {
  export const routes: typeof import('@hongzhu/contract').contract
}
