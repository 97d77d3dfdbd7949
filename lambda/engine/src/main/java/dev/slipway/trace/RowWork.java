package dev.slipway.trace;

import java.util.List;
import java.util.stream.Stream;

/** The part of a statement's work that takes longer the more rows there are. */
public record RowWork(
    List<FullScan> scans,
    List<Rewrite> rewrites,
    List<BuiltIndex> builtIndexes,
    List<ValidatedConstraint> validated) {

  /** Nothing of the kind. */
  static final RowWork NONE = new RowWork(List.of(), List.of(), List.of(), List.of());

  /** How long it takes where tables that were there before are full of rows. */
  public Lasting lasting() {
    if (rewrites.stream().anyMatch(Rewrite::wasThereBefore)) {
      return Lasting.REWRITE;
    }
    if (builtIndexes.stream().anyMatch(BuiltIndex::wasThereBefore)) {
      return Lasting.INDEX_BUILD;
    }
    return scans.stream().anyMatch(FullScan::wasThereBefore) ? Lasting.SCAN : Lasting.MOMENT;
  }

  /** The tables that were there before and are read or written whole, each once. */
  public List<String> tables() {
    return Stream.of(
            rewrites.stream().filter(Rewrite::wasThereBefore).map(Rewrite::table),
            builtIndexes.stream().filter(BuiltIndex::wasThereBefore).map(BuiltIndex::table),
            scans.stream().filter(FullScan::wasThereBefore).map(FullScan::table))
        .flatMap(tables -> tables)
        .distinct()
        .toList();
  }

  /** Those of them that {@link #lasting} is about. */
  List<String> lastingTables() {
    Stream<String> tables =
        switch (lasting()) {
          case MOMENT -> Stream.empty();
          case SCAN -> scans.stream().filter(FullScan::wasThereBefore).map(FullScan::table);
          case INDEX_BUILD ->
              builtIndexes.stream().filter(BuiltIndex::wasThereBefore).map(BuiltIndex::table);
          case REWRITE -> rewrites.stream().filter(Rewrite::wasThereBefore).map(Rewrite::table);
        };
    return tables.distinct().toList();
  }
}
