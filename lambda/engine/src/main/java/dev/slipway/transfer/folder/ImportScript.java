package dev.slipway.transfer.folder;

import dev.slipway.backup.FailureText;
import dev.slipway.error.FailureFields;
import dev.slipway.error.Problem;
import dev.slipway.ledger.RunFailed;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.TextPosition;
import dev.slipway.sql.TransactionBlockRule;
import dev.slipway.sql.TransactionCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * SQL of a team that goes along with an import, in its transaction and with our rights.
 *
 * @param problems why it cannot be run
 */
public record ImportScript(String name, ParsedText parsed, List<Problem> problems) {

  /** What a team wrote finds its names as in every other session. */
  private static final String AS_WRITTEN = "SET LOCAL search_path TO DEFAULT";

  /** The script of a folder. */
  public static ImportScript read(ImportFolder folder, String name) {
    List<Problem> problems = new ArrayList<>();
    try (InputStream in = folder.storage().open(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      ParsedText parsed =
          StatementReader.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
      parsed
          .metaCommands()
          .forEach(
              token ->
                  problems.add(
                      problem(name, parsed, token.start(), "commands of psql are not run here")));
      for (Statement statement : parsed.statements()) {
        refusal(statement)
            .forEach(what -> problems.add(problem(name, parsed, statement.start(), what)));
      }
      return new ImportScript(name, parsed, List.copyOf(problems));
    } catch (SqlSyntaxException e) {
      problems.add(new Problem(name, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      problems.add(new Problem(name, "cannot be read: " + e.getMessage()));
    }
    return new ImportScript(name, StatementReader.read(""), List.copyOf(problems));
  }

  private static Problem problem(String name, ParsedText parsed, int offset, String what) {
    return new Problem(name + ":" + TextPosition.of(parsed.text(), offset), what);
  }

  private static List<String> refusal(Statement statement) {
    if (statement.copiesIn()) {
      return List.of("COPY ... FROM stdin is not run here; make it a file of rows");
    }
    boolean ends = TransactionCommand.of(statement.words()).isPresent();
    return ends || TransactionBlockRule.forbids(statement, Set.of())
        ? List.of("cannot be run in the transaction of the import; take it out")
        : List.of();
  }

  /** Runs it. Throws {@link RunFailed} that says where the server has refused it. */
  public void run(Session session) {
    session.executeAsWritten(AS_WRITTEN);
    for (Statement statement : parsed.statements()) {
      try {
        session.run(statement.sql());
      } catch (SqlFailure e) {
        throw failed(statement, e);
      }
    }
  }

  private RunFailed failed(Statement statement, SqlFailure e) {
    int at = statement.start() + Math.max(0, e.position() - 1);
    TextPosition position = TextPosition.of(parsed.text(), Math.min(at, statement.end()));
    String text =
        "%s:%s failed: %s. It was rolled back: the database is as it was. Next: mend it and import again."
            .formatted(name, position, FailureText.of(e));
    FailureFields fields =
        FailureFields.of(text, "rolled_back")
            .withSqlState(e.sqlState())
            .withPlace(name, position.line(), position.column(), null);
    return new RunFailed(text, fields, null, e);
  }
}
