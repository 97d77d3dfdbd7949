package dev.slipway.backfill.file;

import dev.slipway.error.Problems;
import dev.slipway.migration.Checksum;
import dev.slipway.migration.FileOptions;
import dev.slipway.migration.OptionReader;
import dev.slipway.postgres.Sql;
import dev.slipway.sql.Interpreter;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.SqlSource;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.TextPosition;
import dev.slipway.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads one backfill file; what is wrong with it is added to the problems. */
final class BackfillReader {

  private static final int USUAL = 1000;
  private static final int MOST = 1_000_000;

  private final String name;
  private final String file;
  private final Problems problems;

  BackfillReader(String name, String file, Problems problems) {
    this.name = name;
    this.file = file;
    this.problems = problems;
  }

  /** The backfill in a text; nothing where something is wrong with it. */
  Optional<Backfill> read(String text) {
    int before = problems.count();
    ParsedText parsed =
        StatementReader.read(new SqlSource(file, text, null), comment -> false, Interpreter.NONE);
    HeaderLines header = HeaderLines.read(file, parsed, problems);
    FileOptions options = OptionReader.read(file, parsed, problems);
    refuseForeign(options);
    Optional<BatchReader.Subject> read = new SubjectReader(file, problems).read(header);
    int batch = batch(header);
    List<BackfillParameter> parameters =
        ParameterReader.read(header.get(HeaderLines.PARAMS), problems);
    Optional<Statement> statement = statement(parsed);
    if (read.isEmpty() || statement.isEmpty()) {
      return Optional.empty();
    }
    BatchReader.Subject subject = read.get();
    BatchStatement body = new BatchReader(statement.get(), subject, parameters, problems).read();
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(
            new Backfill(
                name,
                file,
                subject.table(),
                subject.key(),
                batch,
                parameters,
                header.get(HeaderLines.DESCRIPTION).value(),
                options,
                body,
                checksum(subject, parameters, statement.get())));
  }

  private void refuseForeign(FileOptions options) {
    if (options.withoutTransaction()) {
      problems.add(file, "transaction=none is not for backfills: each batch is a transaction");
    }
    if (!options.allowed().isEmpty()) {
      problems.add(
          file, "allow is for migrations; nothing is refused of a backfill for its hazards");
    }
    if (!options.backfills().isEmpty()) {
      problems.add(file, "requires-backfill is for migrations; a backfill requires no other");
    }
  }

  private Optional<Statement> statement(ParsedText parsed) {
    for (Token command : parsed.metaCommands()) {
      problems.add(
          file + ":" + TextPosition.of(parsed.text(), command.start()),
          command.in(parsed.text()).strip() + " is psql's; a backfill is one statement of SQL");
    }
    List<Statement> statements = parsed.statements();
    if (statements.isEmpty()) {
      problems.add(file, "holds no statement");
      return Optional.empty();
    }
    statements.stream()
        .skip(1)
        .forEach(
            more ->
                problems.add(
                    more.place(0).toString(),
                    "is one statement too many: a backfill is one, which is run in a transaction"
                        + " a batch"));
    return Optional.of(statements.get(0));
  }

  private int batch(HeaderLines header) {
    HeaderLines.Line line = header.get(HeaderLines.BATCH);
    if (!header.has(HeaderLines.BATCH)) {
      return USUAL;
    }
    boolean number = line.value().matches("[1-9][0-9]{0,6}");
    int batch = number ? Integer.parseInt(line.value()) : 0;
    if (batch < 1 || batch > MOST) {
      problems.add(
          line.where(),
          "\"" + line.value() + "\" is not a size of a batch; write a number from 1 to " + MOST);
    }
    return batch;
  }

  /** A cursor means something only where all of this is the same. */
  private static String checksum(
      BatchReader.Subject subject, List<BackfillParameter> parameters, Statement statement) {
    String key = Sql.names(subject.key());
    String given =
        parameters.stream()
            .map(parameter -> parameter.name() + " " + parameter.type())
            .collect(Collectors.joining(", "));
    String header = subject.table().quoted() + " (" + key + ") (" + given + ")";
    List<Statement> all = new ArrayList<>(StatementReader.read(header).statements());
    all.add(statement);
    return Checksum.of(all);
  }
}
