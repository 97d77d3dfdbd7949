package dev.slipway.backup.restore;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.definition.DumpedPartitions;
import dev.slipway.backup.restore.definition.ForeignKeys;
import dev.slipway.backup.restore.definition.PostData;
import dev.slipway.backup.restore.definition.RightsFilter;
import dev.slipway.backup.restore.definition.TableNames;
import dev.slipway.backup.restore.unit.CheckUnit;
import dev.slipway.backup.restore.unit.FinishUnit;
import dev.slipway.backup.restore.unit.IndexUnit;
import dev.slipway.backup.restore.unit.KeyUnit;
import dev.slipway.backup.restore.unit.RowsUnit;
import dev.slipway.backup.restore.unit.StatementFileUnit;
import dev.slipway.backup.restore.unit.StatementsUnit;
import dev.slipway.backup.restore.unit.Unit;
import dev.slipway.backup.restore.unit.VacuumUnit;
import dev.slipway.backup.restore.work.LongestChain;
import dev.slipway.backup.restore.work.Phase;
import dev.slipway.sql.StatementWords;
import dev.slipway.sql.TableUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the units of a whole backup into phases. Pure. */
final class RestorePlanner {

  private static final int AT_ONCE = 50;

  private final StoredBackup backup;
  private final RightsFilter filter;
  private final Set<String> done;
  private final LongConsumer meter;
  private final Map<String, Long> tableBytes = new HashMap<>();

  /** {@code done} are the units that earlier calls have done. */
  RestorePlanner(StoredBackup backup, RightsFilter filter, Set<String> done, LongConsumer meter) {
    this.backup = backup;
    this.filter = filter;
    this.done = done;
    this.meter = meter;
    rowsParts().forEach(part -> tableBytes.merge(TableNames.key(part), part.bytes(), Long::sum));
  }

  /**
   * The phases with what is left to do.
   *
   * @param own what is said of the database itself
   */
  List<Phase> plan(List<Definition> before, List<Definition> after, List<Definition> own) {
    DumpedPartitions partitions = new DumpedPartitions(before);
    PostData post = new PostData(after, partitions);
    ForeignKeys keys = new ForeignKeys(post, partitions);
    return Stream.of(
            new Phase(batches(before), false),
            new Phase(batches(post.indexesOfPartitioned()), false),
            new Phase(sideBySide(keys, partitions, post), true),
            new Phase(batches(post.before()), false),
            new Phase(batches(keys.inOneStep()), false),
            new Phase(batches(post.after()), false),
            new Phase(new TablesToAnalyze(after, partitions).units(rowsParts().toList()), true),
            new Phase(List.of(new FinishUnit(kept(last(post, own)))), false))
        .map(phase -> phase.without(done))
        .toList();
  }

  private static List<Definition> last(PostData post, List<Definition> own) {
    return Stream.concat(post.eventTriggers().stream(), own.stream()).toList();
  }

  private List<Unit> sideBySide(ForeignKeys keys, DumpedPartitions partitions, PostData post) {
    Stream<Unit> indexes = post.indexes().stream().map(IndexUnit::of);
    Stream<Unit> vacuumed = keys.tablesOfTwoSteps().stream().map(VacuumUnit::new);
    Stream<Unit> checked = keys.inTwoSteps().stream().flatMap(RestorePlanner::steps);
    List<Unit> inTurn =
        Stream.of(data(partitions), indexes, vacuumed, checked).flatMap(units -> units).toList();
    return LongestChain.first(inTurn, tableBytes);
  }

  private static Stream<Unit> steps(Definition key) {
    TableUse use = TableUse.of(key.words()).orElseThrow();
    return Stream.of(new KeyUnit(key.notValid(), use), new CheckUnit(key, use));
  }

  private Stream<Part> rowsParts() {
    return backup.manifest().parts().stream()
        .filter(part -> part.kind() == Part.Kind.ROWS && part.rows() > 0);
  }

  private Stream<Unit> data(DumpedPartitions partitions) {
    Map<String, Long> files =
        rowsParts().collect(Collectors.groupingBy(TableNames::key, Collectors.counting()));
    Stream<Unit> rows =
        rowsParts()
            .map(part -> new RowsUnit(backup, part, isAlone(part, files, partitions), meter));
    Stream<Unit> others =
        backup.manifest().parts().stream()
            .filter(part -> part.kind() == Part.Kind.SEQUENCES || isLargeObjects(part))
            .map(this::file);
    return Stream.concat(rows, others);
  }

  private static boolean isAlone(Part part, Map<String, Long> files, DumpedPartitions partitions) {
    String table = TableNames.key(part);
    return partitions.isPlain(table) && files.getOrDefault(table, 0L) == 1;
  }

  private static boolean isLargeObjects(Part part) {
    return part.kind() == Part.Kind.LARGE_OBJECTS && part.rows() > 0;
  }

  private Unit file(Part part) {
    Set<String> bites = new HashSet<>(done);
    return new StatementFileUnit(backup, part, filter::keeps, bites, meter);
  }

  private List<Definition> kept(List<Definition> definitions) {
    return definitions.stream().filter(one -> filter.keeps(one.words())).toList();
  }

  /** Cut without regard to what is left out, so that every call cuts in the same places. */
  private List<Unit> batches(List<Definition> definitions) {
    List<Unit> units = new ArrayList<>();
    List<Definition> batch = new ArrayList<>();
    for (Definition definition : definitions) {
      boolean heavy = isHeavy(definition.words());
      if (heavy || batch.size() == AT_ONCE) {
        close(batch, units);
      }
      batch.add(definition);
      if (heavy) {
        close(batch, units);
      }
    }
    close(batch, units);
    return units;
  }

  private void close(List<Definition> batch, List<Unit> units) {
    if (!batch.isEmpty()) {
      String id = batch.get(0).id();
      units.add(new StatementsUnit(id, kept(batch)));
      batch.clear();
    }
  }

  /** What may take as long as its table is big has a transaction of its own. */
  private static boolean isHeavy(StatementWords words) {
    return words.starts("REFRESH")
        || words.starts("CREATE", "MATERIALIZED", "VIEW")
        || TableUse.of(words).isPresent()
        || (words.starts("ALTER", "TABLE") && words.contains("CONSTRAINT"));
  }
}
