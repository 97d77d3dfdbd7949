package dev.slipway.migration;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where migrations come from. */
public interface Source {

  /** The folder of backfills, which is looked for in each source. */
  String BACKFILLS = "backfills";

  /** The candidates for migrations, in any order; files of other kinds are left out. */
  List<SourceFile> files();

  /** A file by its path in the source, in folders too; empty where there is none. */
  default Optional<SourceFile> find(String path) {
    return Optional.empty();
  }

  /**
   * The SQL files that lie deeper, where none is read, as paths with slashes; asked for messages.
   */
  default List<String> elsewhere() {
    return List.of();
  }

  /** The names of the files beside the candidates that are no SQL; asked for messages. */
  default List<String> otherFiles() {
    return List.of();
  }

  /** The files that lie deeper and are no SQL, as paths with slashes. */
  default List<String> othersElsewhere() {
    return List.of();
  }

  /** The tool in whose form it is, as {@code --format} names it; null where its files tell. */
  default @Nullable String format() {
    return null;
  }

  /** The source's name for messages. */
  String name();
}
