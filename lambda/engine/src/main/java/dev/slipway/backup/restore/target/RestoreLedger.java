package dev.slipway.backup.restore.target;

import dev.slipway.backup.restore.target.RestoreTarget.Unfinished;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a restore has come, kept in the target itself: a unit is written down in the transaction
 * that does it, so that it is done once, whatever happens.
 */
public final class RestoreLedger {

  /** The schema that is there while a restore is unfinished. */
  public static final String SCHEMA = "slipway_restore";

  private static final String UNITS = SCHEMA + ".units";
  private static final String LEFT_OUT = "left out: ";
  private static final String BACKUP = SCHEMA + ".backup";

  private RestoreLedger() {}

  /** The SQL that begins to keep account. */
  public static String begin(String uri, String manifest, boolean clean) {
    return "CREATE SCHEMA "
        + SCHEMA
        + ";\nCREATE TABLE "
        + UNITS
        + " (unit text PRIMARY KEY);\nCREATE TABLE "
        + BACKUP
        + " AS SELECT "
        + Sql.literal(uri)
        + "::text AS uri, "
        + Sql.literal(manifest)
        + "::text AS manifest, "
        + clean
        + " AS clean, now() AS begun_at;\nCOMMENT ON SCHEMA "
        + SCHEMA
        + " IS 'A restore by Slipway is unfinished; it goes on when it is asked for again.';\n";
  }

  /** The SQL that writes a unit down as done. */
  public static String done(String unit) {
    return "INSERT INTO " + UNITS + " VALUES (" + Sql.literal(unit) + ");\n";
  }

  /** The SQL that writes down what a call has left out. */
  public static String leftOut(String what) {
    return "INSERT INTO "
        + UNITS
        + " VALUES ("
        + Sql.literal(LEFT_OUT + what)
        + ") ON CONFLICT DO NOTHING;\n";
  }

  /** What of the account was left out. */
  public static List<String> leftOut(Set<String> units) {
    return units.stream()
        .filter(unit -> unit.startsWith(LEFT_OUT))
        .map(unit -> unit.substring(LEFT_OUT.length()))
        .sorted()
        .toList();
  }

  /** The statement that ends the account. */
  public static String end() {
    return "DROP SCHEMA " + SCHEMA + " CASCADE";
  }

  /** What an earlier call has left. */
  static Unfinished read(Session session) {
    List<Rows> answers =
        session.execute(
            "SELECT uri, manifest, clean, to_char(begun_at AT TIME ZONE 'UTC',"
                + " 'YYYY-MM-DD HH24:MI:SS\"Z\"') AS begun_at FROM "
                + BACKUP
                + ";\nSELECT unit FROM "
                + UNITS);
    Row backup = answers.get(0).first();
    return new Unfinished(
        String.valueOf(backup.get("uri")),
        String.valueOf(backup.get("manifest")),
        String.valueOf(backup.get("begun_at")),
        backup.is("clean"),
        answers.get(1).list().stream()
            .map(row -> String.valueOf(row.get("unit")))
            .collect(Collectors.toSet()));
  }
}
