import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import * as accounts from './account-service.ts'
import { exportAccounts } from './account-sheet.ts'
import * as grants from './grant-service.ts'
import { demoAccounts, me } from './me.ts'
import { changePassword, resetPassword } from './password-service.ts'
import { extendSession, signIn, signOut, switchGrant } from './service.ts'
import { setUp, setupState } from './setup.ts'

const { identity, account } = contract

export const routes = [
  bind(identity.signIn, signIn),
  bind(identity.signOut, signOut),
  bind(identity.switchGrant, switchGrant),
  bind(identity.extendSession, extendSession),
  bind(identity.me, me),
  bind(identity.changePassword, changePassword),
  bind(identity.resetPassword, resetPassword),
  bind(identity.demoAccounts, demoAccounts),
  bind(identity.setupState, setupState),
  bind(identity.setUp, setUp),
  bind(account.list, accounts.list),
  bind(account.exportList, exportAccounts),
  bind(account.get, accounts.get),
  bind(account.findPeople, accounts.findPeople),
  bind(account.create, accounts.create),
  bind(account.disable, accounts.disable),
  bind(account.enable, accounts.enable),
  bind(account.issueCode, accounts.issueCode),
  bind(account.unlock, accounts.unlock),
  bind(account.surplus, accounts.surplus),
  bind(account.confirmSurplus, accounts.confirmSurplus),
  bind(account.policy, accounts.policyOf),
  bind(account.changePolicy, accounts.changePolicy),
  bind(account.grants, grants.list),
  bind(account.requestGrant, grants.requestGrant),
  bind(account.approveGrant, grants.approveGrant),
  bind(account.refuseGrant, grants.refuseGrant),
  bind(account.endGrant, grants.endGrant),
]
