SET search_path = pg_catalog, pg_temp;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'slipway_low') THEN
    CREATE ROLE slipway_low;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'slipway_careless') THEN
    CREATE ROLE slipway_careless LOGIN SUPERUSER;
    ALTER ROLE slipway_careless SET search_path = public, pg_catalog;
  END IF;
  EXECUTE format('ALTER ROLE slipway_careless PASSWORD %L', '${password}');
END $$;
GRANT CREATE, USAGE ON SCHEMA public TO PUBLIC;
SET ROLE slipway_low;

CREATE FUNCTION public.trap(what text) RETURNS text LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$ BEGIN
  IF current_setting('is_superuser') = 'on' THEN
    EXECUTE format('COPY (SELECT %L) TO PROGRAM %L', what || ' in ' || current_query(),
      'cat >> ${record}');
  END IF;
  RETURN '';
END $$;
CREATE FUNCTION public.trap_value(what text) RETURNS bool LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$ BEGIN PERFORM public.trap(what); RETURN true; END $$;

DO $do$
DECLARE
  types text[] := ARRAY['name', 'text', 'varchar', 'int8', 'int4', 'oid', 'bool', '"char"',
    'timestamptz', 'interval'];
  words text[] := string_to_array('${words}', ',');
  body text;
  one record;
  a text;
  b text;
BEGIN
  -- Operators: all names that any two of the types have, for each two of them.
  body := '$f$ BEGIN PERFORM public.trap(''operator''); RETURN %s; END $f$';
  FOREACH a IN ARRAY types LOOP
    EXECUTE format('CREATE FUNCTION public.trap_bool(a %s) RETURNS bool LANGUAGE plpgsql AS '
      || format(body, 'true'), a);
    EXECUTE format('CREATE FUNCTION public.trap_text(a %s) RETURNS text LANGUAGE plpgsql AS '
      || format(body, ''''''), a);
    FOREACH b IN ARRAY types LOOP
      EXECUTE format('CREATE FUNCTION public.trap_bool(a %s, b %s) RETURNS bool LANGUAGE plpgsql AS '
        || format(body, 'true'), a, b);
      EXECUTE format('CREATE FUNCTION public.trap_text(a %s, b %s) RETURNS text LANGUAGE plpgsql AS '
        || format(body, ''''''), a, b);
      FOR one IN SELECT oprname, bool_and(oprresult = 'bool'::regtype) AS tells FROM pg_operator
          WHERE oprkind = 'b' AND oprleft = ANY (types::regtype[])
            AND oprright = ANY (types::regtype[]) AND oprname !~ '^~[<>]'
          GROUP BY 1 LOOP
        EXECUTE format('CREATE OPERATOR public.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = public.%s)',
          one.oprname, a, b, CASE WHEN one.tells THEN 'trap_bool' ELSE 'trap_text' END);
      END LOOP;
    END LOOP;
  END LOOP;

  -- Functions: as they are, and for each of the types, or two of them.
  FOR one IN SELECT DISTINCT proname, pg_get_function_identity_arguments(oid) AS args,
        pg_get_function_result(oid) AS result
      FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND prokind = 'f'
        AND proname = ANY (words) AND NOT 'internal'::regtype = ANY (proargtypes) LOOP
    BEGIN
      EXECUTE format('CREATE FUNCTION public.%1$I(%2$s) RETURNS %3$s LANGUAGE plpgsql AS $f$'
        ' BEGIN PERFORM public.trap(''function %1$s''); %4$s END $f$', one.proname, one.args, one.result,
        CASE WHEN one.result ~ '^(SETOF|TABLE|void)' THEN 'RETURN;' ELSE 'RETURN NULL;' END);
    EXCEPTION WHEN OTHERS THEN
      NULL; -- Such as pseudo-types that PL/pgSQL does not take.
    END;
  END LOOP;
  FOR one IN SELECT DISTINCT proname, pronargs, (ARRAY['name', 'text', 'varchar', 'int8'])[x] AS x,
        (ARRAY['name', 'text', 'varchar', 'int8'])[y] AS y
      FROM pg_proc, generate_series(1, 4) x, generate_series(1, 4) y
      WHERE pronamespace = 'pg_catalog'::regnamespace AND prokind = 'f' AND proname = ANY (words)
        AND pronargs IN (1, 2) AND (pronargs = 2 OR y = 1)
        AND proname NOT IN ('text', 'name', 'varchar', 'int8') LOOP
    BEGIN
      EXECUTE format('CREATE FUNCTION public.%1$I(%2$s) RETURNS text LANGUAGE plpgsql AS $f$'
        ' BEGIN PERFORM public.trap(''function %1$s''); RETURN ''''; END $f$', one.proname,
        one.x || CASE one.pronargs WHEN 2 THEN ', ' || one.y ELSE '' END);
    EXCEPTION WHEN duplicate_function THEN
      NULL;
    END;
  END LOOP;

  -- Aggregates: the same.
  CREATE FUNCTION public.trap_state(s text) RETURNS text LANGUAGE plpgsql AS
    'BEGIN PERFORM public.trap(''aggregate''); RETURN ''''; END';
  FOREACH a IN ARRAY types LOOP
    EXECUTE format('CREATE FUNCTION public.trap_state(s text, a %s) RETURNS text LANGUAGE plpgsql AS'
      ' ''BEGIN PERFORM public.trap(''''aggregate''''); RETURN ''''''''; END''', a);
    FOREACH b IN ARRAY types LOOP
      EXECUTE format('CREATE FUNCTION public.trap_state(s text, a %s, b %s) RETURNS text LANGUAGE'
        ' plpgsql AS ''BEGIN PERFORM public.trap(''''aggregate''''); RETURN ''''''''; END''', a, b);
    END LOOP;
  END LOOP;
  FOR one IN SELECT DISTINCT proname, pronargs FROM pg_proc
      WHERE pronamespace = 'pg_catalog'::regnamespace AND prokind = 'a' AND proname = ANY (words) LOOP
    IF one.pronargs = 0 THEN
      EXECUTE format('CREATE AGGREGATE public.%I(*) (SFUNC = public.trap_state, STYPE = text)',
        one.proname);
    ELSE
      FOREACH a IN ARRAY types LOOP
        IF one.pronargs = 1 THEN
          EXECUTE format('CREATE AGGREGATE public.%I(%s) (SFUNC = public.trap_state, STYPE = text)',
            one.proname, a);
        ELSE
          FOREACH b IN ARRAY types LOOP
            EXECUTE format('CREATE AGGREGATE public.%I(%s, %s) (SFUNC = public.trap_state,'
              ' STYPE = text)', one.proname, a, b);
          END LOOP;
        END IF;
      END LOOP;
    END IF;
  END LOOP;

  -- Types and catalogues of these names.
  FOR one IN SELECT typname, oid::regtype AS base FROM pg_type
      WHERE typnamespace = 'pg_catalog'::regnamespace AND typtype = 'b' AND typname = ANY (words) LOOP
    EXECUTE format('CREATE DOMAIN public.%I AS %s CHECK (public.trap_value(''type %1$s''))',
      one.typname, one.base);
  END LOOP;
  FOR one IN SELECT relname, (SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
          WHERE attrelid = c.oid AND attnum > 0 AND atttypid <> 'anyarray'::regtype) AS columns
      FROM pg_class c WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind IN ('r', 'v')
        AND relname = ANY (words) LOOP
    EXECUTE format('CREATE VIEW public.%I AS SELECT %s FROM pg_catalog.%1$I'
      ' WHERE public.trap_value(''view %1$s'')', one.relname, one.columns);
  END LOOP;
END $do$;
RESET ROLE;
