package dev.slipway.history;

import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import org.jspecify.annotations.Nullable;

/** Our tables cannot be created or written, so nothing was run. */
public final class UnableToWriteHistory extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** The class of what functions raise by themselves. */
  private static final String RAISED = "P0";

  private final String reason;

  private UnableToWriteHistory(String message, @Nullable Throwable cause) {
    super(message + " Nothing was run.", cause);
    reason = message;
  }

  /** The message, for somebody who goes on without; throws a failure that is another. */
  public static String reason(SlipwayException failure) {
    if (failure instanceof UnableToWriteHistory unable) {
      return unable.reason;
    }
    throw failure;
  }

  static SlipwayException readOnly(DatabaseFacts facts) {
    return new UnableToWriteHistory(
        "Database "
            + facts.database()
            + " is read-only here (a standby, or"
            + " default_transaction_read_only). Connect to the primary: the writer endpoint; or,"
            + " where it is one, take default_transaction_read_only off the role or database.",
        null);
  }

  /** The failure in terms of who can help, when somebody has forbidden it; else as it is. */
  static RuntimeException explain(SqlFailure failure, String schema, DatabaseFacts facts) {
    if (failure.sqlState().startsWith(RAISED)) {
      return raised(failure, schema, facts);
    }
    if (!failure.isDenied()) {
      return failure;
    }
    return new UnableToWriteHistory(
        "User "
            + facts.user()
            + " may not keep the history in schema "
            + schema
            + " of database "
            + facts.database()
            + " (42501: "
            + failure.getMessage()
            + "). "
            + remedy(new HistoryTables(schema), schema, facts)
            + ", or keep it elsewhere with --history-schema NAME.",
        failure);
  }

  private static SlipwayException raised(SqlFailure failure, String schema, DatabaseFacts facts) {
    boolean makesNone = new TableMaker(new HistoryTables(schema)).createMissing(facts).isEmpty();
    return new UnableToWriteHistory(
        "Database "
            + facts.database()
            + " does not let user "
            + facts.user()
            + (makesNone ? " write" : " make")
            + " our tables in schema "
            + schema
            + " ("
            + failure.sqlState()
            + ": "
            + failure.getMessage()
            + "): most likely "
            + (makesNone
                ? "a trigger on them, or an event trigger, forbids it. Run it as a user whom that lets"
                : "an event trigger forbids it. Run it once as a user whom that lets make tables")
            + ", or have that leave ours alone.",
        failure);
  }

  private static String remedy(HistoryTables tables, String schema, DatabaseFacts facts) {
    String to = " TO " + Sql.plainName(facts.user());
    if (!facts.schemaExists()) {
      return "As the owner: GRANT CREATE ON DATABASE " + Sql.plainName(facts.database()) + to;
    }
    if (tables.mustBeExtended(facts)) {
      return "The tables there are of an older form, and only their owner can extend them: run it"
          + " once as that user";
    }
    if (facts.historyColumns().isEmpty() || facts.runColumns().isEmpty()) {
      return "As the owner: GRANT USAGE, CREATE ON SCHEMA " + Sql.name(schema) + to;
    }
    return "As the owner: GRANT SELECT, INSERT, UPDATE, DELETE ON "
        + tables.migrations()
        + ", "
        + tables.runs()
        + (facts.schemaRecorded() ? ", " + tables.objects() : "")
        + to;
  }
}
