package dev.slipway.backup.restore.definition;

import dev.slipway.sql.StatementWords;
import dev.slipway.sql.TableUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts the definitions that come after the rows into those that can be made side by side and those
 * that keep the order of the dump.
 */
public final class PostData {

  private final DumpedPartitions partitions;
  private final List<Definition> indexesOfPartitioned = new ArrayList<>();
  private final List<Definition> indexes = new ArrayList<>();
  private final List<Definition> before = new ArrayList<>();
  private final List<Definition> foreignKeys = new ArrayList<>();
  private final List<Definition> after = new ArrayList<>();
  private final List<Definition> eventTriggers = new ArrayList<>();
  private final Set<String> madeHere = new HashSet<>();
  private boolean routineMade;

  /** Sorts some definitions. */
  public PostData(List<Definition> definitions, DumpedPartitions partitions) {
    this.partitions = partitions;
    definitions.forEach(this::sort);
  }

  private void sort(Definition definition) {
    StatementWords words = definition.words();
    Optional<TableUse> use = TableUse.of(words).filter(found -> isIndependent(found));
    if (use.isPresent()) {
      of(use.get()).add(definition);
    } else if (words.contains("EVENT", "TRIGGER") && isAboutOne(words)) {
      eventTriggers.add(definition);
    } else {
      remember(words);
      boolean attaches = words.starts("ALTER", "INDEX") && words.contains("ATTACH", "PARTITION");
      (attaches || foreignKeys.isEmpty() ? before : after).add(definition);
    }
  }

  private List<Definition> of(TableUse use) {
    if (use.kind() == TableUse.Kind.FOREIGN_KEY) {
      return foreignKeys;
    }
    return partitions.isPartitioned(use.table()) ? indexesOfPartitioned : indexes;
  }

  /** What is built on something that is only made among these waits for it in their order. */
  private boolean isIndependent(TableUse use) {
    return !madeHere.contains(use.table())
        && (!routineMade || use.kind() == TableUse.Kind.FOREIGN_KEY);
  }

  private static boolean isAboutOne(StatementWords words) {
    return words.starts("CREATE", "EVENT", "TRIGGER")
        || words.starts("ALTER", "EVENT", "TRIGGER")
        || words.starts("COMMENT", "ON", "EVENT", "TRIGGER");
  }

  private void remember(StatementWords words) {
    int view = words.after(0, "CREATE", "OR?", "REPLACE?", "MATERIALIZED?", "VIEW");
    if (view >= 0) {
      madeHere.add(words.nameAt(view));
    }
    routineMade |=
        words.starts("CREATE", "OR?", "REPLACE?", "FUNCTION")
            || words.starts("CREATE", "OR?", "REPLACE?", "PROCEDURE");
  }

  /** They hold nothing yet, but lock all partitions while they are made. */
  public List<Definition> indexesOfPartitioned() {
    return indexesOfPartitioned;
  }

  /** Indexes, and constraints that are made of one. */
  public List<Definition> indexes() {
    return indexes;
  }

  /** What stands before the foreign keys, in order. */
  public List<Definition> before() {
    return before;
  }

  List<Definition> foreignKeys() {
    return foreignKeys;
  }

  /** What stands behind the first foreign key, in order. */
  public List<Definition> after() {
    return after;
  }

  /** They come last: from then on they hear of what anybody defines. */
  public List<Definition> eventTriggers() {
    return eventTriggers;
  }
}
