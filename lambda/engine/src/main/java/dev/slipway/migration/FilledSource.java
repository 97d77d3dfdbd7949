package dev.slipway.migration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source in which another tool puts something into files before they run.
 *
 * @param texts of those files, by their paths
 */
record FilledSource(Source source, Map<String, String> texts) implements Source {

  @Override
  public List<SourceFile> files() {
    return source.files();
  }

  @Override
  public Optional<SourceFile> find(String path) {
    String text = texts.get(path);
    return text == null
        ? source.find(path)
        : Optional.of(new SourceFile(path, () -> text.getBytes(StandardCharsets.UTF_8)));
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
  public @Nullable String format() {
    return source.format();
  }

  @Override
  public String name() {
    return source.name();
  }
}
