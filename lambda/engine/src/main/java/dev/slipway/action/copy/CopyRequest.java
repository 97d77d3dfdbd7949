package dev.slipway.action.copy;

import dev.slipway.action.Action;
import dev.slipway.action.Argument.Kind;
import dev.slipway.action.BackupChoice;
import dev.slipway.action.BackupFields;
import dev.slipway.action.Consents;
import dev.slipway.action.DatabaseUse;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.LoadFields;
import dev.slipway.action.MysqlFields;
import dev.slipway.action.MysqlSource;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.RowFields;
import dev.slipway.action.TableFields;
import dev.slipway.action.Value;
import dev.slipway.action.Values;
import dev.slipway.config.Consent;
import dev.slipway.transfer.copy.Mask;
import dev.slipway.transfer.load.LoadMode;
import dev.slipway.transfer.load.TriggerUse;
import dev.slipway.transfer.source.RowChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies rows from another database into this one.
 *
 * @param from the URL of the other one, which may hold a password
 * @param mysql the same where it is no PostgreSQL, else null
 * @param to the URL of the one that they go into; null for that of the settings
 * @param batch whether tables are committed one by one
 * @param checks whether the tables are checked afterwards
 * @param backupFirst whether what is there is backed up before it is replaced
 * @param confirm the database's name, where production asks for it; null when not given
 */
public record CopyRequest(
    String from,
    @Nullable MysqlSource mysql,
    @Nullable String to,
    RowChoice choice,
    List<Mask> masks,
    LoadMode mode,
    TriggerUse triggers,
    boolean batch,
    boolean checks,
    BackupChoice backupFirst,
    @Nullable String confirm,
    Set<Consent> consents)
    implements Request {

  private static final Field<String> FROM =
      Field.of("from", Values.TEXT)
          .needed()
          .option(
              "URL",
              "The database that the rows come from, postgres://user@host/database, or of MySQL or"
                  + " MariaDB, mysql://user@host/database; a password is better in ~/.pgpass,"
                  + " PGPASSWORD or MYSQL_PWD than here. Or the ARN of a secret with all of it.");

  private static final Field<String> TO =
      Field.of("to", Values.TEXT)
          .option("URL", "The database that they go into (default: that of the settings).");

  private static final Value<List<Mask>> MASKS =
      new Value<>(Values.TEXTS.schema(), CopyRequest::masks);

  private static final Field<List<Mask>> MASK =
      Field.of("mask", MASKS, List.<Mask>of())
          .said(
              Kind.PAIR,
              "TABLE.COLUMN=EXPRESSION",
              "In the place of a column's values, this expression of SQL over the row that is read"
                  + " (users.email=\"'u'||id||'@example.com'\"); of more columns, repeated.");

  private static final Field<Boolean> CHECK =
      Field.unless("check", "Do not check the tables afterwards.");

  private static final Field<BackupChoice> BACKUP_FIRST =
      BackupFields.first("In a protected environment, copy without a backup; this is logged.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "copy",
                  "Copies rows from another database, as of one moment, into the tables of this"
                      + " one, all in one transaction.",
                  "Everything is looked at first on both sides: whatever stands in the way is told"
                      + " at once, and nothing is changed. Exit 3 when the rows are in and a check"
                      + " finds something wrong.")
              .finding("the rows are in, and something is wrong with them")
              .taking(
                  FROM,
                  TO,
                  TableFields.TABLES,
                  TableFields.EXCLUDE,
                  RowFields.WHERE,
                  MASK,
                  MysqlFields.MAX_REJECTS,
                  MysqlFields.REJECTS,
                  LoadFields.MODE,
                  LoadFields.TRIGGERS,
                  LoadFields.BATCH,
                  CHECK,
                  BACKUP_FIRST,
                  BackupFields.CONFIRM,
                  Consents.ENVIRONMENT_CHANGED),
          CopyRequest::of);

  private static CopyRequest of(Given given) {
    return new CopyRequest(
        given.require(FROM, "the URL of the database that the rows come from"),
        mysql(given),
        given.find(TO),
        RowFields.of(given),
        given.get(MASK),
        given.get(LoadFields.MODE),
        given.get(LoadFields.TRIGGERS).use(),
        given.get(LoadFields.BATCH),
        given.get(CHECK),
        given.get(BACKUP_FIRST),
        given.find(BackupFields.CONFIRM),
        given.consents());
  }

  private static @Nullable MysqlSource mysql(Given given) {
    MysqlSource mysql = MysqlFields.of(given, FROM);
    if (mysql != null) {
      given.refuseIfAsked(
          LoadFields.BATCH, "is not for rows of MySQL, which go in all together, or not at all");
    }
    return mysql;
  }

  private static List<Mask> masks(Object value) {
    Map<String, String> texts = Values.TEXTS.reader().apply(value);
    Map<String, Mask> masks = new LinkedHashMap<>();
    texts.forEach(
        (place, expression) -> {
          Mask mask = Mask.parse(place, expression);
          if (masks.put(mask.toString(), mask) != null) {
            throw new IllegalArgumentException("has two masks of " + place + "; give it one");
          }
        });
    return List.copyOf(masks.values());
  }

  @Override
  public boolean isRun() {
    return true;
  }

  @Override
  public DatabaseUse use() {
    return to == null ? DatabaseUse.CONNECTED : DatabaseUse.NAMED;
  }

  @Override
  public boolean needsNoMigrations() {
    return true;
  }

  @Override
  public Report perform(Desk desk) {
    return new Copying(to == null ? desk : desk.at(to, "--to"), this).run();
  }

  /** Without what may be secret. */
  @Override
  public String toString() {
    return "CopyRequest of " + choice;
  }
}
