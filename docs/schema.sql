-- Generated from the migrated database by `npm run generate`. Do not edit.

-- 账号：一人一号（SEC-01）
table account
  id bigint not null identity  -- 编号
  person_id bigint  -- 人员
  login text not null  -- 登录名
  display_name text not null  -- 姓名
  state text not null  -- 状态
  password_hash text  -- 口令散列（argon2id，SEC-09）
  password_set_at timestamp with time zone  -- 口令设置时间
  must_change boolean not null  -- 下次登录须改口令（SEC-03）
  password_history text[] not null  -- 近五次口令散列
  failed_count integer not null  -- 连续失败次数
  failed_since timestamp with time zone  -- 首次失败时间
  locked_until timestamp with time zone  -- 锁定至（SEC-04）
  last_login_at timestamp with time zone  -- 最近登录时间
  large_print boolean not null  -- 大字版
  disabled_reason text  -- 停用原因
  recorded_at timestamp with time zone not null  -- 建立时间
  recorded_by bigint  -- 建立人账号
  UNIQUE (login)
  UNIQUE (person_id)
  PRIMARY KEY (id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  CHECK ((login ~ '^[a-z0-9][a-z0-9._-]{2,31}$'::text))
  CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text])))
  UNIQUE INDEX account_login_key on account USING btree (login)
  UNIQUE INDEX account_person_id_key on account USING btree (person_id)
  UNIQUE INDEX account_pkey on account USING btree (id)

-- 议题与表决（只记票数）
table agenda_item
  id bigint not null identity  -- 编号
  meeting_id bigint not null  -- 会议
  seq integer not null  -- 序号
  kind text not null  -- 所属会议种类
  title text not null  -- 议题
  matter text  -- 表决事项类别；空为不表决
  entitled integer  -- 应到有表决权人数
  present_voters integer  -- 实到有表决权人数
  yes integer  -- 赞成票
  no integer  -- 不赞成票
  abstain integer  -- 弃权票
  void integer  -- 无效票
  written_yes integer  -- 会前书面同意（MTG-03）
  withdrawn integer  -- 回避人数（SCH-04）
  content text  -- 议题性质（学习、讨论决定、发展党员等）
  prior_committee_on date  -- 先经支委会研究的日期（MTG-04）
  proposed_by text  -- 议题提出人（SCH-03）
  is_released boolean  -- 议题是否经书记确定（SCH-03）
  is_major boolean  -- 是否三重一大事项（SCH-05）
  is_proposal_only boolean  -- 是否只形成方案（SCH-05）
  subjects text[] not null  -- 表决对象姓名（逐人表决，MTG-03、SCH-04）
  written_on date[] not null  -- 书面意见的日期（MTG-03）
  issued integer  -- 发出票数
  returned integer  -- 收回票数
  UNIQUE (meeting_id, seq)
  PRIMARY KEY (id)
  FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE
  CHECK ((matter = ANY (ARRAY['ordinary'::text, 'membership'::text, 'committee'::text, 'schoolOrdinary'::text, 'schoolCadre'::text, 'headteacher'::text])))
  UNIQUE INDEX agenda_item_meeting_id_seq_key on agenda_item USING btree (meeting_id, seq)
  UNIQUE INDEX agenda_item_pkey on agenda_item USING btree (id)

-- 预备党员审批权限的起止（GEN-05）
table approval_power
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 组织
  from_on date  -- 起始日期；空为不详，待补录
  until_on date  -- 终止日期（不含）
  doc_no text  -- 授予的文号；空为不详，待补录
  until_doc_no text  -- 收回的文号
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  ended_at timestamp with time zone  -- 登记收回的时间
  ended_by bigint  -- 登记收回的账号
  EXCLUDE USING gist (int8range(org_id, org_id, '[]'::text) WITH &&, daterange(from_on, until_on) WITH &&)
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK ((until_on > from_on))
  INDEX approval_power_org_id_daterange_excl on approval_power USING gist (int8range(org_id, org_id, '[]'::text), daterange(from_on, until_on))
  UNIQUE INDEX approval_power_pkey on approval_power USING btree (id)

-- 到会情况
table attendance
  meeting_id bigint not null  -- 会议
  person_id bigint not null  -- 人员
  org_id bigint not null  -- 召开组织
  held_on date not null  -- 召开日期
  category text not null  -- 当日类别：F 正式党员，P 预备党员，N 非党员
  has_vote boolean not null  -- 当日有无表决权
  is_due boolean not null  -- 是否应到
  is_relieved boolean not null  -- 是否免于硬性参会（MTG-19）
  state text not null  -- 出席、请假、缺席
  leave_reason text  -- 请假事由
  PRIMARY KEY (meeting_id, person_id)
  FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  CHECK ((category = ANY (ARRAY['F'::text, 'P'::text, 'N'::text])))
  CHECK ((state = ANY (ARRAY['present'::text, 'leave'::text, 'absent'::text])))
  INDEX attendance_org_id_held_on_idx on attendance USING btree (org_id, held_on)
  INDEX attendance_person_id_held_on_idx on attendance USING btree (person_id, held_on)
  UNIQUE INDEX attendance_pkey on attendance USING btree (meeting_id, person_id)
  policy add INSERT true
  policy change UPDATE (org_id IN ( SELECT reach_org() AS reach_org))
  policy reach SELECT ((org_id IN ( SELECT reach_org() AS reach_org)) OR (person_id = ( SELECT reach_self() AS reach_self)))
  policy remove DELETE (org_id IN ( SELECT reach_org() AS reach_org))
  policy whole ALL true true

-- 时钟核对记录（SEC-30）
table clock_check
  id bigint not null identity  -- 编号
  at timestamp with time zone not null  -- 核对时间（UTC）
  source text not null  -- 与什么核对：时间服务器、数据库服务器、本机计时
  reference text not null  -- 核对的对象
  offset_ms bigint  -- 相差毫秒（对象减本机，正为本机慢）；空为没有测到
  delay_ms integer  -- 问答往返毫秒
  problem text  -- 没有测到的原因
  PRIMARY KEY (id)
  CHECK (((offset_ms IS NOT NULL) OR (problem IS NOT NULL)))
  CHECK ((delay_ms >= 0))
  CHECK ((source = ANY (ARRAY['ntp'::text, 'database'::text, 'step'::text])))
  UNIQUE INDEX clock_check_pkey on clock_check USING btree (id)
  INDEX clock_check_source_id_idx on clock_check USING btree (source, id DESC)

-- 本人申请更正个人信息（SEC-61：十五个工作日内答复，不同意须说明理由）
table correction_request
  id bigint not null identity  -- 编号
  person_id bigint not null  -- 申请人
  org_id bigint not null  -- 受理支部
  field text not null  -- 更正项目
  body text not null  -- 申请内容
  state text not null  -- 状态：待办理、已更正、不同意
  answer text  -- 答复
  answered_at timestamp with time zone  -- 答复时间
  answered_by bigint  -- 答复人账号
  recorded_at timestamp with time zone not null  -- 申请时间
  recorded_by bigint  -- 申请人账号
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  CHECK (((length(body) >= 2) AND (length(body) <= 500)))
  CHECK (((state = 'open'::text) = (answer IS NULL)))
  CHECK ((state = ANY (ARRAY['open'::text, 'corrected'::text, 'refused'::text])))
  INDEX correction_request_org_id_state_id_idx on correction_request USING btree (org_id, state, id DESC)
  INDEX correction_request_person_id_id_idx on correction_request USING btree (person_id, id DESC)
  UNIQUE INDEX correction_request_pkey on correction_request USING btree (id)
  policy add INSERT true
  policy change UPDATE (org_id IN ( SELECT reach_org() AS reach_org))
  policy reach SELECT ((org_id IN ( SELECT reach_org() AS reach_org)) OR (person_id = ( SELECT reach_self() AS reach_self)))
  policy whole ALL true true

-- 决定事项、整改措施（进入待办）
table decision
  id bigint not null identity  -- 编号
  meeting_id bigint not null  -- 会议
  org_id bigint not null  -- 组织
  seq integer not null  -- 序号
  body text not null  -- 内容
  is_measure boolean not null  -- 是否整改措施（MTG-08）
  owner_person_id bigint  -- 责任人
  due_on date  -- 完成时限
  done_on date  -- 完成日期
  done_note text  -- 完成情况
  done_recorded_at timestamp with time zone  -- 完成登记时间
  done_recorded_by bigint  -- 完成登记人账号
  UNIQUE (meeting_id, seq)
  PRIMARY KEY (id)
  FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (owner_person_id) REFERENCES person(id)
  UNIQUE INDEX decision_meeting_id_seq_key on decision USING btree (meeting_id, seq)
  INDEX decision_org_id_due_on_idx on decision USING btree (org_id, due_on) WHERE (done_on IS NULL)
  INDEX decision_org_id_idx on decision USING btree (org_id)
  UNIQUE INDEX decision_pkey on decision USING btree (id)

-- 未覆盖学校“五个清”台账（追加，不覆盖）
table dossier_entry
  id bigint not null identity  -- 编号
  school_id bigint not null  -- 学校
  item text not null  -- 清单项
  content text not null  -- 内容
  source text not null  -- 来源
  known_on date not null  -- 掌握日期
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  full_members integer  -- 正式党员人数（党员队伍情况清）；空为未查清
  PRIMARY KEY (id)
  FOREIGN KEY (school_id) REFERENCES school(id)
  CHECK (((full_members IS NULL) OR (item = 'members'::text)))
  CHECK ((full_members >= 0))
  CHECK ((item = ANY (ARRAY['affiliation'::text, 'staff'::text, 'members'::text, 'principal'::text, 'reason'::text])))
  UNIQUE INDEX dossier_entry_pkey on dossier_entry USING btree (id)
  INDEX dossier_entry_school_id_item_known_on_idx on dossier_entry USING btree (school_id, item, known_on DESC)

