package dev.slipway.migration;

import dev.slipway.error.Problems;
import dev.slipway.sql.Savepoint;
import dev.slipway.sql.Statement;
import dev.slipway.sql.TransactionCommand;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the transaction commands of a VERIFY section, which runs inside the migration's own
 * transaction: BEGIN and the ROLLBACK or COMMIT that ends it are a block, and so are savepoints of
 * its own. Anything else would end the migration's transaction, and is refused.
 */
final class VerifyBlocks {

  private final Script script;
  private final Problems problems;
  private final Set<String> savepoints = new HashSet<>();
  private @Nullable Statement begin;

  private VerifyBlocks(Script script, Problems problems) {
    this.script = script;
    this.problems = problems;
  }

  /** Adds a problem for each transaction command that has no meaning in a VERIFY section. */
  static void check(Script verify, Problems problems) {
    VerifyBlocks blocks = new VerifyBlocks(verify, problems);
    verify.statements().forEach(blocks::follow);
    if (blocks.begin != null) {
      blocks.refuse(blocks.begin, "this BEGIN has no ROLLBACK or COMMIT in its section");
    }
  }

  private void follow(Statement statement) {
    TransactionCommand command = TransactionCommand.of(statement.words()).orElse(null);
    if (statement.words().at(1).equals("PREPARED")) {
      refuse(statement, "prepared transactions cannot be ended in VERIFY, which runs in one");
    } else if (command == null) {
      Savepoint.of(statement.words()).ifPresent(savepoint -> follow(statement, savepoint));
    } else if (command == TransactionCommand.BEGIN && begin == null) {
      begin = statement;
    } else if (begin != null && isEnd(command)) {
      begin = null;
      savepoints.clear();
    } else {
      refuse(
          statement,
          statement.words()
              + " would end the migration's transaction, in which VERIFY runs. Write BEGIN ..."
              + " ROLLBACK around checks that leave nothing behind, or take it out");
    }
  }

  private static boolean isEnd(TransactionCommand command) {
    return command == TransactionCommand.COMMIT || command == TransactionCommand.ROLLBACK;
  }

  private void follow(Statement statement, Savepoint savepoint) {
    if (savepoint.isSet()) {
      savepoints.add(savepoint.name());
    } else if (!savepoints.contains(savepoint.name())) {
      refuse(statement, "this VERIFY section has set no savepoint of that name");
    }
  }

  private void refuse(Statement statement, String what) {
    problems.add(script.location(statement.start()), what);
  }
}
