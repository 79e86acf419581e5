-- 第二道墙：范围在事务开头算一次，随事务记下，各表策略只读这一份；管到全部组织的（市级机关、后台作业）换用不再逐行比对的角色。
do $$
begin
  if not exists (select from pg_roles where rolname = 'hongzhu_office') then
    begin
      create role hongzhu_office nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  grant hongzhu_app to hongzhu_office;
  execute format('grant hongzhu_office to %I', current_user);
end $$;

create or replace function reach_org() returns setof bigint
language sql stable parallel safe as $$
  select unnest(string_to_array(nullif(current_setting('hz.orgs', true), ''), ',')::bigint[])
  union all
  select o.id from org o where current_setting('hz.whole', true) = 'on'
$$;

-- 每张设了行级范围的表都要有这一条；以后新增的表调用同一个函数。
create function open_to_office(tables text[]) returns void language plpgsql as $$
declare
  name text;
begin
  foreach name in array tables loop
    execute format('create policy whole on %I to hongzhu_office using (true) with check (true)', name);
  end loop;
end $$;
revoke execute on function open_to_office from public;
select open_to_office(array(select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relrowsecurity and n.nspname = 'public'));

-- 各表一律用散列集合比对：事务里只有一份集合，查询自己按组织路径走索引。数组条件低估行数，使一页名册先排完全县再取二十行。
do $$
declare
  name text;
  col text;
begin
  for name, col in values ('membership', 'org_id'), ('group_member', 'group_id'), ('post', 'org_id')
  loop
    execute format('alter policy reach on %I using (%I in (select reach_org()) or person_id = (select reach_self()))', name, col);
  end loop;
end $$;
alter policy reach on meeting_draft using (org_id in (select reach_org()));
-- 流动、失联：原来逐行调用函数。
alter policy reach on member_away using (org_id in (select reach_org()) or exists (
  select from member m where m.person_id = member_away.person_id and (m.org_id in (select reach_org()) or m.person_id = (select reach_self()))));
