package dev.slipway.migration.format;

import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A folder as another tool has it, and what we read in it, a line each. */
record FormatFolder(Path folder, @Nullable String format) {

  FormatFolder(Path folder) {
    this(folder, null);
  }

  void write(String path, String text) throws IOException {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  void write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  /** A changelog of Liquibase's formatted SQL with one changeset. */
  void sql(String path, String name) throws IOException {
    write(path, "--liquibase formatted sql\n--changeset a:1\n" + name + ";\n");
  }

  /** A changelog of Liquibase in XML. */
  void xml(String path, String content) throws IOException {
    write(path, "<databaseChangeLog>\n" + content + "\n</databaseChangeLog>\n");
  }

  List<String> read() {
    return Migrations.read(new FolderSource(folder, format)).list().stream()
        .map(FormatFolder::line)
        .toList();
  }

  List<String> problems() {
    return Migrations.readable(new FolderSource(folder, format)).problems().stream()
        .map(Object::toString)
        .toList();
  }

  /** What is told of migrations that can be read. */
  List<String> notes() {
    return Migrations.readable(new FolderSource(folder, format)).list().stream()
        .flatMap(one -> one.notes().stream())
        .toList();
  }

  private static String line(Migration migration) {
    return migration.version()
        + " "
        + migration.description()
        + ": "
        + sql(migration.up())
        + " | "
        + (migration.down() == null ? "none" : sql(migration.down()))
        + (migration.verify().isEmpty() ? "" : ", verified")
        + (migration.options().withoutTransaction() ? ", no transaction" : "")
        + (migration.options().environments().isEmpty()
            ? ""
            : ", in " + new TreeSet<>(migration.options().environments()));
  }

  private static String sql(Script script) {
    return String.join("; ", script.statements().stream().map(s -> s.sql()).toList());
  }
}
