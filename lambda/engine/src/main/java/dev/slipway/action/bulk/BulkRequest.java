package dev.slipway.action.bulk;

import dev.slipway.action.Action;
import dev.slipway.action.BackupChoice;
import dev.slipway.action.BackupFields;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.PaceFields;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.action.Value;
import dev.slipway.action.Values;
import dev.slipway.backfill.plan.BackfillTerms.Begin;
import dev.slipway.backfill.state.BackfillState.Asked;
import dev.slipway.config.Consent;
import dev.slipway.postgres.TableName;
import dev.slipway.sql.Expression;
import dev.slipway.sql.SetList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes rows of a table in batches.
 *
 * @param asked what is wanted of one that is under way; null to run it
 * @param execute do it, not only show it
 * @param confirm the database's name, where production asks for it; null when not given
 */
public record BulkRequest(
    BulkWords words,
    Begin begin,
    PaceFields.Choice pace,
    @Nullable Asked asked,
    boolean execute,
    BackupChoice backupFirst,
    @Nullable String confirm,
    Set<Consent> consents)
    implements Request {

  static final String WORD = "bulk";

  private static final Value<TableName> NAME =
      new Value<>(Map.of("type", "string"), value -> TableName.parse((String) value));

  private static final Value<List<String>> NAMES =
      Values.list(name -> TableName.parse(name).name());

  private static final Field<TableName> TABLE =
      Field.of("table", NAME)
          .option("TABLE", "The table whose rows are changed; without a schema, of public.");

  private static final Field<String> SET =
      Field.of("set", Values.TEXT)
          .option("ASSIGNMENTS", "What stands behind SET: \"rarity = 'rare', seen = seen + 1\".");

  private static final Field<String> WHERE =
      Field.of("where", Values.TEXT, "true")
          .option("CONDITION", "Which rows: \"rarity = 'common'\" (default: all).");

  private static final Field<List<String>> KEY =
      Field.of("key", NAMES, List.<String>of())
          .each(
              "--key",
              "COLUMN",
              "Go through the rows by this unique key; of more columns, repeated (default: the"
                  + " primary key).");

  private static final Field<String> KEEP_OLD =
      Field.of("keepOld", Values.TEXT)
          .option(
              "FILE|TABLE",
              "Keep the keys and old values of all rows that are changed: in a new table, or in a"
                  + " file (a path, or NAME.sql) of SQL that puts them back.");

  private static final Field<Boolean> EXECUTE =
      Field.flag(
          "execute", "Do it; without, it is shown what would be done, and one batch is tried.");

  private static final Field<Boolean> RESUME =
      Field.flag("resume", "Go on also where somebody has paused or cancelled it.");

  private static final Field<Boolean> RESTART =
      Field.flag("restart", "Begin at the first row, whatever was done before.");

  private static final Field<Boolean> PAUSE =
      Field.flag("pause", "Let the one with these words rest from its next batch on.");

  private static final Field<Boolean> CANCEL =
      Field.flag("cancel", "Give the one with these words up; what is done stays.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  WORD,
                  "Changes rows of a table in batches, each a transaction: --table cards --set"
                      + " \"rarity = 'rare'\" --where \"rarity = 'common'\". Asked again with the"
                      + " same words, it goes on where it stopped.",
                  "Without --execute it shows how many rows there are to go through, the plan and"
                      + " the time, and tries one batch, which it takes back.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.SAFETY, Topic.BACKUP, Topic.OUTPUT)
              .finding("somebody has cancelled it")
              .taking(
                  TABLE,
                  SET,
                  WHERE,
                  KEY,
                  KEEP_OLD,
                  EXECUTE,
                  RESUME,
                  RESTART,
                  PAUSE,
                  CANCEL,
                  PaceFields.BATCH_SIZE,
                  PaceFields.TARGET_TIME,
                  PaceFields.SLEEP,
                  PaceFields.MAX_ROWS,
                  PaceFields.UNTIL,
                  BackupFields.first(
                      "In a protected environment, go on without a backup; this is logged."),
                  BackupFields.CONFIRM,
                  Consents.ENVIRONMENT_CHANGED),
          BulkRequest::of);

  private static BulkRequest of(Given given) {
    return new BulkRequest(
        words(given),
        begin(given),
        PaceFields.of(given),
        asked(given),
        given.get(EXECUTE),
        given.get(BackupFields.BACKUP_FIRST),
        given.find(BackupFields.CONFIRM),
        given.consents());
  }

  private static Begin begin(Given given) {
    if (given.get(RESUME)) {
      given.refuseIfAsked(RESTART, "does not go with resume: it goes on, or it begins again");
      return Begin.RESUME;
    }
    return given.get(RESTART) ? Begin.RESTART : Begin.GO_ON;
  }

  private static @Nullable Asked asked(Given given) {
    if (!given.get(PAUSE) && !given.get(CANCEL)) {
      return null;
    }
    for (Field<?> field : List.of(EXECUTE, RESUME, RESTART)) {
      given.refuseIfAsked(field, "does not go with pause or cancel, which stop another run");
    }
    if (given.get(PAUSE)) {
      given.refuseIfAsked(CANCEL, "does not go with pause");
    }
    return given.get(PAUSE) ? Asked.PAUSE : Asked.CANCEL;
  }

  private static BulkWords words(Given given) {
    TableName table = given.require(TABLE, "the table whose rows are changed");
    String set = given.require(SET, "what they are given, as column = value");
    String where = given.get(WHERE);
    SetList list = SetList.of(set == null ? "" : set);
    if (set != null) {
      list.problem().ifPresent(why -> given.refuse(SET, "must be assignments of SQL, and " + why));
    }
    Expression.problemOfCondition(where)
        .ifPresent(why -> given.refuse(WHERE, "must be one condition of SQL, and " + why));
    return new BulkWords(table, set, list.columns(), where, given.get(KEY), given.find(KEEP_OLD));
  }

  @Override
  public boolean isPiecemeal() {
    return true;
  }

  @Override
  public boolean isRun() {
    return execute || asked != null;
  }

  @Override
  public Report perform(Desk desk) {
    Bulking bulking = new Bulking(desk, this);
    if (asked != null) {
      return bulking.ask(asked);
    }
    return execute ? bulking.run() : bulking.look();
  }
}
