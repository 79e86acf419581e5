-- 行级范围走索引：由组织出发查人的三张表，用数组条件才能用上组织索引，全省的库里一个县只读一个县的行。
-- 由人出发查的表（人员、党籍、状态、出席）仍用散列子查询：范围大时逐行比对数组太慢。
do $$
declare
  name text;
  col text;
begin
  for name, col in values ('membership', 'org_id'), ('group_member', 'group_id'), ('post', 'org_id')
  loop
    execute format(
      'alter policy reach on %I using (%I = any (array(select reach_org())) or person_id = (select reach_self()))', name, col);
  end loop;
end $$;
create index on decision (org_id);
