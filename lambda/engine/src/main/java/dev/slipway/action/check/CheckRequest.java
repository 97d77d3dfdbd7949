package dev.slipway.action.check;

import dev.slipway.action.Action;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.TableFields;
import dev.slipway.action.Topic;
import dev.slipway.action.Values;
import dev.slipway.backup.manifest.Hashing;
import dev.slipway.backup.scope.LockPatience;
import dev.slipway.ledger.TimeLimits;
import dev.slipway.postgres.Connector;
import dev.slipway.time.Stopwatch;
import dev.slipway.transfer.check.Against;
import dev.slipway.transfer.check.CheckFailed;
import dev.slipway.transfer.check.CheckMemory;
import dev.slipway.transfer.check.CheckResult;
import dev.slipway.transfer.check.CheckTerms;
import dev.slipway.transfer.check.DatabaseCheck;
import dev.slipway.transfer.check.Measure;
import dev.slipway.transfer.check.OwnCheck;
import dev.slipway.transfer.check.OwnChecks;
import dev.slipway.transfer.table.TableChoice;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is wrong with the rows of a database.
 *
 * @param against what the database is held against, null for nothing
 * @param checks the folder of the team's own checks, null for the usual one
 * @param byName whether columns count as keys that are only called so
 */
public record CheckRequest(
    TableChoice choice, @Nullable AgainstPlace against, @Nullable String checks, boolean byName)
    implements Request {

  private static final Field<String> CHECKS =
      Field.of("checks", Values.TEXT)
          .option(
              "FOLDER",
              "Checks of your own: of SQL files there, each row that a query answers is wrong"
                  + " (default: the folder checks of the migrations, where there is one).");

  private static final Field<String> AGAINST =
      Field.of("against", Values.TEXT)
          .option(
              "MANIFEST|URL",
              "Compare how many rows there are with an export (its folder or manifest.json) or with"
                  + " another database.");

  private static final Field<Boolean> CHECKSUM =
      Field.flag(
          "checksum",
          "Compare the contents of all rows too, in the columns that both have; of an export what"
              + " its manifest says of them (export --checksum), or its CSV files.");

  private static final Field<Boolean> BY_NAME =
      Field.flag(
          "byName",
          "Take user_id or userId for a key to users (or user) also where the schema has none.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "check",
                  "Counts the rows of all tables and looks for what is wrong with them: rows that"
                      + " refer to none, broken unique indexes, sequences that are behind, what is"
                      + " INVALID or NOT VALID. Exit 3 when something is.",
                  "Reads only, all as of one moment; a standby will do.")
              .about(Topic.CONNECTION, Topic.SAFETY, Topic.OUTPUT)
              .finding("something is wrong")
              .taking(TableFields.TABLES, TableFields.EXCLUDE, AGAINST, CHECKSUM, CHECKS, BY_NAME),
          CheckRequest::of);

  private static CheckRequest of(Given given) {
    String against = given.find(AGAINST);
    if (against == null) {
      given.refuseIfAsked(CHECKSUM, "compares with another side (against), and none is given");
    }
    Measure measure = given.get(CHECKSUM) ? Measure.CONTENT : Measure.ROWS;
    return new CheckRequest(
        TableFields.of(given),
        against == null ? null : new AgainstPlace(against, measure),
        given.find(CHECKS),
        given.get(BY_NAME));
  }

  @Override
  public Report perform(Desk desk) {
    Stopwatch time = new Stopwatch();
    List<OwnCheck> own = own(desk.settings().migrations());
    Connector connector = desk.toolbox().connector(desk.terms(), "check");
    LockPatience patience = patience(desk, connector);
    Against other = against == null ? null : against.open(desk, patience);
    CheckSlices slices = new CheckSlices(desk, identity(own));
    CheckMemory memory = slices.memory();
    boolean goesOn = memory.count() > 0;
    CheckTerms terms =
        new CheckTerms(choice, own, other, byName, patience, memory, slices::isTimeToPause);
    CheckResult result = new DatabaseCheck(connector, desk.terms().listener()).run(terms);
    boolean remembered = (!goesOn && result.left() == 0) || slices.remember(memory, result);
    if (result.left() > 0 && !remembered) {
      throw CheckFailed.outOfTime(desk.database(), patience.limit().failure().get());
    }
    return new CheckReport(desk.settings().environment(), result, time.millis());
  }

  private String identity(List<OwnCheck> own) {
    return Hashing.name(
        choice, String.valueOf(against), own.stream().map(OwnCheck::file).toList(), byName);
  }

  /** Migrations that are kept in S3 have no folder. */
  private List<OwnCheck> own(String migrations) {
    if (checks != null) {
      return OwnChecks.in(Path.of(checks));
    }
    return migrations.contains("://") ? List.of() : OwnChecks.ofMigrations(Path.of(migrations));
  }

  private static LockPatience patience(Desk desk, Connector connector) {
    return new LockPatience(
        connector.options().lockTimeout(),
        desk.settings().lockTries(),
        TimeLimits.of(
            desk.terms().deadline(), "a check", "Next: check from where there is no such limit."));
  }
}
