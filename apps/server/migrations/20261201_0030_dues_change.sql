-- What changes after the yearly sheet is decided: another amount from a month on (DUE-11), less or nothing for some months by
-- decision (DUE-16). Only added to: a later decision counts from its month on.
create table dues_change (
  id bigint generated always as identity primary key,
  org_id bigint not null references org,
  person_id bigint not null references person,
  cause text not null check (cause in ('retired','unemployed','newJob','unpaidLeave','kindChanged','largeChange','statement','ordinaryRise','admitted','transferredIn')),
  from_month date not null check (extract(day from from_month) = 1),
  old_fen bigint check (old_fen >= 0),
  new_fen bigint not null check (new_fen >= 0),
  decided_on date not null,
  doc_no text not null,
  reason text,
  client_key uuid not null,
  recorded_at timestamptz not null default now(),
  recorded_by bigint,
  unique (org_id, client_key)
);
create index on dues_change (org_id, from_month);
create index on dues_change (person_id);
comment on table dues_change is '党费年内调整（DUE-11），只追加';
comment on column dues_change.id is '编号';
comment on column dues_change.org_id is '核定的支部';
comment on column dues_change.person_id is '党员';
comment on column dues_change.cause is '调整事由';
comment on column dues_change.from_month is '起始月份（该月一日）';
comment on column dues_change.old_fen is '原数额（分）；开始交纳的为空';
comment on column dues_change.new_fen is '新数额（分）';
comment on column dues_change.decided_on is '支部决定日期';
comment on column dues_change.doc_no is '会议或者文件';
comment on column dues_change.reason is '说明理由后通过的提醒的理由';
comment on column dues_change.client_key is '登记键：重复提交只记一次';
comment on column dues_change.recorded_at is '录入时间';
comment on column dues_change.recorded_by is '录入人账号';

create table dues_reduction (
  id bigint generated always as identity primary key,
  org_id bigint not null references org,
  person_id bigint not null references person,
  kind text not null check (kind in ('exempt','reduce')),
  from_month date not null check (extract(day from from_month) = 1),
  until_month date not null check (until_month >= from_month and extract(day from until_month) = 1),
  amount_fen bigint check (amount_fen >= 0),
  applied_on date,
  branch_minutes_on date not null,
  approver_org_id bigint references org,
  approval_doc_no text,
  approved_on date,
  reason text,
  client_key uuid not null,
  recorded_at timestamptz not null default now(),
  recorded_by bigint,
  unique (org_id, client_key),
  check ((approver_org_id is null) = (approval_doc_no is null) and (approver_org_id is null) = (approved_on is null)),
  exclude using gist (person_id with =, daterange(from_month, until_month, '[]') with &&)
);
create index on dues_reduction (org_id, from_month);
comment on table dues_reduction is '党费少交、免交的决定（DUE-16），只追加';
comment on column dues_reduction.id is '编号';
comment on column dues_reduction.org_id is '党员所在的支部';
comment on column dues_reduction.person_id is '党员';
comment on column dues_reduction.kind is '少交或者免交';
comment on column dues_reduction.from_month is '起始月份（该月一日）';
comment on column dues_reduction.until_month is '终止月份（该月一日，含当月）';
comment on column dues_reduction.amount_fen is '少交后的数额（分）';
comment on column dues_reduction.applied_on is '本人申请日期';
comment on column dues_reduction.branch_minutes_on is '支部研究日期';
comment on column dues_reduction.approver_org_id is '批准的上级组织';
comment on column dues_reduction.approval_doc_no is '批准文号';
comment on column dues_reduction.approved_on is '批准日期';
comment on column dues_reduction.reason is '说明理由后通过的提醒的理由';
comment on column dues_reduction.client_key is '登记键：重复提交只记一次';
comment on column dues_reduction.recorded_at is '录入时间';
comment on column dues_reduction.recorded_by is '录入人账号';

create trigger dues_change_append_only before update or delete on dues_change for each row execute function refuse_change();
create trigger dues_change_no_truncate before truncate on dues_change for each statement execute function refuse_change();
create trigger dues_reduction_append_only before update or delete on dues_reduction for each row execute function refuse_change();
create trigger dues_reduction_no_truncate before truncate on dues_reduction for each statement execute function refuse_change();
revoke update, delete, truncate on dues_change, dues_reduction from hongzhu_app;

alter table dues_change enable row level security;
create policy reach on dues_change for select to hongzhu_app
  using (org_id in (select reach_org()) or person_id = (select reach_self()));
create policy add on dues_change for insert to hongzhu_app with check (org_id in (select reach_org()));
alter table dues_reduction enable row level security;
create policy reach on dues_reduction for select to hongzhu_app
  using (org_id in (select reach_org()) or person_id = (select reach_self()));
create policy add on dues_reduction for insert to hongzhu_app with check (org_id in (select reach_org()));
select open_to_office(array['dues_change', 'dues_reduction']);
