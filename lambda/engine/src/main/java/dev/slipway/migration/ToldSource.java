package dev.slipway.migration;

import java.util.List;
import java.util.Optional;

/**
 * A source whose files have told whose form it has.
 *
 * @param format the tool, as {@code --migrations-format} names it
 */
record ToldSource(Source source, String format) implements Source {

  @Override
  public List<SourceFile> files() {
    return source.files();
  }

  @Override
  public Optional<SourceFile> find(String path) {
    return source.find(path);
  }

  @Override
  public List<String> elsewhere() {
    return source.elsewhere();
  }

  @Override
  public List<String> otherFiles() {
    return source.otherFiles();
  }

  @Override
  public List<String> othersElsewhere() {
    return source.othersElsewhere();
  }

  @Override
  public String name() {
    return source.name();
  }
}
