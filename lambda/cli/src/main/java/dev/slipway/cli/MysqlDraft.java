package dev.slipway.cli;

import dev.slipway.config.MysqlSettings;
import dev.slipway.error.Count;
import dev.slipway.error.InvalidInput;
import dev.slipway.history.OtherTools;
import dev.slipway.mysql.MysqlSession;
import dev.slipway.mysql.schema.MysqlColumn;
import dev.slipway.mysql.schema.MysqlSchema;
import dev.slipway.mysql.schema.MysqlSchema.MysqlObject;
import dev.slipway.mysql.schema.MysqlSchemaReader;
import dev.slipway.mysql.schema.MysqlTable;
import dev.slipway.mysql.translate.Translation;
import dev.slipway.postgres.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A migration that makes the schema of a database of MySQL.
 *
 * @param notices what whoever asked should know of it
 */
record MysqlDraft(String up, String down, List<String> notices) {

  /** One that makes nothing yet. */
  static final MysqlDraft EMPTY = new MysqlDraft("", "", List.of());

  /** Reads the schema. Throws {@link InvalidInput}, or what says why it cannot be read. */
  static MysqlDraft of(String url, Map<String, String> environment, CommandTunnel tunnel) {
    if (!MysqlSettings.isMeantBy(url)) {
      throw new InvalidInput(
          "--from takes a database of MySQL or MariaDB, as"
              + " mysql://user:password@host:port/database. No file was created.");
    }
    MysqlSchema schema = read(tunnel.through(MysqlSettings.read("--from", url, environment)));
    if (schema.tables().isEmpty()) {
      throw new InvalidInput(
          "--from names the database "
              + schema.database()
              + ", which has no tables that its user may see. No file was created.");
    }
    Translation translation = Translation.of(schema);
    return new MysqlDraft(
        translation.up(), translation.down(), List.of(notice(schema, translation)));
  }

  private static MysqlSchema read(MysqlSettings settings) {
    try (MysqlSession session = MysqlSession.open(settings)) {
      return withoutHistories(MysqlSchemaReader.read(session));
    }
  }

  private static MysqlSchema withoutHistories(MysqlSchema schema) {
    List<MysqlObject> leftOut = new ArrayList<>(schema.leftOut());
    List<MysqlTable> tables = new ArrayList<>();
    for (MysqlTable table : schema.tables()) {
      Optional<String> keeper = keeper(table);
      keeper.ifPresentOrElse(
          tool -> leftOut.add(new MysqlObject("history of " + tool, table.name())),
          () -> tables.add(table));
    }
    return new MysqlSchema(schema.database(), schema.server(), tables, leftOut);
  }

  private static Optional<String> keeper(MysqlTable table) {
    return OtherTools.keeper(
        new TableName("", table.name()),
        table.columns().stream().map(MysqlColumn::name).collect(Collectors.toSet()));
  }

  private static String notice(MysqlSchema schema, Translation translation) {
    long notes = translation.up().lines().filter(line -> line.startsWith("-- MySQL: ")).count() - 1;
    String tables = Count.of(schema.tables().size(), "table") + " of " + schema.server();
    return notes == 0
        ? tables + ". Read it before it is run."
        : tables
            + "; "
            + Count.of(notes, "line")
            + " beginning with \"-- MySQL:\" say what differs there. Read it before it is run.";
  }
}
