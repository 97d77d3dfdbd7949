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
import dev.slipway.action.Wanted;
import dev.slipway.action.bulk.BulkWords.Change;
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
 * @param confirm the database's name, where production asks for it; null when not given
 */
public record BulkRequest(
    BulkWords words,
    Wanted wanted,
    PaceFields.Choice pace,
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

  private static final Field<Boolean> DELETE =
      Field.flag("delete", "Delete the rows instead; --where must say which.");

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

  public static final Action ACTION =
      new Action(
          Form.of(
                  WORD,
                  "Changes or deletes rows of a table in batches, each a transaction: --table cards"
                      + " --set \"rarity = 'rare'\" --where \"rarity = 'common'\". Asked again with"
                      + " the same words, it goes on where it stopped.",
                  "Without --execute it shows how many rows there are to go through, the plan and"
                      + " the time, and tries one batch, which it takes back.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.SAFETY, Topic.BACKUP, Topic.OUTPUT)
              .finding("somebody has cancelled it")
              .taking(
                  TABLE,
                  SET,
                  DELETE,
                  WHERE,
                  KEY,
                  KEEP_OLD,
                  Wanted.EXECUTE,
                  Wanted.AGAIN,
                  Wanted.HOLD,
                  Wanted.GO_ON,
                  Wanted.GIVE_UP,
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
        Wanted.of(given),
        PaceFields.of(given),
        given.get(BackupFields.BACKUP_FIRST),
        given.find(BackupFields.CONFIRM),
        given.consents());
  }

  private static BulkWords words(Given given) {
    TableName table = given.require(TABLE, "the table whose rows are changed");
    String where = given.get(WHERE);
    Expression.problemOfCondition(where)
        .ifPresent(why -> given.refuse(WHERE, "must be one condition of SQL, and " + why));
    Change change = given.get(DELETE) ? deleted(given) : set(given);
    return new BulkWords(table, change, where, given.get(KEY), given.find(KEEP_OLD));
  }

  /** A word that is forgotten must not cost all rows. */
  private static Change deleted(Given given) {
    given.refuseIfAsked(SET, "does not go with " + given.name(DELETE));
    if (!given.isAsked(WHERE)) {
      given.refuse(WHERE, "is missing: which rows are deleted; for all of them, true");
    }
    return Change.DELETE;
  }

  private static Change set(Given given) {
    String set = given.require(SET, "what they are given, as column = value");
    SetList list = SetList.of(set == null ? "" : set);
    if (set != null) {
      list.problem().ifPresent(why -> given.refuse(SET, "must be assignments of SQL, and " + why));
    }
    return new Change(set == null ? "" : set, list.columns());
  }

  @Override
  public boolean isPiecemeal() {
    return true;
  }

  @Override
  public boolean isRun() {
    return wanted != Wanted.SHOW && wanted != Wanted.SHOW_RESTART;
  }

  @Override
  public Report perform(Desk desk) {
    Bulking bulking = new Bulking(desk, this);
    Asked asked = wanted.asked();
    if (asked != null) {
      return bulking.ask(asked);
    }
    return wanted.runs() ? bulking.run() : bulking.look();
  }
}