-- 党费年内调整（DUE-11），只追加
table dues_change
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 核定的支部
  person_id bigint not null  -- 党员
  cause text not null  -- 调整事由
  from_month date not null  -- 起始月份（该月一日）
  old_fen bigint  -- 原数额（分）；开始交纳的为空
  new_fen bigint not null  -- 新数额（分）
  decided_on date not null  -- 支部决定日期
  doc_no text not null  -- 会议或者文件
  reason text  -- 说明理由后通过的提醒的理由
  client_key uuid not null  -- 登记键：重复提交只记一次
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  UNIQUE (org_id, client_key)
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  CHECK ((EXTRACT(day FROM from_month) = (1)::numeric))
  CHECK ((cause = ANY (ARRAY['retired'::text, 'unemployed'::text, 'newJob'::text, 'unpaidLeave'::text, 'kindChanged'::text, 'largeChange'::text, 'statement'::text, 'ordinaryRise'::text, 'admitted'::text, 'transferredIn'::text])))
  CHECK ((new_fen >= 0))
  CHECK ((old_fen >= 0))
  UNIQUE INDEX dues_change_org_id_client_key_key on dues_change USING btree (org_id, client_key)
  INDEX dues_change_org_id_from_month_idx on dues_change USING btree (org_id, from_month)
  INDEX dues_change_person_id_idx on dues_change USING btree (person_id)
  UNIQUE INDEX dues_change_pkey on dues_change USING btree (id)
  policy add INSERT (org_id IN ( SELECT reach_org() AS reach_org))
  policy reach SELECT ((org_id IN ( SELECT reach_org() AS reach_org)) OR (person_id = ( SELECT reach_self() AS reach_self)))
  policy whole ALL true true

-- 党费年度核定：支部的决定（DUE-10），只追加
table dues_fixing
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 核定的支部
  year integer not null  -- 年度
  decided_on date not null  -- 支部通过日期
  doc_no text not null  -- 会议或者文件
  reason text  -- 说明理由后通过的提醒的理由
  client_key uuid not null  -- 登记键：重复提交只记一次
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  UNIQUE (org_id, year)
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK (((year >= 2008) AND (year <= 2100)))
  UNIQUE INDEX dues_fixing_org_id_year_key on dues_fixing USING btree (org_id, year)
  UNIQUE INDEX dues_fixing_pkey on dues_fixing USING btree (id)

