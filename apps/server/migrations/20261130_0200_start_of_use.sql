-- From which day an organisation, with all below it, is kept in this product: earlier periods owe nothing here.
-- The row of the topmost organisation is the start of the instance. The newest row of an organisation holds; none is overwritten.
create table start_of_use (
  id bigint generated always as identity primary key,
  org_id bigint not null references org,
  from_on date not null,
  doc_no text,
  reason text not null check (length(reason) >= 4),
  recorded_at timestamptz not null default now(),
  recorded_by bigint
);
create index on start_of_use (org_id, id desc);
comment on table start_of_use is '启用日期：组织（连同下级）自何日起在本系统记事，应办事项自此推导';
comment on column start_of_use.id is '编号';
comment on column start_of_use.org_id is '组织';
comment on column start_of_use.from_on is '启用日期';
comment on column start_of_use.doc_no is '文号；首次设置时没有';
comment on column start_of_use.reason is '事由';
comment on column start_of_use.recorded_at is '录入时间';
comment on column start_of_use.recorded_by is '录入人账号';
revoke update, delete, truncate on start_of_use from hongzhu_app;

-- The setting it replaces.
insert into start_of_use (org_id, from_on, reason)
  select p.org_id, (s.value #>> '{}')::date, '沿用原设置的启用日期'
  from setting s cross join org_placement p
  where s.key = 'duties.from' and p.parent_id is null and p.until_on is null;
delete from setting where key = 'duties.from';
