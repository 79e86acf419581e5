-- How pay items count where the national notice left it to the locality, and items of the locality's own (DUE-03). Dated, only added to:
-- a later notice of the same office replaces the earlier from its day on.
create table dues_local_item (
  id bigint generated always as identity primary key,
  org_id bigint not null references org,
  code text not null check (code ~ '^[A-Za-z][A-Za-z0-9]{1,39}$'),
  label text,
  treatment text not null check (treatment in ('included','excluded','deducted')),
  from_on date not null,
  until_on date check (until_on > from_on),
  doc_no text not null,
  recorded_at timestamptz not null default now(),
  recorded_by bigint,
  unique (org_id, code, from_on)
);
comment on table dues_local_item is '党费计算基数的本地项目表（DUE-03）：只追加，后来的规定自起始日起代替以前的';
comment on column dues_local_item.id is '编号';
comment on column dues_local_item.org_id is '作出规定的组织';
comment on column dues_local_item.code is '项目代码';
comment on column dues_local_item.label is '项目名称；全国项目表已有的为空';
comment on column dues_local_item.treatment is '怎样计入：included 计入，excluded 不计入，deducted 减除';
comment on column dues_local_item.from_on is '起始日期';
comment on column dues_local_item.until_on is '终止日期（不含）';
comment on column dues_local_item.doc_no is '文号';
comment on column dues_local_item.recorded_at is '录入时间';
comment on column dues_local_item.recorded_by is '录入人账号';
create trigger dues_local_item_append_only before update or delete on dues_local_item for each row execute function refuse_change();
create trigger dues_local_item_no_truncate before truncate on dues_local_item for each statement execute function refuse_change();
revoke update, delete, truncate on dues_local_item from hongzhu_app;
