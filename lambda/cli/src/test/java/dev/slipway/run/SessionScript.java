package dev.slipway.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random statements about a session, with others between them that write down what they see. What
 * ends with its session (temporary tables, prepared statements, cursors, locks, channels, and what
 * functions set) is in scripts that run in one.
 */
final class SessionScript {

  /** Makes the table, the trigger and the functions that the statements use. */
  static final String SETUP =
      """
      CREATE TABLE seen (id int GENERATED ALWAYS AS IDENTITY, at text, state text);
      CREATE TABLE later (at text);
      CREATE TABLE big (i int);
      CREATE FUNCTION state() RETURNS text LANGUAGE sql AS $$
        SELECT pg_catalog.concat_ws('|', current_user, session_user,
          (SELECT pg_catalog.string_agg(
              pg_catalog.concat(n, '=', pg_catalog.current_setting(n, true)), ', ')
            FROM pg_catalog.unnest(ARRAY['role', 'search_path', 'datestyle', 'intervalstyle',
              'timezone', 'work_mem', 'client_encoding', 'standard_conforming_strings',
              'lock_timeout', 'statement_timeout', 'app.tenant', 'default_transaction_isolation',
              'default_transaction_deferrable']) n),
          (SELECT pg_catalog.string_agg(thing, ', ' ORDER BY thing) FROM (
            SELECT 'prepared ' || name FROM pg_catalog.pg_prepared_statements WHERE from_sql
            UNION ALL SELECT 'cursor ' || name FROM pg_catalog.pg_cursors WHERE is_holdable
            UNION ALL SELECT 'channel ' || c FROM pg_catalog.pg_listening_channels() c
            UNION ALL SELECT 'temporary ' || relname FROM pg_catalog.pg_class
              WHERE relnamespace = pg_catalog.pg_my_temp_schema() AND relkind = 'r'
            UNION ALL SELECT 'lock ' || objid FROM pg_catalog.pg_locks
              WHERE locktype = 'advisory' AND pid = pg_catalog.pg_backend_pid()
                AND classid = 0 AND objid < 100) t (thing))) $$;
      CREATE FUNCTION note(at text) RETURNS boolean LANGUAGE sql AS $$
        INSERT INTO public.seen (at, state) VALUES (at, public.state()) RETURNING true $$;
      CREATE FUNCTION tenant(text) RETURNS text LANGUAGE sql AS $$
        SELECT pg_catalog.set_config('app.tenant', $1, false) $$;
      CREATE FUNCTION note_later() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM public.note(NEW.at); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER later AFTER INSERT ON later DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION note_later();
      GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC;
      GRANT CREATE ON SCHEMA public TO PUBLIC;
      """;

  private static final List<String> VALUES =
      List.of(
          "search_path = 'public, nowhere'",
          "search_path TO pg_catalog",
          "\"search_path\" = nowhere, public",
          "DateStyle = 'German'",
          "datestyle TO 'SQL, DMY'",
          "IntervalStyle = iso_8601",
          "TIME ZONE 'Asia/Kathmandu'",
          "TimeZone = 'America/Caracas'",
          "work_mem = '3MB'",
          "NAMES 'LATIN1'",
          "client_encoding = UTF8",
          "standard_conforming_strings = off",
          "lock_timeout = '123s'",
          "statement_timeout TO '77s'",
          "app.tenant = 'acme'",
          "app.tenant TO \"Other\"",
          "default_transaction_isolation = 'serializable'");

  private static final List<String> OTHERWISE =
      List.of(
          "SET SESSION AUTHORIZATION DEFAULT;",
          "RESET SESSION AUTHORIZATION;",
          "RESET TIME ZONE;",
          "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ;",
          "SET SESSION CHARACTERISTICS AS TRANSACTION DEFERRABLE, ISOLATION LEVEL READ COMMITTED;");

  /** What is told of a session and stands in no setting. */
  private static final List<String> OBJECTS =
      List.of(
          "PREPARE one AS SELECT 1;",
          "DEALLOCATE ALL;",
          "CREATE TEMP TABLE IF NOT EXISTS one (i int);",
          "CREATE TEMP TABLE IF NOT EXISTS two AS SELECT 2 AS i;",
          "DROP TABLE IF EXISTS pg_temp.one;",
          "DISCARD TEMP;",
          "DISCARD PLANS;",
          "DISCARD SEQUENCES;",
          "SELECT pg_advisory_lock(11);",
          "SELECT pg_advisory_unlock(11);",
          "SELECT public.tenant('function');",
          "DO $$ BEGIN PERFORM set_config('app.tenant', 'block', false); END $$;",
          "SELECT pg_advisory_unlock_all();",
          "RESET ROLE; DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''5MB''',"
              + " current_database()); END $$;");

  private static final List<String> NAMES =
      List.of("search_path", "DateStyle", "TIME ZONE", "lock_timeout", "app.tenant", "work_mem");

  private final Random random;
  private final List<String> roles;
  private final List<String> statements = new ArrayList<>();
  private final String index;
  private final boolean inOneSession;

  private SessionScript(long seed, List<String> roles, boolean inOneSession) {
    this.random = new Random(seed);
    this.roles = roles;
    this.inOneSession = inOneSession;
    this.index = "big_" + Long.toHexString(seed);
  }

