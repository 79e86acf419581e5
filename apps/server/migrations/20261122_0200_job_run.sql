create table job_run (
  id bigint generated always as identity primary key,
  name text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  ok boolean,
  note text
);
create index on job_run (name, id desc);
comment on table job_run is '后台任务运行记录';
comment on column job_run.id is '编号';
comment on column job_run.name is '任务';
comment on column job_run.started_at is '开始时间';
comment on column job_run.finished_at is '结束时间；空为未结束';
comment on column job_run.ok is '是否成功';
comment on column job_run.note is '结果或错误';
