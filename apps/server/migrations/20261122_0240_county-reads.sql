-- 县区页面只读本县区的数据：按学校查党员、查组建事项走索引，不扫全省的表。
create index on person (school_id) where school_id is not null;
create index on establishment_case (school_id);
