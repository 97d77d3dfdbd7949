package dev.slipway.transfer.check;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.util.ArrayList;
import java.util.List;

/** Constraints that are checked for new rows only: nobody knows whether the others fit. */
final class UnvalidatedConstraints implements CheckKind {

  private static final String KIND = "constraint";

  /** Those of partitions and heirs are told with those that they come from. */
  private static final String CONSTRAINTS =
      """
      SELECT k.conname AS name, n.nspname AS schema, c.relname AS table_name,
        tn.nspname AS domain_schema, t.typname AS domain_name,
        COALESCE((to_jsonb(k) ->> 'conenforced')::boolean, true) AS enforced
      FROM pg_constraint k LEFT JOIN pg_class c ON c.oid = k.conrelid
        LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_type t ON t.oid = k.contypid
        LEFT JOIN pg_namespace tn ON tn.oid = t.typnamespace
      WHERE NOT k.convalidated AND k.conparentid = 0 AND k.conislocal
      ORDER BY 2, 3, 4, 5, 1\
      """;

  @Override
  public String catalogue() {
    return CONSTRAINTS;
  }

  @Override
  public Looked look(Rows answer, CheckScope scope) {
    List<Finding> findings = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Row row : answer.list()) {
      TableName owner = owner(row);
      if (!isChosen(row, owner, scope)) {
        continue;
      }
      String subject = "constraint " + row.text("name") + " of " + kind(row) + owner;
      if (row.is("enforced")) {
        findings.add(Finding.of(KIND, subject, what(row, owner)));
      } else {
        notes.add(subject + " is NOT ENFORCED: the server holds no row to it");
      }
    }
    return new Looked(List.of(), findings, notes);
  }

  private static String what(Row row, TableName owner) {
    return "is NOT VALID: rows from before it may break it. Next: ALTER "
        + (isDomain(row) ? "DOMAIN " : "TABLE ")
        + owner.quoted()
        + " VALIDATE CONSTRAINT "
        + Sql.name(row.text("name"));
  }

  private static boolean isDomain(Row row) {
    return row.get("table_name") == null;
  }

  private static String kind(Row row) {
    return isDomain(row) ? "domain " : "";
  }

  private static TableName owner(Row row) {
    return isDomain(row)
        ? new TableName(row.text("domain_schema"), row.text("domain_name"))
        : new TableName(row.text("schema"), row.text("table_name"));
  }

  /** A domain belongs to no table: it is told where all of them were chosen. */
  private static boolean isChosen(Row row, TableName owner, CheckScope scope) {
    return isDomain(row) ? scope.isWhole() : scope.holds(owner);
  }
}
