-- 本组织、指定组织只到该组织本身（SEC-13）：除路径前缀外，另有逐个指明的组织。
create or replace function reach_org() returns setof bigint
language sql stable parallel safe as $$
  select p.org_id
  from unnest(string_to_array(nullif(current_setting('hz.prefixes', true), ''), ',')) as reach(prefix)
  join org_placement p on p.path >= (reach.prefix collate "C") and p.path < ((reach.prefix || '~') collate "C")
  where p.from_on <= coalesce(nullif(current_setting('hz.on', true), '')::date, current_date)
    and (p.until_on is null or p.until_on > coalesce(nullif(current_setting('hz.on', true), '')::date, current_date))
  union all
  select unnest(string_to_array(nullif(current_setting('hz.exact', true), ''), ','))::bigint
$$;
