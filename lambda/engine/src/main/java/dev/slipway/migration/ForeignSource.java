package dev.slipway.migration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source in the form of another tool.
 *
 * @param format the tool, as {@code --migrations-format} names it; null where its files tell
 * @param filled the texts of files into which the tool puts something before they run, by their
 *     paths
 */
record ForeignSource(Source source, @Nullable String format, Map<String, String> filled)
    implements Source {

  @Override
  public List<SourceFile> files() {
    return source.files();
  }

  @Override
  public Optional<SourceFile> find(String path) {
    String text = filled.get(path);
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
  public String name() {
    return source.name();
  }
}
