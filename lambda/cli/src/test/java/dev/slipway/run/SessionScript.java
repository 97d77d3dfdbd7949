package dev.slipway.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random statements about a session, with others between them that write down what they see. */
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
              'lock_timeout', 'statement_timeout', 'transaction_isolation', 'app.tenant']) n)) $$;
      CREATE FUNCTION note(at text) RETURNS boolean LANGUAGE sql AS $$
        INSERT INTO public.seen (at, state) VALUES (at, public.state()) RETURNING true $$;
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
          "app.tenant TO \"Other\"");

  private static final List<String> NAMES =
      List.of("search_path", "DateStyle", "TIME ZONE", "lock_timeout", "app.tenant", "work_mem");

  private final Random random;
  private final List<String> roles;
  private final List<String> statements = new ArrayList<>();
  private final String index;

  private SessionScript(long seed, List<String> roles) {
    this.random = new Random(seed);
    this.roles = roles;
    this.index = "big_" + Long.toHexString(seed);
  }

  /** Statements for one try; the last one stands in a transaction of its own. */
  static List<String> of(long seed, List<String> roles) {
    SessionScript script = new SessionScript(seed, roles);
    int count = 3 + script.random.nextInt(12);
    for (int i = 0; i < count; i++) {
      script.add(i);
    }
    script.look("end");
    return List.copyOf(script.statements);
  }

  private void add(int number) {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> statements.add(lasting());
      case 3, 4 -> block(number);
      case 5 -> outside(number);
      case 6 -> statements.add("SELECT set_config('app.tenant', 't" + number + "', false);");
      case 7 ->
          statements.add(
              "INSERT INTO public.seen (at, state) SELECT 'set',"
                  + " set_config('app.tenant', 'w%d', false);".formatted(number));
      default -> {}
    }
    look("at " + number);
  }

  private void look(String at) {
    statements.add("SELECT public.note('" + at + "');");
  }

  private String lasting() {
    return switch (random.nextInt(9)) {
      case 0 -> "SET ROLE " + one(roles) + ";";
      case 1 -> random.nextBoolean() ? "RESET ROLE;" : "SET SESSION ROLE NONE;";
      case 2 -> "RESET " + one(NAMES) + ";";
      case 3 -> random.nextInt(3) == 0 ? "RESET ALL; SET lock_timeout = 0;" : look();
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
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      inside(number);
      look("in " + number);
    }
    statements.add(one(List.of("COMMIT;", "COMMIT;", "END;", "ROLLBACK;")));
  }

  private void inside(int number) {
    switch (random.nextInt(8)) {
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
