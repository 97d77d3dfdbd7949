package dev.slipway.migration;

import java.util.List;
import java.util.Optional;

/** One file as a source of ours, with what it brings in from another. */
record OneNative(SourceFile file, Source around) implements Source {

  @Override
  public List<SourceFile> files() {
    return List.of(file);
  }

  @Override
  public Optional<SourceFile> find(String path) {
    return around.find(path);
  }

  @Override
  public String format() {
    return "native";
  }

  @Override
  public String name() {
    return around.name();
  }
}
