/* it's */ CREATE /* ; */ INDEX -- don't
CONCURRENTLY
  "pre;i" -- ;
ON pre ((t || ';'));
CREATE UNIQUE INDEX
/**/CONCURRENTLY/**/IF NOT EXISTS pre_u ON public.pre USING btree (id) INCLUDE (t) WITH (fillfactor = 70) WHERE t <> 'CONCURRENTLY;'
