package dev.slipway.review;

import dev.slipway.hazard.HazardKind;
import dev.slipway.hazard.Level;
import dev.slipway.history.SchemaChange;
import dev.slipway.lint.Hazard;
import dev.slipway.migration.Version;
import dev.slipway.preflight.Light;
import dev.slipway.preflight.Reading;
import dev.slipway.proof.Proved;
import dev.slipway.review.Review.RatedHazard;
import dev.slipway.review.Review.SchemaDifference;
import dev.slipway.review.Review.Subject;
import dev.slipway.trace.Blocked;
import dev.slipway.trace.Lasting;
import dev.slipway.trace.LockMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reviews to make pages of. */
final class Reviews {

  /** Closes whatever it stands in, in any of the languages around it, and turns lines around. */
  static final String HOSTILE =
      "</title></style></script><script>alert(1)</script>\"' onload=x ``` | [a](http://x.example)"
          + " \u202e)1(trela\u202c <!-- & @everyone \u0000";

  private Reviews() {}

  /** One in which everything there can be is. */
  static Review full(String name) {
    String index = "CREATE INDEX orders_state ON " + name + " (state)";
    return new Review(
        new Subject("shop", "prod", "1.0", "2026-01-02T03:04:05Z"),
        List.of(
            new ReviewedMigration(
                "002",
                "by state " + name,
                "002_by_state.sql",
                List.of(
                    new ReviewedSegment(
                        true,
                        List.of(
                            statement(1, "ALTER TABLE orders ADD COLUMN state text", name, false),
                            statement(2, index, name, true))),
                    new ReviewedSegment(
                        false,
                        List.of(new ReviewedStatement(3, "b.sql:1:1", "VACUUM", List.of(), ""))))),
            new ReviewedMigration(
                "003",
                "rows",
                "003_rows.sql",
                List.of(
                    new ReviewedSegment(
                        true,
                        List.of(
                            new ReviewedStatement(
                                4,
                                "003_rows.sql:1:1",
                                "SELECT '" + "x".repeat(50_000) + "'",
                                List.of(),
                                "")))))),
        List.of(hazard(index, name, null), hazard(index, name, "the table is small " + name)),
        difference(name),
        List.of(
            new Proved(
                Version.of("002"), "by state", Proved.Finding.PROVED, List.of(), true, null, null),
            new Proved(
                Version.of("003"),
                name,
                Proved.Finding.DOWN_DIFFERS,
                List.of("index " + name),
                true,
                "value too long " + name,
                null)),
        List.of(
            new Reading("backup", Light.GREEN, "1 hour old", List.of(), null),
            new Reading("slots", Light.RED, name, List.of(name), "drop it " + name)),
        List.of("Not asked: " + name));
  }

  private static ReviewedStatement statement(int number, String sql, String table, boolean isLong) {
    return new ReviewedStatement(
        number,
        "002_by_state.sql:" + number + ":1",
        sql,
        List.of(
            new Blocked(
                table,
                isLong ? LockMode.SHARE : LockMode.ACCESS_EXCLUSIVE,
                "",
                isLong ? Lasting.INDEX_BUILD : Lasting.MOMENT,
                isLong ? List.of(table) : List.of())),
        isLong ? "9 min" : "");
  }

  private static RatedHazard hazard(String sql, String name, String accepted) {
    return new RatedHazard(
        new Hazard(
            HazardKind.BLOCKING_INDEX,
            "002_" + name + ".sql",
            2,
            1,
            sql,
            "writes to " + name,
            "It holds a lock.",
            List.of("CREATE INDEX CONCURRENTLY orders_state ON " + name + " (state);"),
            accepted),
        Level.ERROR);
  }

  private static SchemaDifference difference(String name) {
    String quoted = "public.\"" + name.replace("\"", "\"\"") + "\"";
    Map<String, String> before = new TreeMap<>();
    before.put("public.customers", "column id bigint not null\ncolumn name text");
    before.put("public.items", "column id bigint\ncolumn order_id bigint\n" + key("orders"));
    before.put(
        "public.old", "column id bigint\nconstraint c FOREIGN KEY (id) REFERENCES public.old(id)");
    before.put("public.apart", "column id bigint");
    before.put("public.orders", "column id bigint\ncolumn note varchar(10)\ncolumn gone text");
    Map<String, String> after = new TreeMap<>(before);
    after.remove("public.old");
    after.put(quoted, "column id bigint\ncolumn \"a \"\"b\" text\n" + key("orders"));
    after.put(
        "public.orders",
        "column id bigint\ncolumn note text\ncolumn state text\n" + key("customers"));
    return new SchemaDifference(
        List.of(
            new SchemaChange(
                "table",
                "public.orders",
                before.get("public.orders"),
                after.get("public.orders"),
                null,
                null),
            new SchemaChange("table", quoted, null, after.get(quoted), null, null),
            new SchemaChange("table", "public.old", before.get("public.old"), null, null, null)),
        PicturedTables.of(before, after));
  }

  private static String key(String table) {
    return "constraint to_%1$s FOREIGN KEY (order_id) REFERENCES public.%1$s(id) ON DELETE CASCADE"
        .formatted(table);
  }

  /** One of nothing. */
  static Review empty() {
    return new Review(
        new Subject("", "dev", "1.0", "2026-01-02T03:04:05Z"),
        List.of(),
        List.of(),
        SchemaDifference.NONE,
        List.of(),
        List.of(),
        List.of());
  }
}
