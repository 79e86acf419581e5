-- The power to approve probationary members is granted and withdrawn by paper on a day (GEN-05, ORG-18).
create table approval_power (
  id bigint generated always as identity primary key,
  org_id bigint not null references org,
  from_on date,
  until_on date check (until_on > from_on),
  doc_no text,
  until_doc_no text,
  recorded_at timestamptz not null default now(),
  recorded_by bigint,
  ended_at timestamptz,
  ended_by bigint,
  exclude using gist (org_id with =, daterange(from_on, until_on) with &&)
);
comment on table approval_power is '预备党员审批权限的起止（GEN-05）';
comment on column approval_power.id is '编号';
comment on column approval_power.org_id is '组织';
comment on column approval_power.from_on is '起始日期；空为不详，待补录';
comment on column approval_power.until_on is '终止日期（不含）';
comment on column approval_power.doc_no is '授予的文号；空为不详，待补录';
comment on column approval_power.until_doc_no is '收回的文号';
comment on column approval_power.recorded_at is '录入时间';
comment on column approval_power.recorded_by is '录入人账号';
comment on column approval_power.ended_at is '登记收回的时间';
comment on column approval_power.ended_by is '登记收回的账号';

-- The old mark said neither since when nor by which paper; both stay open until somebody completes them.
insert into approval_power (org_id, recorded_at, recorded_by)
  select id, recorded_at, recorded_by from org where can_approve_probationary;
alter table org drop column can_approve_probationary;
