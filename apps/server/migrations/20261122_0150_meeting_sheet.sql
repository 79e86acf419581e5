-- What the meeting sheet holds beyond the first tables: drafts as one document, what an item is, whom a vote is about, voiding.
create table meeting_draft (
  meeting_id bigint primary key references meeting on delete cascade,
  org_id bigint not null references org,
  sheet jsonb not null,
  saved_at timestamptz not null default now(),
  saved_by bigint
);
comment on table meeting_draft is '会议单草稿：确认后写入各表并移除';
comment on column meeting_draft.meeting_id is '会议';
comment on column meeting_draft.org_id is '召开组织';
comment on column meeting_draft.sheet is '草稿内容';
comment on column meeting_draft.saved_at is '保存时间';
comment on column meeting_draft.saved_by is '保存人账号';
alter table meeting_draft enable row level security;
create policy reach on meeting_draft for select to hongzhu_app using (org_id = any (array(select reach_org())));
create policy add on meeting_draft for insert to hongzhu_app with check (true);
create policy change on meeting_draft for update to hongzhu_app using (org_id = any (array(select reach_org())));
create policy remove on meeting_draft for delete to hongzhu_app using (org_id = any (array(select reach_org())));

alter table meeting add column paper_ref text;
comment on column meeting.paper_ref is '纸质原始记录的册页（SCH-09）';
alter table meeting add column void_reason text;
comment on column meeting.void_reason is '作废原因';
alter table meeting add column voided_at timestamptz;
comment on column meeting.voided_at is '作废时间';
create index on meeting (lecturer_person_id) where lecturer_person_id is not null;

alter table agenda_item add column content text;
comment on column agenda_item.content is '议题性质（学习、讨论决定、发展党员等）';
alter table agenda_item add column prior_committee_on date;
comment on column agenda_item.prior_committee_on is '先经支委会研究的日期（MTG-04）';
alter table agenda_item add column proposed_by text;
comment on column agenda_item.proposed_by is '议题提出人（SCH-03）';
alter table agenda_item add column is_released boolean;
comment on column agenda_item.is_released is '议题是否经书记确定（SCH-03）';
alter table agenda_item add column is_major boolean;
comment on column agenda_item.is_major is '是否三重一大事项（SCH-05）';
alter table agenda_item add column is_proposal_only boolean;
comment on column agenda_item.is_proposal_only is '是否只形成方案（SCH-05）';
alter table agenda_item add column subjects text[] not null default '{}';
comment on column agenda_item.subjects is '表决对象姓名（逐人表决，MTG-03、SCH-04）';
alter table agenda_item add column written_on date[] not null default '{}';
comment on column agenda_item.written_on is '书面意见的日期（MTG-03）';
alter table agenda_item add column issued int;
comment on column agenda_item.issued is '发出票数';
alter table agenda_item add column returned int;
comment on column agenda_item.returned is '收回票数';
