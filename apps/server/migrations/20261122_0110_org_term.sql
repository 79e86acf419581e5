-- What a term needs beside its dates: the last day older approvals state, the approval of an early election, the reminder letter.
alter table term add column ends_on date;
alter table term add column early_doc_no text;
alter table term add column reminded_on date;
alter table term add column reminder_doc_no text;
alter table term add column prepare_doc_no text;
alter table term add column approved_seats int check (approved_seats between 1 and 99);
comment on column term.ends_on is '批复载明的届满日（2018年7月以前选举的届期）';
comment on column term.early_doc_no is '提前换届批复文号（ORG-15）';
comment on column term.reminded_on is '上级提醒函日期（ORG-14）';
comment on column term.reminder_doc_no is '上级提醒函文号';
comment on column term.prepare_doc_no is '换届请示文号';
comment on column term.approved_seats is '上级批准职数';

-- Why an act went ahead in spite of a warning: kept with the change and shown to the superior.
alter table org_event add column reason text;
comment on column org_event.reason is '提醒事项的说明理由';

-- A change of a school's name, stage, ownership or governance: what it was before, since when, by which paper.
create table school_event (
  id bigint generated always as identity primary key,
  school_id bigint not null references school,
  kind text not null check (kind in ('open','change','close')),
  happened_on date not null,
  doc_no text,
  detail jsonb not null default '{}',
  recorded_at timestamptz not null default now(),
  recorded_by bigint
);
create index on school_event (school_id, happened_on);
comment on table school_event is '学校变动（设立、变更、停办）';
comment on column school_event.id is '编号';
comment on column school_event.school_id is '学校';
comment on column school_event.kind is '变动种类';
comment on column school_event.happened_on is '发生日期';
comment on column school_event.doc_no is '文号';
comment on column school_event.detail is '变动内容（变更前、变更后）';
comment on column school_event.recorded_at is '录入时间';
comment on column school_event.recorded_by is '录入人账号';
