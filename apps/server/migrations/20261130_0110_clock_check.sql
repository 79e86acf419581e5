-- What the server's clock was held against and how far it was off (SEC-30).
create table clock_check (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  source text not null check (source in ('ntp','database','step')),
  reference text not null,
  offset_ms bigint,
  delay_ms int check (delay_ms >= 0),
  problem text,
  check (offset_ms is not null or problem is not null)
);
create index on clock_check (source, id desc);
comment on table clock_check is '时钟核对记录（SEC-30）';
comment on column clock_check.id is '编号';
comment on column clock_check.at is '核对时间（UTC）';
comment on column clock_check.source is '与什么核对：时间服务器、数据库服务器、本机计时';
comment on column clock_check.reference is '核对的对象';
comment on column clock_check.offset_ms is '相差毫秒（对象减本机，正为本机慢）；空为没有测到';
comment on column clock_check.delay_ms is '问答往返毫秒';
comment on column clock_check.problem is '没有测到的原因';
revoke update, delete, truncate on clock_check from hongzhu_app;

-- An account is never deleted: the audit speaks of it (SEC-11).
revoke delete, truncate on account from hongzhu_app;
