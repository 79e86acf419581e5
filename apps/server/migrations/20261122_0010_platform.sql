-- Extensions, the application's role and the second wall (row-level security) every later table uses.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

do $$
begin
  if not exists (select from pg_roles where rolname = 'hongzhu_app') then
    begin
      create role hongzhu_app nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  execute format('grant hongzhu_app to %I', current_user);
end $$;

grant usage on schema public to hongzhu_app;
alter default privileges in schema public grant select, insert, update, delete on tables to hongzhu_app;
alter default privileges in schema public grant usage, select on sequences to hongzhu_app;

create table setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now(),
  changed_by bigint
);
comment on table setting is '系统参数';
comment on column setting.key is '参数名';
comment on column setting.value is '参数值';
comment on column setting.changed_at is '修改时间';
comment on column setting.changed_by is '修改人账号';

create table holiday_year (
  year int primary key,
  off_days date[] not null,
  make_up_days date[] not null,
  doc_no text not null
);
comment on table holiday_year is '国务院办公厅节假日安排（GEN-03）';
comment on column holiday_year.year is '年度';
comment on column holiday_year.off_days is '放假日';
comment on column holiday_year.make_up_days is '调休上班日';
comment on column holiday_year.doc_no is '文号';

create table local_norm (
  id bigint generated always as identity primary key,
  org_id bigint not null,
  parameter text not null,
  value jsonb not null,
  from_on date not null,
  until_on date,
  doc_no text not null,
  article text not null default '',
  gist text not null,
  recorded_at timestamptz not null default now(),
  recorded_by bigint,
  check (until_on is null or until_on > from_on)
);
create index on local_norm (org_id, parameter);
comment on table local_norm is '地方规定参数：可以更严，不得更宽';
comment on column local_norm.id is '编号';
comment on column local_norm.org_id is '发布组织';
comment on column local_norm.parameter is '参数（见法规与规则）';
comment on column local_norm.value is '取值';
comment on column local_norm.from_on is '生效日期';
comment on column local_norm.until_on is '失效日期（不含）';
comment on column local_norm.doc_no is '文号';
comment on column local_norm.article is '条款';
comment on column local_norm.gist is '要点';
comment on column local_norm.recorded_at is '录入时间';
comment on column local_norm.recorded_by is '录入人账号';
