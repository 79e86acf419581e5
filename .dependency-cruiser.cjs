/** Walls between the parts; each rule says what to do instead. */
const only = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const TESTS = '\\.(test|cases)\\.tsx?$|/testing(\\.ts$|/)'

module.exports = {
  forbidden: [
    only(
      'domain-imports-nothing',
      '法规库只用自己和 temporal-polyfill；需要数据就作为参数传入。',
      { path: '^packages/domain/src', pathNot: TESTS },
      { pathNot: '^packages/domain/src|temporal-polyfill' },
    ),
    only(
      'kernel-first',
      '内核不认识任何业务；业务引用内核。',
      { path: '^packages/domain/src/kernel' },
      { path: '^packages/domain/src/(?!kernel)' },
    ),
    only(
      'contract-is-thin',
      '接口约定只用法规库、zod 和 oRPC。',
      { path: '^packages/contract/src' },
      { pathNot: '^packages/(contract|domain)/src|node_modules/(zod|@orpc)' },
    ),
    only(
      'no-foreign-internals',
      '别的模块只能经它的 index.ts。',
      { path: '^apps/server/src/modules/(engines/[^/]+|[^/]+)/', pathNot: TESTS },
      { path: '^apps/server/src/modules/(engines/[^/]+|[^/]+)/', pathNot: '^apps/server/src/modules/$1/|/index\\.ts$' },
    ),
    only(
      'platform-knows-no-one',
      '平台不认识业务模块；需要时由业务在启动时传入。',
      { path: '^apps/server/src/platform' },
      { path: '^apps/server/src/modules' },
    ),
    only(
      'sql-in-queries-only',
      '查询写在 queries.ts、facts.ts 或平台的数据库部分。',
      { path: '^apps/server/src/modules', pathNot: `(queries|facts)[^/]*\\.ts$|/queries/|${TESTS}` },
      { path: 'node_modules/kysely' },
    ),
    only(
      'framework-in-http-only',
      '只有 platform/http 和入口认识 Fastify。',
      { path: '^apps/server/src', pathNot: `^apps/server/src/(platform/http|app\\.ts|main\\.ts|cli/)|${TESTS}` },
      { path: 'node_modules/(fastify|@fastify)' },
    ),
    only('web-knows-contract', '网页只用接口约定和法规库，不碰服务器代码。', { path: '^apps/web/src' }, { path: '^apps/server' }),
    only(
      'features-apart',
      '功能之间用地址链接，不互相引用；公用的放 ui。',
      { path: '^apps/web/src/features/([^/]+)/' },
      { path: '^apps/web/src/features/([^/]+)/', pathNot: '^apps/web/src/features/$1/' },
    ),
    only('ui-is-plain', 'ui 里的部件不引用具体功能。', { path: '^apps/web/src/ui' }, { path: '^apps/web/src/features' }),
    only('no-cycles', '不得循环引用。', {}, { circular: true }),
    only(
      'tests-stay-tests',
      '产品代码不引用测试代码。',
      { path: '^(apps|packages)/[^/]+/src', pathNot: TESTS },
      { path: TESTS, pathNot: '\\.cases\\.ts$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