-- 党费年度核定表的一行：核定的月交纳数额（DUE-10），只追加
table dues_fixing_line
  fixing_id bigint not null  -- 年度核定
  org_id bigint not null  -- 核定的支部
  person_id bigint not null  -- 党员
  pay_id bigint  -- 计算依据；沿用上年数额的为空
  kind text not null  -- 党员类别
  base_fen bigint  -- 计算基数（分）；按定额的为空
  amount_fen bigint not null  -- 每月交纳数额（分）
  is_carried boolean not null  -- 沿用上年数额
  confirmed_on date  -- 本人确认日期
  trace jsonb not null  -- 计算过程和条文
  PRIMARY KEY (fixing_id, person_id)
  FOREIGN KEY (fixing_id) REFERENCES dues_fixing(id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (pay_id) REFERENCES dues_pay(id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  CHECK ((amount_fen >= 0))
  CHECK ((base_fen >= 0))
  INDEX dues_fixing_line_org_id_idx on dues_fixing_line USING btree (org_id)
  INDEX dues_fixing_line_person_id_idx on dues_fixing_line USING btree (person_id)
  UNIQUE INDEX dues_fixing_line_pkey on dues_fixing_line USING btree (fixing_id, person_id)
  policy add INSERT (org_id IN ( SELECT reach_org() AS reach_org))
  policy reach SELECT ((org_id IN ( SELECT reach_org() AS reach_org)) OR (person_id = ( SELECT reach_self() AS reach_self)))
  policy whole ALL true true

-- 党费计算基数的本地项目表（DUE-03）：只追加，后来的规定自起始日起代替以前的
table dues_local_item
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 作出规定的组织
  code text not null  -- 项目代码
  label text  -- 项目名称；全国项目表已有的为空
  treatment text not null  -- 怎样计入：included 计入，excluded 不计入，deducted 减除
  from_on date not null  -- 起始日期
  until_on date  -- 终止日期（不含）
  doc_no text not null  -- 文号
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  UNIQUE (org_id, code, from_on)
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK ((code ~ '^[A-Za-z][A-Za-z0-9]{1,39}$'::text))
  CHECK ((treatment = ANY (ARRAY['included'::text, 'excluded'::text, 'deducted'::text])))
  CHECK ((until_on > from_on))
  UNIQUE INDEX dues_local_item_org_id_code_from_on_key on dues_local_item USING btree (org_id, code, from_on)
  UNIQUE INDEX dues_local_item_pkey on dues_local_item USING btree (id)

-- 党费计算依据：党员的工资项目（DUE-02、DUE-03），只追加，以最后一次登记为准
table dues_pay
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 核定的支部
  person_id bigint not null  -- 党员
  year integer not null  -- 核定年度
  kind text not null  -- 党员类别
  month date not null  -- 工资所属月份（该月一日）；季度收入为季末月
  items jsonb not null  -- 工资项目和金额（分）
  net_fen bigint  -- 上季度纯收入（分）；收入不固定的党员填写
  document text  -- 按定额交纳的证明材料
  review_on date  -- 证明的复核日期
  client_key uuid not null  -- 登记键：重复提交只记一次
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  UNIQUE (org_id, client_key, person_id)
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  CHECK (((year >= 2008) AND (year <= 2100)))
  CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  CHECK ((kind = ANY (ARRAY['salaried'::text, 'retired'::text, 'annual'::text, 'irregular'::text, 'student'::text, 'laidOff'::text, 'relief'::text, 'minimumLiving'::text, 'farmer'::text])))
  CHECK ((net_fen >= 0))
  UNIQUE INDEX dues_pay_org_id_client_key_person_id_key on dues_pay USING btree (org_id, client_key, person_id)
  INDEX dues_pay_org_id_year_person_id_id_idx on dues_pay USING btree (org_id, year, person_id, id)
  INDEX dues_pay_person_id_idx on dues_pay USING btree (person_id)
  UNIQUE INDEX dues_pay_pkey on dues_pay USING btree (id)
  policy add INSERT (org_id IN ( SELECT reach_org() AS reach_org))
  policy reach SELECT ((org_id IN ( SELECT reach_org() AS reach_org)) OR (person_id = ( SELECT reach_self() AS reach_self)))
  policy whole ALL true true

-- 党费少交、免交的决定（DUE-16），只追加
table dues_reduction
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 党员所在的支部
  person_id bigint not null  -- 党员
  kind text not null  -- 少交或者免交
  from_month date not null  -- 起始月份（该月一日）
  until_month date not null  -- 终止月份（该月一日，含当月）
  amount_fen bigint  -- 少交后的数额（分）
  applied_on date  -- 本人申请日期
  branch_minutes_on date not null  -- 支部研究日期
  approver_org_id bigint  -- 批准的上级组织
  approval_doc_no text  -- 批准文号
  approved_on date  -- 批准日期
  reason text  -- 说明理由后通过的提醒的理由
  client_key uuid not null  -- 登记键：重复提交只记一次
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  EXCLUDE USING gist (person_id WITH =, daterange(from_month, until_month, '[]'::text) WITH &&)
  UNIQUE (org_id, client_key)
  PRIMARY KEY (id)
  FOREIGN KEY (approver_org_id) REFERENCES org(id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  CHECK ((((approver_org_id IS NULL) = (approval_doc_no IS NULL)) AND ((approver_org_id IS NULL) = (approved_on IS NULL))))
  CHECK (((until_month >= from_month) AND (EXTRACT(day FROM until_month) = (1)::numeric)))
  CHECK ((EXTRACT(day FROM from_month) = (1)::numeric))
  CHECK ((amount_fen >= 0))
  CHECK ((kind = ANY (ARRAY['exempt'::text, 'reduce'::text])))
  UNIQUE INDEX dues_reduction_org_id_client_key_key on dues_reduction USING btree (org_id, client_key)
  INDEX dues_reduction_org_id_from_month_idx on dues_reduction USING btree (org_id, from_month)
  INDEX dues_reduction_person_id_daterange_excl on dues_reduction USING gist (person_id, daterange(from_month, until_month, '[]'::text))
  UNIQUE INDEX dues_reduction_pkey on dues_reduction USING btree (id)
  policy add INSERT (org_id IN ( SELECT reach_org() AS reach_org))
  policy reach SELECT ((org_id IN ( SELECT reach_org() AS reach_org)) OR (person_id = ( SELECT reach_self() AS reach_self)))
  policy whole ALL true true

-- 组建事项：新建学校同步建立党组织
table establishment_case
  id bigint not null identity  -- 编号
  school_id bigint not null  -- 学校
  opened_on date not null  -- 立项日期
  proposal text  -- 拟组建方式与依据
  proposed_on date  -- 提出日期
  closed_on date  -- 办结日期
  result text  -- 结果
  org_id bigint  -- 所建（所依托）党组织
  doc_no text  -- 文号
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (school_id) REFERENCES school(id)
  CHECK ((result = ANY (ARRAY['own'::text, 'joint'::text, 'attached'::text, 'notNeeded'::text])))
  UNIQUE INDEX establishment_case_one_open on establishment_case USING btree (school_id) WHERE (closed_on IS NULL)
  UNIQUE INDEX establishment_case_pkey on establishment_case USING btree (id)
  INDEX establishment_case_school_id_idx on establishment_case USING btree (school_id)

-- 事件（审计）：只追加，逐条链接散列（SEC-25…27）
table event
  seq bigint not null  -- 序号
  at timestamp with time zone not null  -- 时间（UTC）
  type text not null  -- 事件类型
  version integer not null  -- 类型版本
  account_id bigint  -- 操作账号
  actor text not null  -- 操作人
  role text  -- 当时身份
  org_id bigint  -- 组织
  subject_kind text  -- 对象种类
  subject_id text  -- 对象编号
  summary text not null  -- 摘要
  before jsonb  -- 变更前（敏感值已遮蔽）
  after jsonb  -- 变更后（敏感值已遮蔽）
  reason text  -- 事由
  ok boolean not null  -- 是否成功
  ip text  -- 地址
  device text  -- 设备
  request_id text  -- 请求编号
  prev_hash text not null  -- 上一条散列
  hash text not null  -- 本条散列
  digest text not null  -- 散列算法：sha256（标记启用之前的）、sha256-2（连同标记一起散列）
  PRIMARY KEY (seq)
  INDEX event_account_id_seq_idx on event USING btree (account_id, seq DESC)
  INDEX event_at_idx on event USING btree (at)
  INDEX event_at_ip_idx on event USING btree (at, ip) WHERE (type = 'identity.sign-in-failed'::text)
  INDEX event_org_id_seq_idx on event USING btree (org_id, seq DESC)
  UNIQUE INDEX event_pkey on event USING btree (seq)
  INDEX event_subject_kind_subject_id_seq_idx on event USING btree (subject_kind, subject_id, seq DESC)
  INDEX event_type_seq_idx on event USING btree (type, seq DESC)

-- 归档的事件（审计）：在线期满后移入，内容、序号、散列不变，与在线的连成一条链（SEC-27、SEC-28）
table event_archive
  seq bigint not null  -- 序号
  at timestamp with time zone not null  -- 时间（UTC）
  type text not null  -- 事件类型
  version integer not null  -- 类型版本
  account_id bigint  -- 操作账号
  actor text not null  -- 操作人
  role text  -- 当时身份
  org_id bigint  -- 组织
  subject_kind text  -- 对象种类
  subject_id text  -- 对象编号
  summary text not null  -- 摘要
  before jsonb  -- 变更前（敏感值已遮蔽）
  after jsonb  -- 变更后（敏感值已遮蔽）
  reason text  -- 事由
  ok boolean not null  -- 是否成功
  ip text  -- 地址
  device text  -- 设备
  request_id text  -- 请求编号
  prev_hash text not null  -- 上一条散列
  hash text not null  -- 本条散列
  digest text not null  -- 散列算法：sha256（标记启用之前的）、sha256-2（连同标记一起散列）
  PRIMARY KEY (seq)
  INDEX event_archive_account_id_seq_idx on event_archive USING btree (account_id, seq DESC)
  INDEX event_archive_at_idx on event_archive USING btree (at)
  INDEX event_archive_at_ip_idx on event_archive USING btree (at, ip) WHERE (type = 'identity.sign-in-failed'::text)
  INDEX event_archive_org_id_seq_idx on event_archive USING btree (org_id, seq DESC)
  UNIQUE INDEX event_archive_pkey on event_archive USING btree (seq)
  INDEX event_archive_subject_kind_subject_id_seq_idx on event_archive USING btree (subject_kind, subject_id, seq DESC)
  INDEX event_archive_type_seq_idx on event_archive USING btree (type, seq DESC)

-- 免办：有事由、有决定组织和文号，向上可见
table excuse
  id bigint not null identity  -- 编号
  key text not null  -- 待办键
  org_id bigint not null  -- 组织
  reason text not null  -- 事由
  decided_by_org bigint not null  -- 决定组织
  doc_no text not null  -- 文号
  decided_on date not null  -- 决定日期
  revoked_at timestamp with time zone  -- 撤回时间
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  PRIMARY KEY (id)
  FOREIGN KEY (decided_by_org) REFERENCES org(id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK ((length(reason) >= 4))
  UNIQUE INDEX excuse_one on excuse USING btree (key) WHERE (revoked_at IS NULL)
  INDEX excuse_org_id_idx on excuse USING btree (org_id)
  UNIQUE INDEX excuse_pkey on excuse USING btree (id)

-- 减负意见：哪里给基层添了负担
table feedback
  id bigint not null identity  -- 编号
  page text not null  -- 页面
  body text not null  -- 意见
  recorded_at timestamp with time zone not null  -- 提出时间
  recorded_by bigint  -- 提出人账号
  answer text  -- 答复
  answered_at timestamp with time zone  -- 答复时间
  answered_by bigint  -- 答复人账号
  org_id bigint  -- 提出人当时的组织；空的只由最上级办公室查看
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK (((length(body) >= 2) AND (length(body) <= 1000)))
  INDEX feedback_org_id_idx on feedback USING btree (org_id)
  UNIQUE INDEX feedback_pkey on feedback USING btree (id)
  INDEX feedback_recorded_by_id_idx on feedback USING btree (recorded_by, id DESC)

-- 附件（存于网站目录之外）
table file
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 组织
  owner_kind text not null  -- 所属记录种类
  owner_id bigint not null  -- 所属记录
  name text not null  -- 文件名
  mime text not null  -- 文件类型（按内容判定）
  size integer not null  -- 字节数
  sha256 text not null  -- 校验值
  stored_as text not null  -- 存储名
  label text not null  -- 标签：公开、内部、敏感（SEC-17）
  recorded_at timestamp with time zone not null  -- 上传时间
  recorded_by bigint  -- 上传人账号
  UNIQUE (stored_as)
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK ((label = ANY (ARRAY['public'::text, 'internal'::text, 'sensitive'::text])))
  CHECK ((size >= 0))
  INDEX file_owner_kind_owner_id_idx on file USING btree (owner_kind, owner_id)
  UNIQUE INDEX file_pkey on file USING btree (id)
  UNIQUE INDEX file_stored_as_key on file USING btree (stored_as)

-- 党小组成员（ORG-12：不得同属两组）
table group_member
  person_id bigint not null  -- 人员
  group_id bigint not null  -- 党小组
  from_on date not null  -- 起始日期
  until_on date  -- 终止日期（不含）
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  EXCLUDE USING gist (int8range(person_id, person_id, '[]'::text) WITH &&, daterange(from_on, until_on) WITH &&)
  PRIMARY KEY (person_id, from_on)
  FOREIGN KEY (group_id) REFERENCES org(id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  INDEX group_member_group_id_idx on group_member USING btree (group_id)
  INDEX group_member_one_group on group_member USING gist (int8range(person_id, person_id, '[]'::text), daterange(from_on, until_on))
  UNIQUE INDEX group_member_pkey on group_member USING btree (person_id, from_on)
  policy add INSERT true
  policy change UPDATE (group_id IN ( SELECT reach_org() AS reach_org)) true
  policy reach SELECT ((group_id IN ( SELECT reach_org() AS reach_org)) OR (person_id = ( SELECT reach_self() AS reach_self)))
  policy remove DELETE (group_id IN ( SELECT reach_org() AS reach_org))
  policy whole ALL true true

-- 国务院办公厅节假日安排（GEN-03）
table holiday_year
  year integer not null  -- 年度
  off_days date[] not null  -- 放假日
  make_up_days date[] not null  -- 调休上班日
  doc_no text not null  -- 文号
  PRIMARY KEY (year)
  UNIQUE INDEX holiday_year_pkey on holiday_year USING btree (year)

-- 导入批次
table import_batch
  id bigint not null identity  -- 编号
  kind text not null  -- 种类：学校、党组织、党员
  org_id bigint not null  -- 导入组织
  file_name text not null  -- 文件名
  file_stored_as text  -- 存储名
  state text not null  -- 状态
  progress integer not null  -- 进度（百分比）
  progress_note text not null  -- 进度说明
  layout jsonb not null  -- 识别出的工作表、表头行和列
  counts jsonb not null  -- 各状态行数
  all_or_nothing boolean not null  -- 有错即全部不导入
  recorded_at timestamp with time zone not null  -- 上传时间
  recorded_by bigint not null  -- 上传人账号
  confirmed_at timestamp with time zone  -- 确认时间
  reversed_at timestamp with time zone  -- 撤回时间
  reversed_reason text  -- 撤回事由
  from_on date  -- 表中没写日期的自哪一天起登记；空为确认当日
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK ((kind = ANY (ARRAY['school'::text, 'org'::text, 'member'::text])))
  CHECK ((state = ANY (ARRAY['reading'::text, 'preview'::text, 'confirming'::text, 'confirmed'::text, 'reversed'::text, 'failed'::text])))
  INDEX import_batch_org_id_id_idx on import_batch USING btree (org_id, id DESC)
  UNIQUE INDEX import_batch_pkey on import_batch USING btree (id)

-- 导入写入的记录及原值（供整批撤回）
table import_effect
  id bigint not null identity  -- 编号
  batch_id bigint not null  -- 批次
  table_name text not null  -- 表
  row_key jsonb not null  -- 主键
  before jsonb  -- 原值；空为新增
  PRIMARY KEY (id)
  FOREIGN KEY (batch_id) REFERENCES import_batch(id)
  INDEX import_effect_batch_id_id_idx on import_effect USING btree (batch_id, id)
  UNIQUE INDEX import_effect_pkey on import_effect USING btree (id)

-- 导入行：每格的状态和原因
table import_row
  batch_id bigint not null  -- 批次
  seq integer not null  -- 序号
  sheet text not null  -- 工作表
  row_no integer not null  -- 行号
  state text not null  -- 行状态
  cells jsonb not null  -- 各格原值、状态、原因
  parsed jsonb not null  -- 识别后的值
  target_id bigint  -- 已有记录
  choice text  -- 重复行的人工选择
  PRIMARY KEY (batch_id, seq)
  FOREIGN KEY (batch_id) REFERENCES import_batch(id) ON DELETE CASCADE
  CHECK ((state = ANY (ARRAY['new'::text, 'changed'::text, 'same'::text, 'warning'::text, 'error'::text, 'duplicate'::text, 'skipped'::text])))
  INDEX import_row_batch_id_state_seq_idx on import_row USING btree (batch_id, state, seq)
  UNIQUE INDEX import_row_pkey on import_row USING btree (batch_id, seq)
  policy add INSERT true
  policy change UPDATE (batch_id IN ( SELECT b.id FROM import_batch b WHERE (b.org_id IN ( SELECT reach_org() AS reach_org))))
  policy reach SELECT (batch_id IN ( SELECT b.id FROM import_batch b WHERE (b.org_id IN ( SELECT reach_org() AS reach_org))))
  policy remove DELETE (batch_id IN ( SELECT b.id FROM import_batch b WHERE (b.org_id IN ( SELECT reach_org() AS reach_org))))
  policy whole ALL true true

-- 后台任务运行记录
table job_run
  id bigint not null identity  -- 编号
  name text not null  -- 任务
  started_at timestamp with time zone not null  -- 开始时间
  finished_at timestamp with time zone  -- 结束时间；空为未结束
  ok boolean  -- 是否成功
  note text  -- 结果或错误
  PRIMARY KEY (id)
  INDEX job_run_name_id_idx on job_run USING btree (name, id DESC)
  UNIQUE INDEX job_run_pkey on job_run USING btree (id)

-- 地方规定参数：可以更严，不得更宽
table local_norm
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 发布组织
  parameter text not null  -- 参数（见法规与规则）
  value jsonb not null  -- 取值
  from_on date not null  -- 生效日期
  until_on date  -- 失效日期（不含）
  doc_no text not null  -- 文号
  article text not null  -- 条款
  gist text not null  -- 要点
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  PRIMARY KEY (id)
  CHECK (((until_on IS NULL) OR (until_on > from_on)))
  INDEX local_norm_org_id_parameter_idx on local_norm USING btree (org_id, parameter)
  UNIQUE INDEX local_norm_pkey on local_norm USING btree (id)

-- 组织生活记录（一次会议一条）
table meeting
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 召开组织
  client_key uuid not null  -- 登记端生成的唯一键：同一张会议单重复提交只记一次
  state text not null  -- 状态：草稿、已确认、已归档、已作废
  title text not null  -- 会议名称
  held_on date not null  -- 召开日期
  starts_at text  -- 开始时间
  ends_at text  -- 结束时间
  place text not null  -- 地点
  chair_person_id bigint  -- 主持人
  entrustment text  -- 委托主持说明（MTG-15）
  recorder_person_id bigint  -- 记录人
  lecturer_person_id bigint  -- 党课讲课人
  theme text  -- 主题
  content_kind text  -- 主题党日内容类型
  for_year integer  -- 所属年度（组织生活会、民主评议，MTG-08）
  no_decision boolean not null  -- 本次会议未作决定
  due_count integer not null  -- 应到人数
  present_count integer not null  -- 实到人数
  version integer not null  -- 版本（并发修改）
  late_reason text  -- 补录说明
  passed_warnings jsonb not null  -- 已说明理由的提醒
  confirmed_at timestamp with time zone  -- 确认时间
  archived_at timestamp with time zone  -- 归档时间
  recorded_on date not null  -- 录入日期
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  changed_at timestamp with time zone not null  -- 最后修改时间
  changed_by bigint  -- 最后修改人账号
  paper_ref text  -- 纸质原始记录的册页（SCH-09）
  void_reason text  -- 作废原因
  voided_at timestamp with time zone  -- 作废时间
  UNIQUE (client_key)
  PRIMARY KEY (id)
  FOREIGN KEY (chair_person_id) REFERENCES person(id)
  FOREIGN KEY (lecturer_person_id) REFERENCES person(id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (recorder_person_id) REFERENCES person(id)
  CHECK ((ends_at ~ '^[0-2][0-9]:[0-5][0-9]$'::text))
  CHECK ((starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'::text))
  CHECK ((state = ANY (ARRAY['draft'::text, 'confirmed'::text, 'archived'::text, 'voided'::text])))
  UNIQUE INDEX meeting_client_key_key on meeting USING btree (client_key)
  INDEX meeting_held_on_org_id_idx on meeting USING btree (held_on, org_id)
  INDEX meeting_lecturer_person_id_idx on meeting USING btree (lecturer_person_id) WHERE (lecturer_person_id IS NOT NULL)
  INDEX meeting_org_id_held_on_idx on meeting USING btree (org_id, held_on DESC)
  UNIQUE INDEX meeting_pkey on meeting USING btree (id)

-- 归档后的更正（只追加）
table meeting_correction
  id bigint not null identity  -- 编号
  meeting_id bigint not null  -- 会议
  body text not null  -- 更正内容
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  PRIMARY KEY (id)
  FOREIGN KEY (meeting_id) REFERENCES meeting(id)
  INDEX meeting_correction_meeting_id_idx on meeting_correction USING btree (meeting_id)
  UNIQUE INDEX meeting_correction_pkey on meeting_correction USING btree (id)

-- 会议单草稿：确认后写入各表并移除
table meeting_draft
  meeting_id bigint not null  -- 会议
  org_id bigint not null  -- 召开组织
  sheet jsonb not null  -- 草稿内容
  saved_at timestamp with time zone not null  -- 保存时间
  saved_by bigint  -- 保存人账号
  PRIMARY KEY (meeting_id)
  FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE
  FOREIGN KEY (org_id) REFERENCES org(id)
  UNIQUE INDEX meeting_draft_pkey on meeting_draft USING btree (meeting_id)
  policy add INSERT true
  policy change UPDATE (org_id = ANY (ARRAY( SELECT reach_org() AS reach_org)))
  policy reach SELECT (org_id IN ( SELECT reach_org() AS reach_org))
  policy remove DELETE (org_id = ANY (ARRAY( SELECT reach_org() AS reach_org)))
  policy whole ALL true true

-- 列席人员
table meeting_guest
  id bigint not null identity  -- 编号
  meeting_id bigint not null  -- 会议
  name text not null  -- 姓名
  title text not null  -- 职务或单位
  PRIMARY KEY (id)
  FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE
  INDEX meeting_guest_meeting_id_idx on meeting_guest USING btree (meeting_id)
  UNIQUE INDEX meeting_guest_pkey on meeting_guest USING btree (id)

-- 会议种类及其记录部分（MTG-18：每种各有一节）
table meeting_section
  meeting_id bigint not null  -- 会议
  kind text not null  -- 会议种类
  body text not null  -- 记录要点（不记个人发言）
  PRIMARY KEY (meeting_id, kind)
  FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE
  INDEX meeting_section_kind_meeting_id_idx on meeting_section USING btree (kind, meeting_id)
  UNIQUE INDEX meeting_section_pkey on meeting_section USING btree (meeting_id, kind)

-- 党员
table member
  person_id bigint not null  -- 人员
  org_id bigint not null  -- 组织关系所在组织（当前，随组织关系变动）
  applied_on date  -- 申请入党日期
  activist_on date  -- 确定为入党积极分子日期
  candidate_on date  -- 列为发展对象日期
  joined_on date  -- 加入中共组织日期
  full_on date  -- 转为正式党员日期
  import_batch_id bigint  -- 导入批次
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  former_org_ids bigint[]  -- 曾经所在组织（转出后原组织仍可查阅当时名册）
  PRIMARY KEY (person_id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  CHECK (((full_on IS NULL) OR (joined_on IS NULL) OR (full_on >= joined_on)))
  INDEX member_org_id_idx on member USING btree (org_id)
  UNIQUE INDEX member_pkey on member USING btree (person_id)
  policy add INSERT true
  policy change UPDATE (org_id IN ( SELECT reach_org() AS reach_org)) true
  policy reach SELECT ((org_id IN ( SELECT reach_org() AS reach_org)) OR (person_id = ( SELECT reach_self() AS reach_self)) OR ((former_org_ids IS NOT NULL) AND (former_org_ids && ARRAY( SELECT reach_org() AS reach_org))))
  policy remove DELETE (org_id IN ( SELECT reach_org() AS reach_org))
  policy whole ALL true true

-- 流动、失联的起止（MDS-19）；没有终止日期的是现状
table member_away
  id bigint not null identity  -- 编号
  person_id bigint not null  -- 党员
  org_id bigint not null  -- 登记时所在支部
  kind text not null  -- 种类：流动、失联
  from_on date  -- 外出日期、失联日期；空为不详
  until_on date  -- 返回、恢复联系日期（不含）
  destination text  -- 流向
  reason text  -- 流动原因
  contact text  -- 支部联系人
  recorded_at timestamp with time zone not null  -- 登记时间
  recorded_by bigint  -- 登记人账号
  EXCLUDE USING gist (int8range(person_id, person_id, '[]'::text) WITH &&, kind WITH =, daterange(from_on, until_on) WITH &&)
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (person_id) REFERENCES member(person_id) ON DELETE CASCADE
  CHECK ((kind = ANY (ARRAY['floating'::text, 'lost'::text])))
  CHECK ((until_on >= from_on))
  INDEX member_away_org_id_kind_idx on member_away USING btree (org_id, kind)
  INDEX member_away_person_id_kind_daterange_excl on member_away USING gist (int8range(person_id, person_id, '[]'::text), kind, daterange(from_on, until_on))
  UNIQUE INDEX member_away_pkey on member_away USING btree (id)
  policy add INSERT true
  policy change UPDATE ((org_id = ANY (ARRAY( SELECT reach_org() AS reach_org))) OR keeps(person_id)) true
  policy reach SELECT ((org_id IN ( SELECT reach_org() AS reach_org)) OR (EXISTS ( SELECT FROM member m WHERE ((m.person_id = member_away.person_id) AND ((m.org_id IN ( SELECT reach_org() AS reach_org)) OR (m.person_id = ( SELECT reach_self() AS reach_self)))))))
  policy whole ALL true true

-- 年老体弱不作硬性要求（MTG-19）、党员权利中止（GEN-08）
table member_relief
  id bigint not null identity  -- 编号
  person_id bigint not null  -- 人员
  org_id bigint not null  -- 决定组织
  kind text not null  -- 种类：attendance 免于硬性参会，rights 无表决权
  reason text not null  -- 事由
  from_on date not null  -- 起始日期
  until_on date  -- 终止日期（不含）
  review_on date  -- 复核日期
  doc_no text  -- 文号
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  CHECK ((kind = ANY (ARRAY['attendance'::text, 'rights'::text])))
  INDEX member_relief_person_id_idx on member_relief USING btree (person_id)
  UNIQUE INDEX member_relief_pkey on member_relief USING btree (id)
  policy add INSERT true
  policy change UPDATE (org_id IN ( SELECT reach_org() AS reach_org)) true
  policy reach SELECT ((org_id IN ( SELECT reach_org() AS reach_org)) OR (person_id = ( SELECT reach_self() AS reach_self)))
  policy remove DELETE (org_id IN ( SELECT reach_org() AS reach_org))
  policy whole ALL true true

-- 党籍状态（按时段）
table member_status
  person_id bigint not null  -- 人员
  org_id bigint not null  -- 办理组织
  status text not null  -- 党籍状态
  from_on date not null  -- 起始日期
  until_on date  -- 终止日期（不含）
  doc_no text  -- 文号
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  decided_by bigint  -- 决定组织
  reason text  -- 事由
  EXCLUDE USING gist (int8range(person_id, person_id, '[]'::text) WITH &&, daterange(from_on, until_on) WITH &&)
  PRIMARY KEY (person_id, from_on)
  FOREIGN KEY (decided_by) REFERENCES org(id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  CHECK ((status = ANY (ARRAY['NORMAL'::text, 'STOPPED'::text, 'OUT'::text, 'DEAD'::text, 'MOVED'::text])))
  INDEX member_status_person_id_daterange_excl on member_status USING gist (int8range(person_id, person_id, '[]'::text), daterange(from_on, until_on))
  UNIQUE INDEX member_status_pkey on member_status USING btree (person_id, from_on)
  policy add INSERT true
  policy change UPDATE (org_id IN ( SELECT reach_org() AS reach_org)) true
  policy reach SELECT ((org_id IN ( SELECT reach_org() AS reach_org)) OR (person_id = ( SELECT reach_self() AS reach_self)))
  policy remove DELETE (org_id IN ( SELECT reach_org() AS reach_org))
  policy whole ALL true true

-- 组织关系：任一时点只在一个组织（ORG-17、MDS-17）
table membership
  person_id bigint not null  -- 人员
  org_id bigint not null  -- 组织
  from_on date not null  -- 进入日期
  until_on date  -- 离开日期（不含）
  entry_kind text not null  -- 进入支部类型
  leave_kind text  -- 离开支部类型
  doc_no text  -- 文号（介绍信）
  import_batch_id bigint  -- 导入批次
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  EXCLUDE USING gist (int8range(person_id, person_id, '[]'::text) WITH &&, daterange(from_on, until_on) WITH &&)
  PRIMARY KEY (person_id, from_on)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  INDEX membership_one_home on membership USING gist (int8range(person_id, person_id, '[]'::text), daterange(from_on, until_on))
  INDEX membership_org_id_from_on_until_on_idx on membership USING btree (org_id, from_on, until_on)
  UNIQUE INDEX membership_pkey on membership USING btree (person_id, from_on)
  policy add INSERT true
  policy change UPDATE (org_id IN ( SELECT reach_org() AS reach_org)) true
  policy reach SELECT ((org_id IN ( SELECT reach_org() AS reach_org)) OR (person_id = ( SELECT reach_self() AS reach_self)))
  policy remove DELETE (org_id IN ( SELECT reach_org() AS reach_org))
  policy whole ALL true true

-- 待办（由规则推导的缓存，可清空重算）
table obligation
  key text not null  -- 键：规则:事项:组织:时段
  rule text not null  -- 规则
  org_id bigint not null  -- 组织
  title text not null  -- 事项
  opens_on date not null  -- 开始日期
  due_on date not null  -- 期限
  state text not null  -- 状态
  weight text not null  -- 轻重
  met_on date  -- 完成日期
  body jsonb not null  -- 依据、缺项、办理入口
  subject_org_id bigint not null  -- 事项所涉组织（提醒类事项与办理组织不同）
  PRIMARY KEY (key)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (subject_org_id) REFERENCES org(id)
  CHECK ((state = ANY (ARRAY['open'::text, 'met'::text, 'late'::text, 'excused'::text, 'undetermined'::text])))
  CHECK ((weight = ANY (ARRAY['flag'::text, 'warn'::text, 'info'::text])))
  INDEX obligation_org_id_state_due_on_idx on obligation USING btree (org_id, state, due_on)
  UNIQUE INDEX obligation_pkey on obligation USING btree (key)
  INDEX obligation_subject_org_id_idx on obligation USING btree (subject_org_id)

-- 待办缓存计算到哪一天
table obligation_run
  org_id bigint not null  -- 组织
  computed_for date not null  -- 计算日
  computed_at timestamp with time zone not null  -- 计算时间
  PRIMARY KEY (org_id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  UNIQUE INDEX obligation_run_pkey on obligation_run USING btree (org_id)

-- 一次性令牌（首次设置、重置口令，SEC-10、SEC-12）
table one_time_token
  token_hash text not null  -- 令牌散列
  purpose text not null  -- 用途
  account_id bigint  -- 账号
  expires_at timestamp with time zone not null  -- 到期时间
  used_at timestamp with time zone  -- 使用时间
  PRIMARY KEY (token_hash)
  FOREIGN KEY (account_id) REFERENCES account(id)
  CHECK ((purpose = ANY (ARRAY['setup'::text, 'reset'::text])))
  INDEX one_time_token_account_id_idx on one_time_token USING btree (account_id) WHERE (used_at IS NULL)
  UNIQUE INDEX one_time_token_pkey on one_time_token USING btree (token_hash)

-- 党组织
table org
  id bigint not null identity  -- 编号
  code text not null  -- 组织代码
  founded_on date not null  -- 成立日期（批复日期）
  founded_doc_no text  -- 成立批复文号
  dissolved_on date  -- 撤销日期
  dissolved_doc_no text  -- 撤销文号
  ends_on date  -- 临时党支部的截止日期（ORG-06）
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  ends_doc_no text  -- 临时党支部截止日期的文号
  UNIQUE (code)
  PRIMARY KEY (id)
  CHECK (((dissolved_on IS NULL) OR (dissolved_on >= founded_on)))
  UNIQUE INDEX org_code_key on org USING btree (code)
  UNIQUE INDEX org_pkey on org USING btree (id)

-- 党组织变动（成立、更名、改设、转隶、拆分、合并、撤销）
table org_event
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 党组织
  kind text not null  -- 变动种类
  happened_on date not null  -- 发生日期
  doc_no text  -- 文号
  decided_by bigint  -- 决定组织
  detail jsonb not null  -- 变动内容
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  reason text  -- 提醒事项的说明理由
  PRIMARY KEY (id)
  FOREIGN KEY (decided_by) REFERENCES org(id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK ((kind = ANY (ARRAY['found'::text, 'rename'::text, 'retype'::text, 'move'::text, 'split'::text, 'merge'::text, 'dissolve'::text])))
  INDEX org_event_org_id_happened_on_idx on org_event USING btree (org_id, happened_on)
  UNIQUE INDEX org_event_pkey on org_event USING btree (id)

-- 党组织设置检查结果（由规则推导的缓存，可清空重算）
table org_finding
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 组织
  rule text not null  -- 规则
  code text not null  -- 问题代码
  severity text not null  -- 轻重
  message text not null  -- 问题
  body jsonb not null  -- 依据和建议
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK ((severity = ANY (ARRAY['block'::text, 'warn'::text, 'info'::text])))
  INDEX org_finding_org_id_idx on org_finding USING btree (org_id)
  UNIQUE INDEX org_finding_pkey on org_finding USING btree (id)
  INDEX org_finding_rule_idx on org_finding USING btree (rule)

-- 党组织类型（按时段）
table org_kind
  org_id bigint not null  -- 党组织
  kind text not null  -- 类型
  from_on date not null  -- 起始日期
  until_on date  -- 终止日期（不含）
  doc_no text  -- 批复文号
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  EXCLUDE USING gist (int8range(org_id, org_id, '[]'::text) WITH &&, daterange(from_on, until_on) WITH &&)
  PRIMARY KEY (org_id, from_on)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK ((kind = ANY (ARRAY['workCommittee'::text, 'committee'::text, 'generalBranch'::text, 'branch'::text, 'jointBranch'::text, 'temporaryBranch'::text, 'group'::text])))
  INDEX org_kind_org_id_daterange_excl on org_kind USING gist (int8range(org_id, org_id, '[]'::text), daterange(from_on, until_on))
  UNIQUE INDEX org_kind_pkey on org_kind USING btree (org_id, from_on)

-- 党组织名称（按时段）
table org_name
  org_id bigint not null  -- 党组织
  name text not null  -- 全称
  short_name text not null  -- 简称
  name_key text not null  -- 拼音排序键
  initials text not null  -- 拼音首字母
  from_on date not null  -- 起始日期
  until_on date  -- 终止日期（不含）
  doc_no text  -- 文号
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  EXCLUDE USING gist (int8range(org_id, org_id, '[]'::text) WITH &&, daterange(from_on, until_on) WITH &&)
  PRIMARY KEY (org_id, from_on)
  FOREIGN KEY (org_id) REFERENCES org(id)
  INDEX org_name_initials_idx on org_name USING btree (initials text_pattern_ops)
  INDEX org_name_name_idx on org_name USING gin (name gin_trgm_ops)
  INDEX org_name_org_id_daterange_excl on org_name USING gist (int8range(org_id, org_id, '[]'::text), daterange(from_on, until_on))
  UNIQUE INDEX org_name_pkey on org_name USING btree (org_id, from_on)

-- 隶属关系（按时段）；撤销后保留最后位置以便查阅
table org_placement
  org_id bigint not null  -- 党组织
  parent_id bigint  -- 上级党组织
  path text not null  -- 路径，如 /1/8/62/
  from_on date not null  -- 起始日期
  until_on date  -- 终止日期（不含）
  doc_no text  -- 文号
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  EXCLUDE USING gist (int8range(org_id, org_id, '[]'::text) WITH &&, daterange(from_on, until_on) WITH &&)
  PRIMARY KEY (org_id, from_on)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (parent_id) REFERENCES org(id)
  CHECK (((parent_id IS NULL) OR (parent_id <> org_id)))
  INDEX org_placement_org_id_daterange_excl on org_placement USING gist (int8range(org_id, org_id, '[]'::text), daterange(from_on, until_on))
  INDEX org_placement_parent_id_idx on org_placement USING btree (parent_id)
  INDEX org_placement_path_org_id_from_on_until_on_idx on org_placement USING btree (path, org_id, from_on, until_on)
  UNIQUE INDEX org_placement_pkey on org_placement USING btree (org_id, from_on)

-- 人员：一人一条
table person
  id bigint not null identity  -- 编号
  name text not null  -- 姓名
  name_key text not null  -- 拼音排序键
  initials text not null  -- 拼音首字母
  id_no text  -- 公民身份号码（MDS-03）
  sex text  -- 性别
  ethnicity text  -- 民族代码
  born_on date  -- 出生日期（以档案为准，MDS-04）
  birth_note text  -- 出生日期与身份证不一致的说明
  education text  -- 学历代码
  degree text  -- 学位代码
  work_post text  -- 工作岗位
  title text  -- 专业技术职务
  phone text  -- 联系电话
  address text  -- 家庭住址
  native_place text  -- 籍贯
  worked_from date  -- 参加工作日期
  is_front_line boolean  -- 是否一线
  died_on date  -- 去世日期
  keeper_org_id bigint not null  -- 管理组织（随组织关系变动）
  school_id bigint  -- 工作单位
  import_batch_id bigint  -- 导入批次
  version integer not null  -- 版本（并发修改）
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  former_org_ids bigint[]  -- 曾经的管理组织（转出后原组织仍可查阅当时名册）
  born_precision text not null  -- 出生日期写到日还是只到月（只到月的按 1 日存）
  UNIQUE (id_no)
  PRIMARY KEY (id)
  FOREIGN KEY (keeper_org_id) REFERENCES org(id)
  FOREIGN KEY (school_id) REFERENCES school(id)
  CHECK ((born_precision = ANY (ARRAY['day'::text, 'month'::text])))
  CHECK ((sex = ANY (ARRAY['1'::text, '2'::text])))
  UNIQUE INDEX person_id_no_key on person USING btree (id_no)
  INDEX person_initials_idx on person USING btree (initials text_pattern_ops)
  INDEX person_keeper_org_id_name_key_idx on person USING btree (keeper_org_id, name_key)
  INDEX person_name_born_on_idx on person USING btree (name, born_on)
  INDEX person_name_idx on person USING gin (name gin_trgm_ops)
  UNIQUE INDEX person_pkey on person USING btree (id)
  INDEX person_school_id_idx on person USING btree (school_id) WHERE (school_id IS NOT NULL)
  policy add INSERT true
  policy change UPDATE (keeper_org_id IN ( SELECT reach_org() AS reach_org)) true
  policy reach SELECT ((keeper_org_id IN ( SELECT reach_org() AS reach_org)) OR (id = ( SELECT reach_self() AS reach_self)) OR ((former_org_ids IS NOT NULL) AND (former_org_ids && ARRAY( SELECT reach_org() AS reach_org))))
  policy remove DELETE (keeper_org_id IN ( SELECT reach_org() AS reach_org))
  policy whole ALL true true

-- 任职（按时段）
table post
  id bigint not null identity  -- 编号
  person_id bigint not null  -- 人员
  org_id bigint not null  -- 党组织
  duty text not null  -- 职务
  appointment text not null  -- 产生方式
  from_on date not null  -- 任职日期
  until_on date  -- 免职日期（不含）
  doc_no text  -- 文号
  term_id bigint  -- 届期
  import_batch_id bigint  -- 导入批次
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  EXCLUDE USING gist (int8range(person_id, person_id, '[]'::text) WITH &&, int8range(org_id, org_id, '[]'::text) WITH &&, duty WITH =, daterange(from_on, until_on) WITH &&)
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  FOREIGN KEY (term_id) REFERENCES term(id)
  CHECK (((until_on IS NULL) OR (until_on > from_on)))
  CHECK ((appointment = ANY (ARRAY['elected'::text, 'byElected'::text, 'appointed'::text])))
  INDEX post_org_id_duty_from_on_idx on post USING btree (org_id, duty, from_on)
  INDEX post_person_id_idx on post USING btree (person_id)
  INDEX post_person_id_org_id_duty_daterange_excl on post USING gist (int8range(person_id, person_id, '[]'::text), int8range(org_id, org_id, '[]'::text), duty, daterange(from_on, until_on))
  UNIQUE INDEX post_pkey on post USING btree (id)
  policy add INSERT true
  policy change UPDATE (org_id IN ( SELECT reach_org() AS reach_org)) true
  policy reach SELECT ((org_id IN ( SELECT reach_org() AS reach_org)) OR (person_id = ( SELECT reach_self() AS reach_self)))
  policy remove DELETE (org_id IN ( SELECT reach_org() AS reach_org))
  policy whole ALL true true

-- 办理事项：一件事项就是它的各项记录（GEN-06）
table procedure_case
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 办理的组织
  procedure text not null  -- 程序
  begun_on date not null  -- 开始办理之日：适用当日有效的步骤
  client_key uuid not null  -- 登记键：重复提交只记一次
  name text not null  -- 缓存：事项名称
  status text not null  -- 缓存：办理情况
  current_step text  -- 缓存：正在办的步骤；空为没有
  actor text  -- 缓存：正在办的步骤由谁办，own 本组织，superior 上级
  duty_key text  -- 缓存：正在办的步骤的待办键
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  UNIQUE (client_key)
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK ((actor = ANY (ARRAY['own'::text, 'superior'::text])))
  CHECK ((status = ANY (ARRAY['running'::text, 'suspended'::text, 'withdrawn'::text, 'expired'::text, 'ended'::text])))
  UNIQUE INDEX procedure_case_client_key_key on procedure_case USING btree (client_key)
  INDEX procedure_case_org_id_procedure_idx on procedure_case USING btree (org_id, procedure)
  UNIQUE INDEX procedure_case_pkey on procedure_case USING btree (id)
  INDEX procedure_case_status_procedure_idx on procedure_case USING btree (status, procedure)
  policy add INSERT true
  policy change UPDATE (org_id IN ( SELECT reach_org() AS reach_org))
  policy reach SELECT (org_id IN ( SELECT reach_org() AS reach_org))
  policy whole ALL true true

-- 办理记录：只追加，更正另记一条（GEN-09）
table procedure_event
  case_id bigint not null  -- 办理事项
  seq integer not null  -- 序号：同一事项从 1 起
  org_id bigint not null  -- 办理的组织
  type text not null  -- 记录种类
  on_day date not null  -- 办理日期
  step text  -- 步骤；整件事项的记录为空
  body jsonb not null  -- 记录内容
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  PRIMARY KEY (case_id, seq)
  FOREIGN KEY (case_id) REFERENCES procedure_case(id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK ((seq > 0))
  CHECK ((type = ANY (ARRAY['begun'::text, 'done'::text, 'excepted'::text, 'corrected'::text, 'returned'::text, 'suspended'::text, 'resumed'::text, 'withdrawn'::text, 'expired'::text])))
  INDEX procedure_event_org_id_idx on procedure_event USING btree (org_id)
  UNIQUE INDEX procedure_event_pkey on procedure_event USING btree (case_id, seq)
  policy add INSERT true
  policy reach SELECT (org_id IN ( SELECT reach_org() AS reach_org))
  policy whole ALL true true

-- 县（市、区）
table region
  code text not null  -- 区划代码
  name text not null  -- 名称
  sort integer not null  -- 排序
  UNIQUE (name)
  PRIMARY KEY (code)
  UNIQUE INDEX region_name_key on region USING btree (name)
  UNIQUE INDEX region_pkey on region USING btree (code)

-- 总结材料
table report
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 组织
  title text not null  -- 标题
  template text not null  -- 模板
  as_of date not null  -- 截止日
  body jsonb not null  -- 正文（含数据引用）
  state text not null  -- 状态：草稿、已定稿
  version integer not null  -- 版本（并发修改）
  frozen_at timestamp with time zone  -- 定稿时间
  frozen_by bigint  -- 定稿人账号
  recorded_at timestamp with time zone not null  -- 建立时间
  recorded_by bigint  -- 建立人账号
  changed_at timestamp with time zone not null  -- 修改时间
  changed_by bigint  -- 修改人账号
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK ((state = ANY (ARRAY['draft'::text, 'frozen'::text])))
  INDEX report_changed_at_idx on report USING btree (changed_at DESC)
  INDEX report_org_id_id_idx on report USING btree (org_id, id DESC)
  UNIQUE INDEX report_pkey on report USING btree (id)

-- 授权：角色 × 组织范围，两步办理（SEC-15）
table role_grant
  id bigint not null identity  -- 编号
  account_id bigint not null  -- 账号
  role text not null  -- 角色
  org_id bigint not null  -- 组织
  reach text not null  -- 范围：本组织、本组织及下级、指定组织、仅本人
  listed_orgs bigint[] not null  -- 指定组织
  from_on date not null  -- 起始日期
  until_on date  -- 终止日期（不含）
  state text not null  -- 状态：待批准、有效、不同意、已终止
  reason text  -- 事由
  requested_by bigint  -- 申请人账号
  requested_at timestamp with time zone not null  -- 申请时间
  decided_by bigint  -- 批准人账号
  decided_at timestamp with time zone  -- 批准时间
  decision_note text  -- 批准或不同意的说明
  ended_by bigint  -- 终止人账号
  ended_at timestamp with time zone  -- 终止时间
  end_reason text  -- 终止原因
  PRIMARY KEY (id)
  FOREIGN KEY (account_id) REFERENCES account(id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK (((requested_by IS NULL) OR (decided_by IS NULL) OR (requested_by <> decided_by)))
  CHECK (((until_on IS NULL) OR (until_on > from_on)))
  CHECK ((reach = ANY (ARRAY['own'::text, 'subtree'::text, 'listed'::text, 'self'::text])))
  CHECK ((state = ANY (ARRAY['requested'::text, 'active'::text, 'refused'::text, 'ended'::text])))
  INDEX role_grant_account_id_idx on role_grant USING btree (account_id)
  INDEX role_grant_org_id_idx on role_grant USING btree (org_id)
  UNIQUE INDEX role_grant_pkey on role_grant USING btree (id)
  INDEX role_grant_state_idx on role_grant USING btree (state) WHERE (state = 'requested'::text)

-- 学校（单位）
table school
  id bigint not null identity  -- 编号
  code text not null  -- 学校代码
  name text not null  -- 全称
  short_name text not null  -- 简称
  name_key text not null  -- 拼音排序键
  initials text not null  -- 拼音首字母
  stage text not null  -- 学段
  ownership text not null  -- 办学性质
  region_code text not null  -- 所在县（市、区）
  opened_on date  -- 办学起始日期
  closed_on date  -- 停办日期
  legal_representative text  -- 法定代表人
  governance text  -- 领导体制（SCH-01）
  manager_org_id bigint  -- 主管教育工委（党委）
  import_batch_id bigint  -- 导入批次
  version integer not null  -- 版本（并发修改）
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  UNIQUE (code)
  PRIMARY KEY (id)
  FOREIGN KEY (manager_org_id) REFERENCES org(id)
  FOREIGN KEY (region_code) REFERENCES region(code)
  CHECK (((closed_on IS NULL) OR (opened_on IS NULL) OR (closed_on >= opened_on)))
  CHECK ((governance = ANY (ARRAY['partyLed'::text, 'reference'::text, 'other'::text])))
  CHECK ((ownership = ANY (ARRAY['public'::text, 'private'::text])))
  CHECK ((stage = ANY (ARRAY['kindergarten'::text, 'primary'::text, 'junior'::text, 'nineYear'::text, 'senior'::text, 'complete'::text, 'vocational'::text, 'special'::text, 'other'::text])))
  UNIQUE INDEX school_code_key on school USING btree (code)
  INDEX school_manager_org_id_idx on school USING btree (manager_org_id)
  INDEX school_name_idx on school USING gin (name gin_trgm_ops)
  UNIQUE INDEX school_pkey on school USING btree (id)
  INDEX school_region_code_idx on school USING btree (region_code)

-- 校区
table school_campus
  id bigint not null identity  -- 编号
  school_id bigint not null  -- 学校
  name text not null  -- 校区名称
  address text  -- 地址
  from_on date not null  -- 启用日期
  until_on date  -- 停用日期（不含）
  PRIMARY KEY (id)
  FOREIGN KEY (school_id) REFERENCES school(id)
  UNIQUE INDEX school_campus_pkey on school_campus USING btree (id)
  INDEX school_campus_school_id_idx on school_campus USING btree (school_id)

-- 学校变动（设立、变更、停办）
table school_event
  id bigint not null identity  -- 编号
  school_id bigint not null  -- 学校
  kind text not null  -- 变动种类
  happened_on date not null  -- 发生日期
  doc_no text  -- 文号
  detail jsonb not null  -- 变动内容（变更前、变更后）
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  PRIMARY KEY (id)
  FOREIGN KEY (school_id) REFERENCES school(id)
  CHECK ((kind = ANY (ARRAY['open'::text, 'change'::text, 'close'::text])))
  UNIQUE INDEX school_event_pkey on school_event USING btree (id)
  INDEX school_event_school_id_happened_on_idx on school_event USING btree (school_id, happened_on)

-- 学校人数（按统计日期）
table school_number
  school_id bigint not null  -- 学校
  item text not null  -- 项目：教职工、专任教师、学生、专职党务
  counted_on date not null  -- 统计日期
  amount integer not null  -- 人数
  source text not null  -- 来源
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  PRIMARY KEY (school_id, item, counted_on)
  FOREIGN KEY (school_id) REFERENCES school(id)
  CHECK ((amount >= 0))
  CHECK ((item = ANY (ARRAY['staff'::text, 'teachers'::text, 'pupils'::text, 'partyStaff'::text])))
  UNIQUE INDEX school_number_pkey on school_number USING btree (school_id, item, counted_on)

-- 党组织覆盖：学校由哪个党组织覆盖及覆盖方式
table school_org
  id bigint not null identity  -- 编号
  school_id bigint not null  -- 学校
  org_id bigint not null  -- 党组织
  form text not null  -- 覆盖方式：单独建立、联合建立、挂靠组建
  from_on date not null  -- 起始日期
  until_on date  -- 终止日期（不含）
  doc_no text  -- 文号
  import_batch_id bigint  -- 导入批次
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  EXCLUDE USING gist (int8range(school_id, school_id, '[]'::text) WITH &&, int8range(org_id, org_id, '[]'::text) WITH &&, daterange(from_on, until_on) WITH &&)
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (school_id) REFERENCES school(id)
  CHECK ((form = ANY (ARRAY['own'::text, 'joint'::text, 'attached'::text])))
  INDEX school_org_org_id_idx on school_org USING btree (org_id)
  UNIQUE INDEX school_org_pkey on school_org USING btree (id)
  INDEX school_org_school_id_idx on school_org USING btree (school_id)
  INDEX school_org_school_id_org_id_daterange_excl on school_org USING gist (int8range(school_id, school_id, '[]'::text), int8range(org_id, org_id, '[]'::text), daterange(from_on, until_on))

-- 定稿数据：固化取值、定义版本与记录
table seal
  id bigint not null identity  -- 编号
  report_id bigint not null  -- 材料
  figure_key text not null  -- 数据引用键
  indicator text not null  -- 指标
  indicator_version integer not null  -- 指标定义版本
  org_id bigint not null  -- 组织
  as_of date not null  -- 截止日
  filters jsonb not null  -- 分组条件
  definition jsonb not null  -- 当时的定义、分子、分母、依据
  numerator double precision not null  -- 分子
  denominator double precision  -- 分母
  value double precision  -- 取值
  shown text not null  -- 显示文字
  rounding text not null  -- 取整规则
  row_count integer not null  -- 记录数
  digest text not null  -- 记录校验值
  sealed_at timestamp with time zone not null  -- 固化时间
  sealed_by bigint  -- 固化人账号
  UNIQUE (report_id, figure_key)
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (report_id) REFERENCES report(id)
  UNIQUE INDEX seal_pkey on seal USING btree (id)
  UNIQUE INDEX seal_report_id_figure_key_key on seal USING btree (report_id, figure_key)

-- 定稿数据的记录
table seal_row
  seal_id bigint not null  -- 定稿数据
  seq integer not null  -- 组号，从 1 起
  body jsonb not null  -- 记录，一百条一组，按次序
  PRIMARY KEY (seal_id, seq)
  FOREIGN KEY (seal_id) REFERENCES seal(id)
  UNIQUE INDEX seal_row_pkey on seal_row USING btree (seal_id, seq)

-- 会话（SEC-05、SEC-06）
table session
  token_hash text not null  -- 令牌散列
  account_id bigint not null  -- 账号
  grant_id bigint  -- 当前身份
  created_at timestamp with time zone not null  -- 登录时间
  last_seen_at timestamp with time zone not null  -- 最近操作时间
  expires_at timestamp with time zone not null  -- 绝对到期时间
  ended_at timestamp with time zone  -- 结束时间
  ended_why text  -- 结束原因
  ip text not null  -- 地址
  device text not null  -- 设备
  PRIMARY KEY (token_hash)
  FOREIGN KEY (account_id) REFERENCES account(id)
  FOREIGN KEY (grant_id) REFERENCES role_grant(id)
  INDEX session_account_id_idx on session USING btree (account_id) WHERE (ended_at IS NULL)
  UNIQUE INDEX session_pkey on session USING btree (token_hash)

-- 系统参数
table setting
  key text not null  -- 参数名
  value jsonb not null  -- 参数值
  changed_at timestamp with time zone not null  -- 修改时间
  changed_by bigint  -- 修改人账号
  PRIMARY KEY (key)
  UNIQUE INDEX setting_pkey on setting USING btree (key)

-- 启用日期：组织（连同下级）自何日起在本系统记事，应办事项自此推导
table start_of_use
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 组织
  from_on date not null  -- 启用日期
  doc_no text  -- 文号；首次设置时没有
  reason text not null  -- 事由
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK ((length(reason) >= 4))
  INDEX start_of_use_org_id_id_idx on start_of_use USING btree (org_id, id DESC)
  UNIQUE INDEX start_of_use_pkey on start_of_use USING btree (id)

-- 谈心谈话（只记日期和双方，不记内容；MTG-08）
table talk
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 登记的组织
  talked_on date not null  -- 谈话日期
  person_id bigint not null  -- 谈话人
  other_person_id bigint not null  -- 谈话对象
  recorded_on date not null  -- 录入日期
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  voided_at timestamp with time zone  -- 作废时间
  voided_by bigint  -- 作废人账号
  void_reason text  -- 作废原因
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  FOREIGN KEY (other_person_id) REFERENCES person(id)
  FOREIGN KEY (person_id) REFERENCES person(id)
  CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
  CHECK ((other_person_id <> person_id))
  UNIQUE INDEX talk_once on talk USING btree (org_id, talked_on, LEAST(person_id, other_person_id), GREATEST(person_id, other_person_id)) WHERE (voided_at IS NULL)
  INDEX talk_org_id_talked_on_idx on talk USING btree (org_id, talked_on)
  INDEX talk_other_person_id_talked_on_idx on talk USING btree (other_person_id, talked_on)
  INDEX talk_person_id_talked_on_idx on talk USING btree (person_id, talked_on)
  UNIQUE INDEX talk_pkey on talk USING btree (id)
  policy add INSERT true
  policy change UPDATE (org_id = ANY (ARRAY( SELECT reach_org() AS reach_org)))
  policy reach SELECT ((org_id = ANY (ARRAY( SELECT reach_org() AS reach_org))) OR (person_id = ( SELECT reach_self() AS reach_self)) OR (other_person_id = ( SELECT reach_self() AS reach_self)))
  policy whole ALL true true

-- 届期：自选举大会之日起算（ORG-13）
table term
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 党组织
  started_on date  -- 选举大会日期；空为未知
  ended_on date  -- 下届选举大会日期（本届实际届止）
  seats integer  -- 批准职数
  has_committee boolean not null  -- 是否设委员会
  approval_doc_no text  -- 选举结果批复文号
  prepared_on date  -- 着手筹备日期（请示、提醒函）
  import_batch_id bigint  -- 导入批次
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  ends_on date  -- 批复载明的届满日（2018年7月以前选举的届期）
  early_doc_no text  -- 提前换届批复文号（ORG-15）
  reminded_on date  -- 上级提醒函日期（ORG-14）
  reminder_doc_no text  -- 上级提醒函文号
  prepare_doc_no text  -- 换届请示文号
  approved_seats integer  -- 上级批准职数
  UNIQUE NULLS NOT DISTINCT (org_id, started_on)
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK (((approved_seats >= 1) AND (approved_seats <= 99)))
  CHECK (((ended_on IS NULL) OR (started_on IS NULL) OR (ended_on >= started_on)))
  CHECK (((seats >= 1) AND (seats <= 99)))
  INDEX term_org_id_started_on_idx on term USING btree (org_id, started_on DESC)
  UNIQUE INDEX term_org_id_started_on_key on term USING btree (org_id, started_on) NULLS NOT DISTINCT
  UNIQUE INDEX term_pkey on term USING btree (id)

-- 批准延期换届（逐次登记，以最近一次为准，ORG-15）
table term_delay
  id bigint not null identity  -- 编号
  term_id bigint not null  -- 届期
  delayed_to date not null  -- 延期至
  doc_no text  -- 批复文号；空为没有批复
  decided_on date  -- 批复日期；空为不详
  decided_by bigint  -- 批准组织
  reason text  -- 理由
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  PRIMARY KEY (id)
  FOREIGN KEY (decided_by) REFERENCES org(id)
  FOREIGN KEY (term_id) REFERENCES term(id)
  UNIQUE INDEX term_delay_pkey on term_delay USING btree (id)
  INDEX term_delay_term_id_id_idx on term_delay USING btree (term_id, id DESC)

-- 主题党日的固定日（MTG-07）
table theme_day
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 组织
  day_of_month smallint  -- 每月几日；按星期固定的为空
  week_of_month smallint  -- 第几个（1–4，0 为最后一个）；按日固定的为空
  weekday smallint  -- 星期几（1–7）；按日固定的为空
  from_on date not null  -- 起始日期
  until_on date  -- 终止日期（不含）
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  EXCLUDE USING gist (int8range(org_id, org_id, '[]'::text) WITH &&, daterange(from_on, until_on) WITH &&)
  PRIMARY KEY (id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK ((((day_of_month IS NULL) = (week_of_month IS NOT NULL)) AND ((week_of_month IS NULL) = (weekday IS NULL))))
  CHECK (((day_of_month >= 1) AND (day_of_month <= 31)))
  CHECK (((week_of_month >= 0) AND (week_of_month <= 4)))
  CHECK (((weekday >= 1) AND (weekday <= 7)))
  CHECK ((until_on > from_on))
  INDEX theme_day_org_id_daterange_excl on theme_day USING gist (int8range(org_id, org_id, '[]'::text), daterange(from_on, until_on))
  UNIQUE INDEX theme_day_pkey on theme_day USING btree (id)

-- 软弱涣散基层党组织：列入、整顿方案、验收（ORG-19）
table weak_listing
  id bigint not null identity  -- 编号
  org_id bigint not null  -- 党组织
  listed_on date not null  -- 列入日期
  doc_no text not null  -- 列入文号
  decided_by bigint not null  -- 决定组织（上级）
  reason text not null  -- 列入原因
  plan_on date  -- 整顿方案日期
  plan_doc_no text  -- 整顿方案文号
  accepted_on date  -- 验收日期
  accepted_doc_no text  -- 验收文号
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  PRIMARY KEY (id)
  FOREIGN KEY (decided_by) REFERENCES org(id)
  FOREIGN KEY (org_id) REFERENCES org(id)
  CHECK (((accepted_on IS NULL) OR (accepted_on >= plan_on)))
  CHECK (((plan_on IS NULL) OR (plan_on >= listed_on)))
  UNIQUE INDEX weak_listing_open on weak_listing USING btree (org_id) WHERE (accepted_on IS NULL)
  INDEX weak_listing_org_id_listed_on_idx on weak_listing USING btree (org_id, listed_on DESC)
  UNIQUE INDEX weak_listing_pkey on weak_listing USING btree (id)

-- 党的工作覆盖（与组织覆盖分开计算）
table work_cover
  id bigint not null identity  -- 编号
  school_id bigint not null  -- 学校
  form text not null  -- 方式：选派指导员、联合党组织、群团带动
  detail text not null  -- 指导员姓名、党组织或群团组织名称
  from_on date not null  -- 起始日期
  until_on date  -- 终止日期（不含）
  doc_no text  -- 文号
  recorded_at timestamp with time zone not null  -- 录入时间
  recorded_by bigint  -- 录入人账号
  PRIMARY KEY (id)
  FOREIGN KEY (school_id) REFERENCES school(id)
  CHECK ((form = ANY (ARRAY['instructor'::text, 'joint'::text, 'massOrganisation'::text])))
  UNIQUE INDEX work_cover_pkey on work_cover USING btree (id)
  INDEX work_cover_school_id_idx on work_cover USING btree (school_id)
