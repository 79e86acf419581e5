-- Procedures: a case is its events in order, nothing else about it is true. The columns under 缓存 are folded from the events
-- in the same transaction, so that lists of a whole city need not fold every case; they may be emptied and rebuilt.
create table procedure_case (
  id bigint generated always as identity primary key,
  org_id bigint not null references org,
  procedure text not null,
  begun_on date not null,
  client_key uuid not null unique,
  name text not null,
  status text not null check (status in ('running','suspended','withdrawn','expired','ended')),
  current_step text,
  actor text check (actor in ('own','superior')),
  duty_key text,
  recorded_at timestamptz not null default now(),
  recorded_by bigint
);
create index on procedure_case (org_id, procedure);
create index on procedure_case (status, procedure);
comment on table procedure_case is '办理事项：一件事项就是它的各项记录（GEN-06）';
comment on column procedure_case.id is '编号';
comment on column procedure_case.org_id is '办理的组织';
comment on column procedure_case.procedure is '程序';
comment on column procedure_case.begun_on is '开始办理之日：适用当日有效的步骤';
comment on column procedure_case.client_key is '登记键：重复提交只记一次';
comment on column procedure_case.name is '缓存：事项名称';
comment on column procedure_case.status is '缓存：办理情况';
comment on column procedure_case.current_step is '缓存：正在办的步骤；空为没有';
comment on column procedure_case.actor is '缓存：正在办的步骤由谁办，own 本组织，superior 上级';
comment on column procedure_case.duty_key is '缓存：正在办的步骤的待办键';
comment on column procedure_case.recorded_at is '录入时间';
comment on column procedure_case.recorded_by is '录入人账号';

create table procedure_event (
  case_id bigint not null references procedure_case,
  seq int not null check (seq > 0),
  org_id bigint not null references org,
  type text not null check (type in ('begun','done','excepted','corrected','returned','suspended','resumed','withdrawn','expired')),
  on_day date not null,
  step text,
  body jsonb not null,
  recorded_at timestamptz not null default now(),
  recorded_by bigint,
  primary key (case_id, seq)
);
create index on procedure_event (org_id);
comment on table procedure_event is '办理记录：只追加，更正另记一条（GEN-09）';
comment on column procedure_event.case_id is '办理事项';
comment on column procedure_event.seq is '序号：同一事项从 1 起';
comment on column procedure_event.org_id is '办理的组织';
comment on column procedure_event.type is '记录种类';
comment on column procedure_event.on_day is '办理日期';
comment on column procedure_event.step is '步骤；整件事项的记录为空';
comment on column procedure_event.body is '记录内容';
comment on column procedure_event.recorded_at is '录入时间';
comment on column procedure_event.recorded_by is '录入人账号';

create trigger procedure_event_append_only before update or delete on procedure_event for each row execute function refuse_change();
create trigger procedure_event_no_truncate before truncate on procedure_event for each statement execute function refuse_change();
revoke update, delete, truncate on procedure_event from hongzhu_app;
revoke update, delete, truncate on procedure_case from hongzhu_app;
grant update (name, status, current_step, actor, duty_key) on procedure_case to hongzhu_app;

alter table procedure_case enable row level security;
create policy reach on procedure_case for select to hongzhu_app using (org_id in (select reach_org()));
create policy add on procedure_case for insert to hongzhu_app with check (true);
create policy change on procedure_case for update to hongzhu_app using (org_id in (select reach_org()));
alter table procedure_event enable row level security;
create policy reach on procedure_event for select to hongzhu_app using (org_id in (select reach_org()));
create policy add on procedure_event for insert to hongzhu_app with check (true);
select open_to_office(array['procedure_case', 'procedure_event']);
