/** What a password must be, before one tries (SEC-02). The numbers are told by the server when they are not met. */
export const PASSWORD_HINT =
  '至少 8 位（管理员 12 位），大写字母、小写字母、数字、符号四类中用三类；不含登录名、姓名、电话、证件号，不与最近 5 次相同。'
