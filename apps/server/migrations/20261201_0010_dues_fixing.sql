-- Dues of a year: what each member's amount is reckoned from, and the sheet the branch decided on (DUE-02, DUE-10).
-- Both only grow: a correction of pay items is another row, the latest counts; a decided sheet is never changed.
create table dues_pay (
  id bigint generated always as identity primary key,
  org_id bigint not null references org,
  person_id bigint not null references person,
  year int not null check (year between 2008 and 2100),
  kind text not null check (kind in ('salaried','retired','annual','irregular','student','laidOff','relief','minimumLiving','farmer')),
  month date not null check (extract(day from month) = 1),
  items jsonb not null default '[]',
  net_fen bigint check (net_fen >= 0),
  document text,
  review_on date,
  client_key uuid not null,
  recorded_at timestamptz not null default now(),
  recorded_by bigint,
  unique (org_id, client_key, person_id)
);
create index on dues_pay (org_id, year, person_id, id);
create index on dues_pay (person_id);
comment on table dues_pay is '党费计算依据：党员的工资项目（DUE-02、DUE-03），只追加，以最后一次登记为准';
comment on column dues_pay.id is '编号';
comment on column dues_pay.org_id is '核定的支部';
comment on column dues_pay.person_id is '党员';
comment on column dues_pay.year is '核定年度';
comment on column dues_pay.kind is '党员类别';
comment on column dues_pay.month is '工资所属月份（该月一日）；季度收入为季末月';
comment on column dues_pay.items is '工资项目和金额（分）';
comment on column dues_pay.net_fen is '上季度纯收入（分）；收入不固定的党员填写';
comment on column dues_pay.document is '按定额交纳的证明材料';
comment on column dues_pay.review_on is '证明的复核日期';
comment on column dues_pay.client_key is '登记键：重复提交只记一次';
comment on column dues_pay.recorded_at is '录入时间';
comment on column dues_pay.recorded_by is '录入人账号';

create table dues_fixing (
  id bigint generated always as identity primary key,
  org_id bigint not null references org,
  year int not null check (year between 2008 and 2100),
  decided_on date not null,
  doc_no text not null,
  reason text,
  client_key uuid not null,
  recorded_at timestamptz not null default now(),
  recorded_by bigint,
  unique (org_id, year)
);
comment on table dues_fixing is '党费年度核定：支部的决定（DUE-10），只追加';
comment on column dues_fixing.id is '编号';
comment on column dues_fixing.org_id is '核定的支部';
comment on column dues_fixing.year is '年度';
comment on column dues_fixing.decided_on is '支部通过日期';
comment on column dues_fixing.doc_no is '会议或者文件';
comment on column dues_fixing.reason is '说明理由后通过的提醒的理由';
comment on column dues_fixing.client_key is '登记键：重复提交只记一次';
comment on column dues_fixing.recorded_at is '录入时间';
comment on column dues_fixing.recorded_by is '录入人账号';

create table dues_fixing_line (
  fixing_id bigint not null references dues_fixing,
  org_id bigint not null references org,
  person_id bigint not null references person,
  pay_id bigint references dues_pay,
  kind text not null,
  base_fen bigint check (base_fen >= 0),
  amount_fen bigint not null check (amount_fen >= 0),
  is_carried boolean not null,
  confirmed_on date,
  trace jsonb not null,
  primary key (fixing_id, person_id)
);
create index on dues_fixing_line (person_id);
create index on dues_fixing_line (org_id);
comment on table dues_fixing_line is '党费年度核定表的一行：核定的月交纳数额（DUE-10），只追加';
comment on column dues_fixing_line.fixing_id is '年度核定';
comment on column dues_fixing_line.org_id is '核定的支部';
comment on column dues_fixing_line.person_id is '党员';
comment on column dues_fixing_line.pay_id is '计算依据；沿用上年数额的为空';
comment on column dues_fixing_line.kind is '党员类别';
comment on column dues_fixing_line.base_fen is '计算基数（分）；按定额的为空';
comment on column dues_fixing_line.amount_fen is '每月交纳数额（分）';
comment on column dues_fixing_line.is_carried is '沿用上年数额';
comment on column dues_fixing_line.confirmed_on is '本人确认日期';
comment on column dues_fixing_line.trace is '计算过程和条文';

create trigger dues_pay_append_only before update or delete on dues_pay for each row execute function refuse_change();
create trigger dues_pay_no_truncate before truncate on dues_pay for each statement execute function refuse_change();
create trigger dues_fixing_append_only before update or delete on dues_fixing for each row execute function refuse_change();
create trigger dues_fixing_no_truncate before truncate on dues_fixing for each statement execute function refuse_change();
create trigger dues_fixing_line_append_only before update or delete on dues_fixing_line for each row execute function refuse_change();
create trigger dues_fixing_line_no_truncate before truncate on dues_fixing_line for each statement execute function refuse_change();
revoke update, delete, truncate on dues_pay, dues_fixing, dues_fixing_line from hongzhu_app;

alter table dues_pay enable row level security;
create policy reach on dues_pay for select to hongzhu_app
  using (org_id in (select reach_org()) or person_id = (select reach_self()));
create policy add on dues_pay for insert to hongzhu_app with check (org_id in (select reach_org()));
alter table dues_fixing_line enable row level security;
create policy reach on dues_fixing_line for select to hongzhu_app
  using (org_id in (select reach_org()) or person_id = (select reach_self()));
create policy add on dues_fixing_line for insert to hongzhu_app with check (org_id in (select reach_org()));
select open_to_office(array['dues_pay', 'dues_fixing_line']);
