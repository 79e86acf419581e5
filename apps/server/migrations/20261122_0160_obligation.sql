-- The due list is about one organisation and acted on by one, usually the same (a superior's reminder is not, ORG-14).
alter table obligation add column subject_org_id bigint not null references org;
comment on column obligation.subject_org_id is '事项所涉组织（提醒类事项与办理组织不同）';
create index on obligation (subject_org_id);
create index on obligation (rule, state);

create table org_finding (
  id bigint generated always as identity primary key,
  org_id bigint not null references org,
  rule text not null,
  code text not null,
  severity text not null check (severity in ('block','warn','info')),
  message text not null,
  body jsonb not null
);
create index on org_finding (org_id);
create index on org_finding (rule);
comment on table org_finding is '党组织设置检查结果（由规则推导的缓存，可清空重算）';
comment on column org_finding.id is '编号';
comment on column org_finding.org_id is '组织';
comment on column org_finding.rule is '规则';
comment on column org_finding.code is '问题代码';
comment on column org_finding.severity is '轻重';
comment on column org_finding.message is '问题';
comment on column org_finding.body is '依据和建议';
