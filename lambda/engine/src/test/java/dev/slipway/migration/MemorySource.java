package dev.slipway.migration;

import java.util.List;

/** Migrations that are not on any disk. */
record MemorySource(List<SourceFile> files) implements Source {

  MemorySource(SourceFile... files) {
    this(List.of(files));
  }

  @Override
  public String name() {
    return "memory";
  }
}