  /** Statements for one try; the last one stands in a transaction of its own. */
  static List<String> of(long seed, List<String> roles, boolean inOneSession) {
    SessionScript script = new SessionScript(seed, roles, inOneSession);
    int count = 3 + script.random.nextInt(12);
    for (int i = 0; i < count; i++) {
      script.add(i);
    }
    script.look("end");
    return List.copyOf(script.statements);
  }

  private void add(int number) {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> statements.add(lasting());
      case 3, 4 -> block(number);
      case 5 -> outside(number);
      case 8 -> statements.add(query(number));
      case 9 -> statements.add(inOneSession ? outsideObject(number) : lasting());
      case 6 -> statements.add("SELECT set_config('app.tenant', 't" + number + "', false);");
      case 7 ->
          statements.add(
              "INSERT INTO public.seen (at, state) SELECT 'set',"
                  + " set_config('app.tenant', 'w%d', false);".formatted(number));
      default -> {}
    }
    look("at " + number);
  }

  private String query(int number) {
    String value = "'q" + number + "'";
    return switch (random.nextInt(5)) {
      case 0 ->
          "WITH s AS (SELECT set_config('app.tenant', %s, false) AS v)".formatted(value)
              + " INSERT INTO public.seen (at, state) SELECT 'with', v FROM s;";
      case 1 ->
          "WITH s AS MATERIALIZED (SELECT pg_catalog.set_config('App.Tenant', %s, false))"
                  .formatted(value)
              + " SELECT * FROM s;";
      case 2 ->
          "SELECT set_config(n, v, false) FROM (VALUES ('app.tenant', %s), ('work_mem', '4MB'))"
                  .formatted(value)
              + " t (n, v);";
      case 3 -> "SELECT set_config('Search_Path', 'public, ' || quote_ident('x y'), false);";
      default -> "VALUES (set_config('app.tenant', %s, false)), ('x');".formatted(value);
    };
  }

  /** What holds with its transaction's end, or ends all that is of the session. */
  private String outsideObject(int number) {
    return switch (random.nextInt(5)) {
      case 4 -> random.nextBoolean() ? "BEGIN; LISTEN one; COMMIT;" : "BEGIN; UNLISTEN *; COMMIT;";
      case 0 -> "BEGIN; DECLARE held_%d CURSOR WITH HOLD FOR SELECT 1; COMMIT;".formatted(number);
      case 1 -> "CLOSE ALL;";
      case 2 -> "DISCARD ALL; SET lock_timeout = 0;";
      default -> one(OBJECTS);
    };
  }

  private void look(String at) {
    statements.add("SELECT public.note('" + at + "');");
  }

  private String lasting() {
    return switch (random.nextInt(11)) {
      case 0 -> "SET ROLE " + one(roles) + ";";
      case 1 -> random.nextBoolean() ? "RESET ROLE;" : "SET SESSION ROLE NONE;";
      case 2 -> "RESET " + one(NAMES) + ";";
      case 3 -> random.nextInt(3) == 0 ? "RESET ALL; SET lock_timeout = 0;" : look();
      case 4 -> inOneSession ? "RESET ROLE; " + one(OBJECTS) : look();
      case 5 -> one(OTHERWISE);
      default -> (random.nextBoolean() ? "SET " : "set session ") + one(VALUES) + ";";
    };
  }

  private static String look() {
    return "SELECT public.note('again');";
  }

  private void outside(int number) {
    switch (random.nextInt(3)) {
      case 0 -> statements.add("VACUUM public.big;");
      case 1 ->
          statements.add(
              "RESET ROLE; CREATE INDEX CONCURRENTLY %s_%d ON public.big (i);"
                  .formatted(index, number));
      default ->
          statements.add(
              "DO $$ BEGIN PERFORM public.note('outside'); COMMIT; PERFORM public.note('commit');"
                  + " END $$;");
    }
  }

  private void block(int number) {
    boolean serializable = random.nextInt(4) == 0;
    statements.add(serializable ? "BEGIN ISOLATION LEVEL SERIALIZABLE;" : "BEGIN;");
    if (random.nextInt(4) == 0) {
      statements.add("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE;");
    }
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      inside(number);
      lookInside(number);
    }
    statements.add(one(List.of("COMMIT;", "COMMIT;", "END;", "ROLLBACK;", "ABORT WORK;", chain())));
  }

  /** Outside of a block, the transaction may be one of ours, which has begun before. */
  private void lookInside(int number) {
    statements.add(
        "SELECT public.note('in %d, ' || current_setting('transaction_isolation'));"
            .formatted(number));
  }

  private String chain() {
    return random.nextBoolean()
        ? "COMMIT AND CHAIN; SELECT public.note('chained'); END AND NO CHAIN;"
        : "ROLLBACK AND CHAIN; SELECT public.note('chained'); COMMIT;";
  }

  private void inside(int number) {
    switch (random.nextInt(9)) {
      case 6 -> statements.add("SET CONSTRAINTS ALL IMMEDIATE;");
      case 0 -> statements.add("INSERT INTO public.later VALUES ('later " + number + "');");
      case 1 -> statements.add("SET LOCAL ROLE " + one(roles) + ";");
      case 2, 3 -> statements.add("SET LOCAL " + one(VALUES) + ";");
      case 4 -> {
        statements.add("SAVEPOINT s; " + lasting());
        look("saved " + number);
        statements.add(random.nextBoolean() ? "ROLLBACK TO s;" : "RELEASE s;");
      }
      case 5 -> statements.add("SELECT set_config('app.tenant', 'l" + number + "', true);");
      default -> statements.add(lasting());
    }
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
