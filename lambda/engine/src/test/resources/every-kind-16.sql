-- A subscription, which never connects. pg_dump 18 writes it with a parameter that no server before 16 takes.

CREATE SUBSCRIPTION every_kind_subscription CONNECTION 'host=127.0.0.1 port=1 dbname=none'
  PUBLICATION far WITH (connect = false, slot_name = NONE);
