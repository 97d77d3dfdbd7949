package dev.slipway.backup.verify;

import dev.slipway.backup.catalogue.DamagedPart;
import dev.slipway.backup.catalogue.RowsHead;
import dev.slipway.backup.catalogue.StatementBites;
import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.ByteText;
import dev.slipway.sql.DatabaseStatements;
import dev.slipway.sql.DumpedStatements;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.StatementWords;
import dev.slipway.sql.Token;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

/**
 * What stands in a file of a backup: counted, and held against what we write into a file of its
 * kind. Restoring runs what is in the files, so that nothing else may be there.
 */
final class PartContent {

  private static final int BUFFER = 128 * 1024;

  private PartContent() {}

  /**
   * Reads a file to its end and counts its rows, sequences or large objects; definitions count as
   * none. Throws {@link DamagedPart} for what does not belong there.
   */
  static long count(Part part, InputStream text) throws IOException {
    try {
      return switch (part.kind()) {
        case PRE_DATA, POST_DATA -> definitions(part, text, DumpedStatements::isDefinition);
        case ROWS -> rows(part, text);
        case SEQUENCES -> statements(part, text, DumpedStatements::isSequence);
        case DATABASE -> definitions(part, text, DatabaseStatements::isKnown);
        case LARGE_OBJECTS -> statements(part, text, DumpedStatements::isLargeObject);
      };
    } catch (SqlSyntaxException e) {
      throw new DamagedPart(part.file(), "its SQL cannot be read: " + e.getMessage());
    }
  }

  private static long definitions(Part part, InputStream text, Predicate<Statement> known)
      throws IOException {
    String sql = ByteText.of(text.readAllBytes());
    check(part, StatementReader.read(sql), known);
    return 0;
  }

  private static long statements(Part part, InputStream text, Predicate<Statement> known)
      throws IOException {
    StatementBites bites = new StatementBites(text);
    long count = 0;
    for (ParsedText bite = bites.bite(); !bite.text().isEmpty(); bite = bites.bite()) {
      check(part, bite, known);
      count += bite.statements().stream().filter(PartContent::counts).count();
    }
    return count;
  }

  /** Of a large object, what creates it. */
  private static boolean counts(Statement statement) {
    return statement.words().starts("SELECT") && !statement.words().mentions("LO_PUT");
  }

  private static long rows(Part part, InputStream text) throws IOException {
    ParsedText head = RowsHead.read(text);
    check(part, head, DumpedStatements::isHeadOfRows);
    checkTable(part, RowsHead.copy(head).words());
    RowCount count = new RowCount();
    byte[] begin = ByteText.bytes(head.text());
    count.write(begin, 0, begin.length);
    byte[] buffer = new byte[BUFFER];
    for (int length; (length = text.read(buffer, 0, BUFFER)) >= 0; ) {
      count.write(buffer, 0, length);
    }
    if (!count.isWhole()) {
      throw new DamagedPart(part.file(), "its rows do not end where the file does");
    }
    return count.count();
  }

  /** Another table than its own may only be the one that it is a partition of. */
  private static void checkTable(Part part, StatementWords copy) throws DamagedPart {
    boolean isQualified = copy.at(2).equals(".");
    boolean isNamed = copy.lastNameAt(1).equals(part.table());
    if (!isQualified
        || (isNamed && !copy.firstNameAt(1).equals(part.schema()))
        || isOfServer(copy)) {
      throw foreign(part, "COPY " + copy.nameAt(1));
    }
  }

  private static boolean isOfServer(StatementWords copy) {
    String schema = copy.firstNameAt(1);
    return schema.startsWith("pg_") || schema.equals("information_schema");
  }

  private static void check(Part part, ParsedText text, Predicate<Statement> known)
      throws DamagedPart {
    for (Token command : text.metaCommands()) {
      String words = command.in(text.text()).strip();
      if (!DumpedStatements.isCommand(words)) {
        throw foreign(part, words.split("\\s", 2)[0]);
      }
    }
    for (Statement statement : text.statements()) {
      if (!known.test(statement)) {
        throw foreign(part, DumpedStatements.beginning(statement));
      }
    }
  }

  private static DamagedPart foreign(Part part, String what) {
    return new DamagedPart(
        part.file(), "it holds what no backup of ours does, and restoring would run it: " + what);
  }
}
